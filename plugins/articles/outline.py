"""What a reader sees of a finished text before reading it: first words, length, sections."""

import math
from dataclasses import dataclass
from html.parser import HTMLParser

DESCRIPTION_LENGTH = 160  # search engines cut longer ones
WORDS_PER_MINUTE = 230  # silent reading of English non-fiction: Brysbaert (2019) found 238 on average
CONTENTS_FROM_MINUTES = 4
CONTENTS_FROM_SECTIONS = 3

# The apparatus at the end of an article is looked up, not read through.
APPARATUS = frozenset({"references", "cite-this", "footnote"})
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "source", "wbr"})


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
    parser = _Reader()
    parser.feed(html)
    parser.close()
    return Outline(parser.opening, parser.words, tuple(parser.sections))


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
        elif tag in {"p", "h2"}:
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
