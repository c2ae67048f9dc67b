"""Citations in document order → what the text prints for each (chapter 8)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from plugins.apa.model import Citation, CiteItem, Listed, Rich, Span
from plugins.apa.shortnames import ShortName, short_names


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a citation that leads to the entry with `key`; "" for words and marks between works."""

    key: str
    rich: Rich


Label = tuple[Part, ...]


def labels(citations: Iterable[Citation], listed: tuple[Listed, ...]) -> tuple[Label, ...]:
    """One label a citation; every key must be listed. Group abbreviations are introduced once (8.21)."""
    writer = _Writer(listed)
    return tuple(writer.label(citation) for citation in citations)


class _Writer:
    """Remembers which abbreviations the text has introduced so far."""

    def __init__(self, listed: tuple[Listed, ...]) -> None:
        self.names: Mapping[str, ShortName] = short_names(listed)
        self.listed = {item.work.key: item for item in listed}
        self.place = {item.work.key: place for place, item in enumerate(listed)}
        self.introduced: set[str] = set()

    def label(self, citation: Citation) -> Label:
        if citation.narrative:
            return tuple(_joined(self._narrative(citation.items)))
        return tuple(_joined([_mark("("), *self._series(self._ordered(citation.items)), _mark(")")]))

    def _ordered(self, items: tuple[CiteItem, ...]) -> list[CiteItem]:
        """Alphabetical order (8.12); nothing moves across a prefix."""
        ordered: list[CiteItem] = []
        run: list[CiteItem] = []
        for item in items:
            if item.prefix:
                ordered += [*self._sorted(run), item]
                run = []
            else:
                run.append(item)
        return [*ordered, *self._sorted(run)]

    def _sorted(self, items: list[CiteItem]) -> list[CiteItem]:
        return sorted(items, key=lambda item: self.place[item.key])

    def _narrative(self, items: tuple[CiteItem, ...]) -> Iterator[Part]:
        first, *others = items
        name = self.names[first.key]
        new = self._introduces(first.key)
        short = self._abbreviation(first.key)
        if short and not new:
            yield Part(first.key, (Span(short),))
        else:
            yield Part(first.key, self._author(name, "and", ends_with_comma=False))
        inside = f"{short}, {self._year(first.key)}" if new else self._year(first.key)
        yield Part(first.key, (Span(f" ({inside}"), *_after(first)))
        if others:
            yield _mark("; ")
            yield from self._series(self._ordered(tuple(others)))
            yield _mark(")")
        else:
            yield Part(first.key, (Span(")"),))

    def _series(self, items: list[CiteItem]) -> Iterator[Part]:
        merged = [False, *(self._merges(before, item) for before, item in pairwise(items))]
        for place, item in enumerate(items):
            if place:
                yield _mark(", " if merged[place] else "; ")
            if item.prefix:
                yield Part("", (*emphasised(item.prefix), Span(" ")))
            bare = merged[place] or item.author_suppressed
            yield Part(item.key, ((Span(self._year(item.key)),) if bare else self._author_year(item.key)))
            if item.locator or item.suffix:
                yield Part(item.key, _after(item))

    def _merges(self, before: CiteItem, item: CiteItem) -> bool:
        """Years of the same author follow one another (8.12), unless something stands between them."""
        plain = not (before.locator or before.suffix or item.prefix or item.locator)
        same = before.author_suppressed == item.author_suppressed
        return plain and same and (item.author_suppressed or self._same_author(before.key, item.key))

    def _same_author(self, one: str, other: str) -> bool:
        names = self.listed[one].work.who.names
        same = self.names[one] == self.names[other]
        return bool(names) and same and names == self.listed[other].work.who.names

    def _author_year(self, key: str) -> Rich:
        name = self.names[key]
        new = self._introduces(key)
        short = self._abbreviation(key)
        if new:
            return (Span(f"{name.joined('&')} [{short}], {self._year(key)}"),)
        if short:
            return (Span(f"{short}, {self._year(key)}"),)
        return (*self._author(name, "&", ends_with_comma=True), Span(f" {self._year(key)}"))

    def _author(self, name: ShortName, ampersand: str, *, ends_with_comma: bool) -> Rich:
        comma = "," if ends_with_comma else ""
        if not name.title:
            return (Span(name.joined(ampersand) + comma),)
        if name.quoted:
            return (Span("“"), *name.title, Span(f"{comma}”"))
        return (*name.title, *((Span(comma),) if comma else ()))

    def _abbreviation(self, key: str) -> str:
        work = self.listed[key].work
        return work.abbreviation if len(work.who.names) == 1 else ""

    def _introduces(self, key: str) -> bool:
        """Whether this is the first use of the group's abbreviation; from now on it is known."""
        short = self._abbreviation(key)
        if not short or short in self.introduced:
            return False
        self.introduced.add(short)
        return True

    def _year(self, key: str) -> str:
        item = self.listed[key]
        original = item.work.date.original
        return f"{original}/{item.year}" if original else item.year


def emphasised(text: str) -> Rich:
    """Words with Markdown's `*emphasis*` or `_emphasis_`."""
    spans = []
    for match in re.finditer(r"([*_])(?=\S)(?P<italic>.+?)(?<=\S)\1|(?P<plain>[^*_]+|.)", text):
        spans.append(Span(match["italic"] or match["plain"], italic=match["italic"] is not None))
    return tuple(spans)


def _after(item: CiteItem) -> Rich:
    locator = f", {item.locator}" if item.locator else ""
    return tuple(span for span in (Span(locator), *emphasised(item.suffix)) if span.text)


def _mark(text: str) -> Part:
    return Part("", (Span(text),))


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Neighbours that lead to the same entry become one."""
    last: Part | None = None
    for part in parts:
        if last is not None and part.key == last.key:
            last = Part(last.key, (*last.rich, *part.rich))
        else:
            if last is not None:
                yield last
            last = part
    if last is not None:
        yield last
