"""Citations in document order → what the text prints for each (chapter 8)."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plugins.apa.abbreviations import Abbreviations
from plugins.apa.locators import in_words
from plugins.apa.model import Citation, CiteItem, Listed, Rich, Span
from plugins.apa.order import author_key
from plugins.apa.phrases import phrase
from plugins.apa.shortnames import ShortName, joined, short_names
from plugins.languages.lists import listed as in_a_row
from plugins.languages.model import ENGLISH, Language

# Words that introduce all the works after them; others ("Bowen, as cited in") belong to one work alone.
_SIGNALS = frozenset({
    "also", "but see", "cf", "compare", "eg", "especially", "for example", "for more see", "for reviews see",
    "ie", "including", "see", "see also", "see eg", "see especially", "see for example", "such as",
    "como", "comparese", "consulte", "en especial", "p ej", "pero vease", "por ejemplo", "vease",
    "vease por ejemplo", "vease tambien", "veanse", "veanse tambien", "ver", "ver tambien",
})  # fmt: skip

_OPENING = ("(", "[", "“", "‘", "—")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a citation that leads to the entry with `key`; "" for words and marks between works."""

    key: str
    rich: Rich


Label = tuple[Part, ...]


def labels(
    citations: Iterable[Citation], listed: tuple[Listed, ...], language: Language = ENGLISH
) -> tuple[Label, ...]:
    """One label a citation; every key must be listed. Group abbreviations are introduced once (8.21)."""
    writer = _Writer(listed, language)
    return tuple(tuple(_whole(writer.label(citation))) for citation in citations)


def entry_names(listed: tuple[Listed, ...], language: Language = ENGLISH) -> Mapping[str, Rich]:
    """Key → what leads to its entry: "Neff & Germer, 2013"; groups by their whole names."""
    names = short_names(listed, language)
    authors = {key: _author(name, name.names, language) for key, name in names.items()}
    return {item.work.key: (*authors[item.work.key], Span(_year(item))) for item in listed}


