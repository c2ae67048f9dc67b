"""Whether a work is in the bibliography already."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.apa.identifiers import doi_of_url
from plugins.apa.model import Work
from plugins.apa.order import folded
from plugins.apa.parse import Entry
from plugins.errors import Problem


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


def holding(entry: Entry, work: Work) -> Holding:
    """What there is to compare of a work."""
    title = "".join(span.text for span in (*work.main_title, *work.title))
    author = folded(work.who.names[0].family) if work.who else ""
    doi = doi_of_url(work.link).lower()
    return Holding(entry.key, entry.file, entry.line, doi, _levelled(title), author, work.edition)


def duplicate(new: Holding, label: str, held: Iterable[Holding]) -> Problem | None:
    """Why a work (`label` names it) is refused: one with its DOI, or else its title, is there."""
    held = tuple(held)
    same_doi = next((old for old in held if new.doi and new.doi == old.doi), None)
    if same_doi is not None:
        return _refusal(new, label, same_doi, f"the DOI {new.doi}")
    same_title = next((old for old in held if _same_title(new, old)), None)
    return _refusal(new, label, same_title, "the same title") if same_title else None


def _same_title(new: Holding, old: Holding) -> bool:
    """The same title is another work if its first author, its edition or its DOI says so."""
    differs = (new.doi and old.doi) or (new.author and old.author and new.author != old.author)
    return bool(new.title) and new.title == old.title and not differs and new.edition == old.edition


def _refusal(new: Holding, label: str, old: Holding, what: str) -> Problem:
    place = f"{old.file}:{old.line}"
    if old.file == new.file:
        sentence = f"{label} stands twice in what you gave: {what} is on line {old.line} too."
        return Problem(new.file, new.line, sentence, "Keep one of them.")
    sentence = f"{label} is in the bibliography already: {place} has {what}."
    return Problem(new.file, new.line, sentence, f"Cite it as [@{old.key}], or take it out of this text.")


def _levelled(title: str) -> str:
    return folded(title.replace("&", " and "))
