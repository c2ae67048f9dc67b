"""Whether a work is in the bibliography already."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.apa.entry import Entry
from plugins.apa.identifiers import doi_of_url
from plugins.apa.model import Kind, Work
from plugins.apa.order import folded
from plugins.errors import Problem

_IN_BOOKS = frozenset({Kind.CHAPTER, Kind.ENTRY, Kind.PAPER})


@dataclass(frozen=True, slots=True)
class Holding:
    """A work and where it stands; what is compared is levelled: no capitals, accents, punctuation."""

    key: str
    file: Path
    line: int
    doi: str
    title: str
    author: str
    edition: str
    book: str


def holding(entry: Entry, work: Work) -> Holding:
    """What there is to compare of a work."""
    title = "".join(span.text for span in (*work.main_title, *work.title))
    author = folded(work.who.names[0].family) if work.who else ""
    doi = doi_of_url(work.link).lower()
    # Many a book has an introduction by its editor.
    book = _levelled("".join(span.text for span in work.container)) if work.kind in _IN_BOOKS else ""
    return Holding(entry.key, entry.file, entry.line, doi, _levelled(title), author, work.edition, book)


def duplicate(new: Holding, label: str, held: Iterable[Holding]) -> Problem | None:
    """Why a work (`label` names it) is refused: one with its DOI, or else its title, is there."""
    held = tuple(held)
    same_doi = next((old for old in held if new.doi and new.doi == old.doi), None)
    if same_doi is not None:
        return _refusal(new, label, same_doi, f"the DOI {new.doi}")
    same_title = next((old for old in held if _same_title(new, old)), None)
    return _refusal(new, label, same_title, "the same title") if same_title else None


def _same_title(new: Holding, old: Holding) -> bool:
    """The same title is another work if its first author, book, edition or DOI says so."""
    if not new.title or new.title != old.title or new.edition != old.edition:
        return False
    pairs = ((new.doi, old.doi), (new.author, old.author), (new.book, old.book))
    return not any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _refusal(new: Holding, label: str, old: Holding, what: str) -> Problem:
    place = f"{old.file}:{old.line}"
    if old.file == new.file:
        sentence = f"{label} stands twice in what you gave: {what} is on line {old.line} too."
        return Problem(new.file, new.line, sentence, "Keep one of them.")
    sentence = f"{label} is in the bibliography already: {place} has {what}."
    advice = f"Cite it as [@{old.key}], and take it out of this text."
    if new.doi != old.doi or not new.doi:
        advice += " If it is another work, its DOI or edition must say so."
    return Problem(new.file, new.line, sentence, advice)


def _levelled(title: str) -> str:
    return folded(title.replace("&", " and "))
