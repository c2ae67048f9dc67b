"""What a reader sees of a finished text before reading it: first words, length, sections."""

import math
import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

DESCRIPTION_LENGTH = 160  # search engines cut longer ones
WORDS_PER_MINUTE = 230  # silent reading of English non-fiction: Brysbaert (2019) found 238 on average
CONTENTS_FROM_MINUTES = 4
CONTENTS_FROM_SECTIONS = 3

# The apparatus at the end of an article is looked up, not read through.
APPARATUS = frozenset({"references", "cite-this", "footnote"})
_WITH_IDS = frozenset({"p", "h2"})
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "source", "wbr"})

_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*+)(?P<attributes>(?:\s(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)?+/?)>"""
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+""")
# Inside these, what looks like a tag is none.
_RAW = frozenset(
    {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"}
)


@dataclass(frozen=True, slots=True)
class Section:
    """An h2 of the text."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Outline:
    """`opening` is the first paragraph as plain text, `words` counts the text without its apparatus."""

    opening: str
    words: int
    sections: tuple[Section, ...]

    @property
    def minutes(self) -> int:
        """Reading time, at least one minute."""
        return max(1, math.ceil(self.words / WORDS_PER_MINUTE))


def outline(html: str) -> Outline:
    """Read a finished text once, from its HTML."""
    reader = _Reader()
    if not _read_quickly(html, reader):
        reader = _Reader()
        reader.feed(html)
        reader.close()
    return Outline(reader.opening, reader.words, tuple(reader.sections))


def description(written: str, opening: str) -> str:
    """The description somebody wrote, or else the opening cut at a word, with an ellipsis."""
    if written or len(opening) <= DESCRIPTION_LENGTH:
        return written or opening
    words = opening[:DESCRIPTION_LENGTH].rpartition(" ")[0] or opening[:DESCRIPTION_LENGTH]
    return words.rstrip(" ,;:–—.(") + "…"


def contents(wanted: bool | None, outline: Outline) -> tuple[Section, ...]:
    """The list of sections to print: as the author wishes, else only where it saves scrolling."""
    long = outline.minutes >= CONTENTS_FROM_MINUTES and len(outline.sections) >= CONTENTS_FROM_SECTIONS
    return outline.sections if (long if wanted is None else wanted) else ()


def _read_quickly(html: str, reader: "_Reader") -> bool:
    """Let a reader see HTML as it is after cleaning, in a quarter of the time; False for any other."""
    position = 0
    for tag in _TAG.finditer(html):
        if position < tag.start() and not _tell(html[position : tag.start()], reader):
            return False
        position = tag.end()
        name, attributes = tag["name"].lower(), tag["attributes"]
        if name in _RAW or (attributes.endswith("/") and name not in VOID):
            return False
        if tag["end"]:
            reader.handle_endtag(name)
        elif attributes and (
            name in _WITH_IDS or "&" in attributes or any(map(attributes.__contains__, APPARATUS))
        ):
            reader.handle_starttag(
                name, [(key.lower(), _value(text)) for key, text in _ATTRIBUTE.findall(attributes)]
            )
        else:
            reader.handle_starttag(name, [])
    return position == len(html) or _tell(html[position:], reader)


def _tell(text: str, reader: "_Reader") -> bool:
    if "<" in text:
        return False
    reader.handle_data(unescape(text) if "&" in text else text)
    return True


def _value(text: str) -> str:
    return unescape(text[1:-1] if text[:1] in {'"', "'"} else text)


class _Reader(HTMLParser):
    """Collects while it reads; `_skipping` is the depth inside the apparatus, 0 outside."""

    def __init__(self) -> None:
        super().__init__()
        self.opening = ""
        self.words = 0
        self.sections: list[Section] = []
        self._skipping = 0
        self._text: list[str] = []
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self._text.append(" ")
            return
        attributes = {name: value or "" for name, value in attrs}
        if self._skipping or APPARATUS.intersection(attributes.get("class", "").split()):
            self._skipping += 1
        elif tag in _WITH_IDS:
            self._text.clear()
            self._heading = attributes.get("id", "")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:  # "<br />" is announced twice
            return
        if self._skipping:
            self._skipping -= 1
        elif tag == "h2" and self._heading:
            self.sections.append(Section(self._heading, _line(self._text)))
        elif tag == "p" and not self.opening:
            self.opening = _line(self._text)

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._text.append(data)
            self.words += len(data.split())


def _line(texts: list[str]) -> str:
    return " ".join("".join(texts).split())
