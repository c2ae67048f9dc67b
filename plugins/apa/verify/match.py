"""Which record found by title is the work of an entry without a DOI, and how sure that is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from plugins.apa.crossref.record import Record
from plugins.apa.model import Kind, Work
from plugins.apa.verify.compare import levelled, same_family, text, work_of

_BOOKS = frozenset({"book", "monograph", "edited-book", "reference-book", "book-set"})
_PARTS = frozenset({"book-chapter", "book-section", "book-part", "reference-entry"})
# What Crossref may have without our knowing the DOI; a review has its book's title, so types must fit.
TYPES: Mapping[Kind, frozenset[str]] = {
    Kind.ARTICLE: frozenset({"journal-article"}),
    Kind.BOOK: _BOOKS,
    Kind.CHAPTER: _PARTS,
    Kind.ENTRY: _PARTS,
    Kind.PAPER: frozenset({"proceedings-article", "journal-article"}),
    Kind.PREPRINT: frozenset({"posted-content"}),
    Kind.REPORT: frozenset({"report", "report-component", *_BOOKS}),
    Kind.THESIS: frozenset({"dissertation"}),
    Kind.DATASET: frozenset({"dataset"}),
}
_NEARLY = 0.92
_TELLING = 20  # letters: "Self-compassion" alone is the title of many works


@dataclass(frozen=True, slots=True)
class Match:
    """A record that is the work, as `reason` explains."""

    record: Record
    reason: str


def query(work: Work) -> str:
    """What to ask for; not the year, which may be the error."""
    family = work.who.names[0].family if work.who else ""
    return " ".join(filter(None, (text(work.title), family, text(work.container))))


def match(work: Work, records: Iterable[Record]) -> Match | None:
    """The first record that agrees in enough; None rather than a guess."""
    fitting = (record for record in records if record.type in TYPES.get(work.kind, frozenset()))
    return next((found for record in fitting if (found := _match(work, record))), None)


def _match(work: Work, record: Record) -> Match | None:
    theirs = work_of(record)
    if not (work.who and theirs.who and same_family(work.who.names[0], theirs.who.names[0])):
        return None
    mine, their = levelled(text(work.title)), levelled(text(theirs.title))
    same_year = work.date.year in {record.year_in_print, record.year_online, record.year_issued}
    if mine == their and same_year:
        return Match(record, "title, first author and year agree, so it is almost certainly this one")
    if same_year and SequenceMatcher(None, mine, their).ratio() >= _NEARLY:
        return Match(
            record, "first author and year agree and the title nearly does, so it is probably this one"
        )
    # Another year is another edition of a book, but hardly ever another article.
    if mine == their and len(mine) >= _TELLING and work.kind is not Kind.BOOK and _same_people(work, theirs):
        return Match(record, "title and authors agree and the year does not, so the entry may be mistaken")
    return None


def _same_people(work: Work, theirs: Work) -> bool:
    mine, their = work.who.names, theirs.who.names
    complete = len(mine) == len(their) or work.who.others
    return complete and all(same_family(one, other) for one, other in zip(mine, their, strict=False))