class _Writer:
    """Writes the citations of one text, whose earlier citations decide how groups are called."""

    def __init__(self, listed: tuple[Listed, ...], language: Language) -> None:
        self.language = language
        self.names: Mapping[str, ShortName] = short_names(listed, language)
        self.abbreviations = Abbreviations(listed)
        self.listed = {item.work.key: item for item in listed}
        self.place = {item.work.key: place for place, item in enumerate(listed)}

    def label(self, citation: Citation) -> Iterator[Part]:
        if citation.narrative:
            yield from self._narrative(*citation.items)
        else:
            yield _mark("(")
            yield from self._series(self._in_order(citation.items))
            yield _mark(")")

    def _in_order(self, items: Iterable[CiteItem]) -> list[CiteItem]:
        """Alphabetical order (8.12) between the prefixes, which stay where they are."""
        ordered: list[CiteItem] = []
        for stretch in _cut(items, lambda item: bool(item.prefix)):
            prefix = stretch[0].prefix
            works = _cut([replace(stretch[0], prefix=""), *stretch[1:]], lambda item: not item.continues)
            pinned = [] if not prefix or _is_signal(prefix) else works[:1]
            works = [*pinned, *sorted(works[len(pinned) :], key=lambda work: self.place[work[0].key])]
            first, *others = (item for work in works for item in work)
            ordered += [replace(first, prefix=prefix), *others]
        return ordered

    def _narrative(self, first: CiteItem, *others: CiteItem) -> Iterator[Part]:
        author, inside = self._author_in_sentence(first.key)
        yield Part(first.key, (*author, Span(f" ({inside}{self._year(first.key)}"), *self._after(first)))
        yield from self._series(self._in_order(others), first)
        yield Part("" if others else first.key, (Span(")"),))

    def _series(self, items: Iterable[CiteItem], before: CiteItem | None = None) -> Iterator[Part]:
        for item in items:
            merged = before is not None and self._merges(before, item)
            if before is not None and not item.continues:
                yield _mark(", " if merged else "; ")
            if item.prefix:
                blank = "" if item.prefix.endswith(_OPENING) else " "
                yield Part("", (*phrase(item.prefix), Span(blank)))
            author = () if merged or item.author_suppressed else self._author_in_brackets(item.key)
            yield Part(item.key, (*author, Span(self._year(item.key)), *self._after(item)))
            before = item

    def _merges(self, last: CiteItem, item: CiteItem) -> bool:
        """Years of one author follow one another (8.12), unless something stands between them."""
        between = last.locator or last.suffix or item.prefix or item.locator or item.suffix or item.continues
        named = last.author_suppressed and not item.author_suppressed
        return not between and not named and self._same_author(last.key, item.key)

    def _same_author(self, one: str, other: str) -> bool:
        work, another = self.listed[one].work, self.listed[other].work
        same = author_key(work) == author_key(another) and self.names[one] == self.names[other]
        return same and bool(work.who)

    def _author_in_brackets(self, key: str) -> Rich:
        called = [self.abbreviations.call(key, name) for name in self.names[key].names]
        shown = [f"{one} [{short}]" if short else one for one, short in called]
        return _author(self.names[key], shown, self.language)

    def _author_in_sentence(self, key: str) -> tuple[Rich, str]:
        """The author, and what comes before the year: National Health Service (NHS, 2021)."""
        name = self.names[key]
        if name.title:
            return _title(name, self.language), ""
        called = [self.abbreviations.call(key, one) for one in name.names]
        before_year = ""
        if not name.et_al and called[-1][1]:
            called[-1], before_year = (called[-1][0], ""), f"{called[-1][1]}, "
        shown = [f"{one} ({short})" if short else one for one, short in called]
        words = joined(shown, "&", et_al=True) if name.et_al else in_a_row(shown, self.language)
        return (Span(words),), before_year

    def _year(self, key: str) -> str:
        return _year(self.listed[key])

    def _after(self, item: CiteItem) -> Rich:
        locator, suffix = in_words(item.locator, self.language), in_words(item.suffix, self.language)
        return (*((Span(f", {locator}"),) if locator else ()), *phrase(suffix))


def _author(name: ShortName, called: Sequence[str], language: Language) -> Rich:
    """ "Neff & Germer, " or "“Sleep and Sorrow,” "; `called` are the names as they are called here."""
    if name.title:
        return (*_title(name, language, ","), Span(" "))
    return (Span(f"{joined(called, '&', et_al=name.et_al)}, "),)


def _year(item: Listed) -> str:
    original = item.work.date.original
    return f"{original}/{item.year}" if original else item.year


def _title(name: ShortName, language: Language, comma: str = "") -> Rich:
    """The title in place of an author; in English a comma goes inside all quotation marks (6.7)."""
    end = (Span(comma),) if comma else ()
    if not name.quoted:
        return (*name.title, *end)
    if language.code != ENGLISH.code:
        return (Span("“"), *name.title, Span("”"), *end)
    *others, last = name.title
    if comma and last.text.endswith("’") and any("‘" in span.text for span in name.title):
        return (Span("“"), *others, Span(last.text[:-1], last.italic), *end, Span("’”"))
    return (Span("“"), *name.title, *end, Span("”"))


def _is_signal(prefix: str) -> bool:
    letters = unicodedata.normalize("NFD", prefix.casefold())  # accents are letters of their own
    return " ".join(re.sub(r"[^a-z ]", "", letters).split()) in _SIGNALS


def _cut(items: Iterable[CiteItem], starts: Callable[[CiteItem], bool]) -> list[list[CiteItem]]:
    """Runs of items, each opened by one that `starts` it."""
    runs: list[list[CiteItem]] = []
    for item in items:
        if runs and not starts(item):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _mark(text: str) -> Part:
    return Part("", (Span(text),))


def _whole(parts: Iterable[Part]) -> Iterator[Part]:
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
