"""Citations in a Markdown text: where one starts, where it ends, and what only looks like one."""

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from plugins.apa.locators import split_locator
from plugins.apa.markup import AT_KEY, LONGEST, closing_bracket, read_bracket, read_lone, strays
from plugins.apa.model import Citation

# What a placeholder carries: its citation's place among those that were found.
MARK = "data-citation"
# What Python-Markdown makes of a character after a backslash: STX, its number, ETX.
_ESCAPE = re.compile("\x02(\\d+)\x03")
_TAG, _REST_OF_TAG = re.compile(r"<[a-zA-Z/][^<>]*"), re.compile(r"[^<>]*>")
_ATTRIBUTE = re.compile(r"<[A-Za-z][\w-]*\s[^<>]*=[^<>]*\Z")
_MEANS_SOMETHING = frozenset("@[]{};")
Match = tuple[etree.Element | None, int | None, int | None]
_NOTHING: Match = (None, None, None)


@dataclass(slots=True)
class Found:
    """What the inline patterns met; the order of `citations`, (typed, read), is not the text's.

    `escaped` had a backslash that a visual editor put there; `strays` are (bracket, part without a key).
    """

    citations: list[tuple[str, Citation]] = field(default_factory=list)
    escaped: list[str] = field(default_factory=list)
    strays: list[tuple[str, str]] = field(default_factory=list)

    def reset(self) -> None:
        """Forget the document before."""
        self.citations.clear()
        self.escaped.clear()
        self.strays.clear()

    def element(self, typed: str, citation: Citation) -> etree.Element:
        """A placeholder that the tree processor fills when all citations are known."""
        self.citations.append((typed, citation))
        element = etree.Element("span", {"class": "citation", MARK: str(len(self.citations) - 1)})
        # Addresses and image texts take the text of what stands inside them.
        element.text = AtomicString(typed)
        return element


class _Pattern(InlineProcessor):
    pattern = ""

    def __init__(self, found: Found, md: Markdown) -> None:
        super().__init__(type(self).pattern, md)
        self.found = found

    def typed(self, data: str) -> str:
        """What the author typed: code and escaped characters that other patterns took out are back."""
        return _ESCAPE.sub(_unescaped, self.unescape(data))

    def is_link(self, data: str, after: int) -> bool:
        """Whether the brackets that end before `after` hold the text of a link."""
        if data.startswith("(", after):
            return True
        end = closing_bracket(data, after) if data.startswith("[", after) else -1
        return end > 0 and data[after + 1 : end].lower() in {"", *self.md.references}


class Escaped(_Pattern):
    """A citation in brackets with backslashes, as visual editors write them."""

    pattern = rf"(?:{AT_KEY}[ ]?)?\\\[(?P<content>[^\[\]\\]+)\\?\]"

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]
        content = m["content"]
        if _inside_tag_or_address(data, m.start()):
            return _NOTHING
        if m["key"] or m["braced"]:
            citation = read_lone(m, content) if split_locator(content) != ("", content) else None
        else:
            citation = read_bracket(content) if content.startswith(("@", "-@")) else None
        if citation is None:
            return _NOTHING
        self.found.escaped.append(m[0])
        return self.found.element(m[0], citation), m.start(), m.end()


class Typed(_Pattern):
    """`@key` and `[@key]`, read from left to right, because a bracket may belong to the key before it."""

    pattern = rf"{AT_KEY}(?P<own>\s?\[(?!\^))?|(?<!!)\[(?=[^@]{{0,{LONGEST}}}@)"

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]
        if _inside_tag_or_address(data, m.start()):
            return _NOTHING
        return self._bracket(m, data) if m[0] == "[" else self._lone(m, data)

    def _bracket(self, m: re.Match[str], data: str) -> Match:
        end = closing_bracket(data, m.start())
        if end < 0 or self.is_link(data, end + 1):
            return _NOTHING
        content = self.typed(data[m.end() : end])
        citation = read_bracket(content)
        if citation is None:
            self.found.strays += ((f"[{content}]", part) for part in strays(content))
            return _NOTHING
        return self.found.element(f"[{content}]", citation), m.start(), end + 1

    def _lone(self, m: re.Match[str], data: str) -> Match:
        end = closing_bracket(data, m.end() - 1) if m["own"] else -1
        if end > 0 and not self.is_link(data, end + 1):
            citation = read_lone(m, self.typed(data[m.end() : end]))
            if citation is not None:
                return self.found.element(data[m.start() : end + 1], citation), m.start(), end + 1
        end = m.start("own") if m["own"] else m.end()
        alone = read_lone(m, None)
        assert alone is not None  # a key by itself always reads
        return self.found.element(data[m.start() : end], alone), m.start(), end


def _inside_tag_or_address(data: str, place: int) -> bool:
    """Whether a place belongs to an HTML tag or a web address that starts before it."""
    before = data[:place]
    word = before[max(before.rfind(" "), before.rfind("\n")) + 1 :]
    start = max(before.rfind("<"), 0)
    in_tag = _TAG.fullmatch(before, start) and _REST_OF_TAG.match(data, place)
    return "://" in word or bool(in_tag or _ATTRIBUTE.match(before, start))


def _unescaped(escape: re.Match[str]) -> str:
    character = chr(int(escape[1]))
    return escape[0] if character in _MEANS_SOMETHING else character
