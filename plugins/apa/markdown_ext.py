"""Citations and the reference list inside Python-Markdown's tree."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.apa.elements import fill, placeholders, put_list, reference_ids, reference_section
from plugins.apa.locators import split_locator
from plugins.apa.markup import AT_KEY, LONGEST, closing_bracket, read_bracket, read_lone, strays
from plugins.apa.model import Citation, Work
from plugins.apa.plain import plain_text
from plugins.apa.process import Result, process
from plugins.fastbuild.quick import quick_markdown
from plugins.languages.catalogue import language as language_of
from plugins.languages.model import ENGLISH, Language

_MARK = "data-citation"
# What Python-Markdown makes of a character after a backslash: STX, its number, ETX.
_ESCAPE = re.compile("\x02(\\d+)\x03")
_TAG, _REST_OF_TAG = re.compile(r"<[a-zA-Z/][^<>]*"), re.compile(r"[^<>]*>")
_ATTRIBUTE = re.compile(r"<[A-Za-z][\w-]*\s[^<>]*=[^<>]*\Z")
_MEANS_SOMETHING = frozenset("@[]{};")
# Python-Markdown opens a quotation mark that ends its paragraph right after an element.
_CLOSING = {'"': "”", "'": "’"}
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

    def element(self, typed: str, citation: Citation) -> etree.Element:
        """A placeholder that the tree processor fills when all citations are known."""
        self.citations.append((typed, citation))
        element = etree.Element("span", {"class": "citation", _MARK: str(len(self.citations) - 1)})
        # Addresses and image texts take the text of what stands inside them.
        element.text = AtomicString(typed)
        return element


class CitationExtension(Extension):
    """`[@key]` and `@key` become citations of `works`; the reference list ends the text.

    `whole` lists every work, cited or not. After a conversion `result` says what was cited and `found` what
    was odd.
    """

    def __init__(self, works: Mapping[str, Work], *, whole: bool = False) -> None:
        super().__init__()
        self.works = works
        self.whole = whole
        self.result = Result()
        self.found = Found()

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown."""
        md.registerExtension(self)
        if "@" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "@"]
        # Code (190) is gone by then; links, footnotes and reference links have not been looked for.
        md.inlinePatterns.register(_Escaped(self, md), "escaped-citation", 185)
        md.inlinePatterns.register(_Typed(self, md), "citation", 174)
        # After the inline patterns (20), before heading ids (5), smart quotes (6) and unescaping (0).
        md.treeprocessors.register(_Fill(self, md), "citations", 15)

    def works_in(self, language: Language) -> Mapping[str, Work]:
        """The works with the words of a language; a bibliography can make them for each."""
        return self.works

    def reset(self) -> None:
        """Called by Python-Markdown before each document."""
        self.found = Found()
        self.result = Result()


class _Pattern(InlineProcessor):
    pattern = ""

    def __init__(self, extension: CitationExtension, md: Markdown) -> None:
        super().__init__(type(self).pattern, md)
        self.extension = extension

    @property
    def found(self) -> Found:
        return self.extension.found

    def typed(self, data: str) -> str:
        """What the author typed: code and escaped characters that other patterns took out are back."""
        return _ESCAPE.sub(_unescaped, self.unescape(data))

    def is_link(self, data: str, after: int) -> bool:
        """Whether the brackets that end before `after` hold the text of a link."""
        if data.startswith("(", after):
            return True
        end = closing_bracket(data, after) if data.startswith("[", after) else -1
        return end > 0 and data[after + 1 : end].lower() in {"", *self.md.references}


class _Escaped(_Pattern):
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


class _Typed(_Pattern):
    """Reads from left to right, because a bracket may belong to the key before it."""

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


class _Fill(Treeprocessor):
    """Gives every placeholder its label and the text its reference list."""

    def __init__(self, extension: CitationExtension, md: Markdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        extension = self.extension
        spans = list(placeholders(root, _MARK))
        citations = [extension.found.citations[int(span.attrib.pop(_MARK))][1] for span in spans]
        language = language_of(str(getattr(self.md, "Meta", {}).get("lang", ENGLISH.code)))
        works = extension.works_in(language)
        result = process(citations, works, self._nocite(), language)
        ids = reference_ids(reference.work.key for reference in result.references)
        for number, (span, label) in enumerate(zip(spans, result.labels, strict=True), 1):
            span.text = None
            fill(span, number, label, ids)
            _finish(span)
            if "smarty" in self.md.treeprocessors and span.tail and span.tail[0] in _CLOSING:
                span.tail = _CLOSING[span.tail[0]] + span.tail[1:]
        for image in root.iter("img"):
            image.set("alt", plain_text(image.get("alt", ""), works, language))
        listed = reference_section(result.references, ids, language) if result.references else None
        put_list(root, None if listed is None else _finish(listed))
        extension.result = result

    def _nocite(self) -> list[str]:
        """Keys to list without a citation, with or without their @; "@*" stands for every work."""
        keys = [key.lstrip("@") for key in getattr(self.md, "Meta", {}).get("nocite", ())]
        return list(self.extension.works) if self.extension.whole or "*" in keys else keys


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


def _finish(element: etree.Element) -> etree.Element:
    """Text that nothing in Python-Markdown touches any more."""
    for inner in element.iter():
        inner.text = AtomicString(inner.text or "")
        if inner is not element:
            inner.tail = AtomicString(inner.tail or "")
    return element


@dataclass(frozen=True, slots=True)
class Converted:
    """A document by itself: its HTML, what it cites, and what was odd about its citations (see Found)."""

    html: str
    result: Result
    escaped: tuple[str, ...]
    strays: tuple[tuple[str, str], ...]


class Converter:
    """Converts texts in one language that are part of no site; the `works` are made for that language."""

    def __init__(
        self,
        works: Mapping[str, Work],
        *,
        extensions: Iterable[str],
        whole: bool = False,
        language: Language = ENGLISH,
    ) -> None:
        self._code = language.code
        self._extension = CitationExtension(works, whole=whole)
        self._quick = quick_markdown(
            {"extensions": [*extensions, self._extension], "output_format": "html"},
        )

    def convert(self, text: str, nocite: Iterable[str] = ()) -> Converted:
        """One text; `nocite` lists works that it does not cite."""
        extension, markdown = self._extension, self._quick.restore()
        markdown.Meta = {"nocite": list(nocite), "lang": self._code}  # type: ignore[attr-defined]
        html: str = markdown.convert(text)
        found = extension.found
        return Converted(html, extension.result, tuple(found.escaped), tuple(found.strays))


def convert(
    text: str,
    works: Mapping[str, Work],
    *,
    extensions: Iterable[str],
    whole: bool = False,
    nocite: Iterable[str] = (),
    language: Language = ENGLISH,
) -> Converted:
    """Convert one text by itself; `nocite` and `whole` list works that it does not cite."""
    return Converter(works, extensions=extensions, whole=whole, language=language).convert(text, nocite)
