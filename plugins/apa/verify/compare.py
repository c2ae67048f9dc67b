"""A work of ours against its record, field by field.

Both have gone through the same normalisation, so that only facts can differ: capitals, accents, punctuation,
kinds of dash and shortened end pages do not count.
"""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from plugins.apa.crossref.entry import entry_of
from plugins.apa.crossref.record import Record
from plugins.apa.entry import Bibliography
from plugins.apa.latex import plain
from plugins.apa.model import Kind as WorkKind
from plugins.apa.model import Name, Names, Rich, Work
from plugins.apa.names import inverted
from plugins.apa.normalise import normalise
from plugins.apa.order import folded
from plugins.apa.verify.findings import Finding, Kind, differs

# Publishers put this before the titles of works they withdrew.
_WITHDRAWN = re.compile(
    r"^\W*(?:retracted|withdrawn|removed|retraction)(?: article| chapter)?\W*[:.\]]\s*", re.I
)
# Some put the edition behind them.
_EDITION = re.compile(r"\s*\(\w+ (?:ed\.|edition)\)\W*$", re.IGNORECASE)
_IN_JOURNALS = frozenset({WorkKind.ARTICLE, WorkKind.PERIODICAL})
_WITH_PAGES = _IN_JOURNALS | {WorkKind.CHAPTER, WorkKind.PAPER}
_ALIKE = 0.5


def compare(ours: Work, record: Record) -> tuple[Finding, ...]:
    """All differences; only one, if the record is of another work altogether."""
    theirs = work_of(record)
    if _is_another(ours, theirs):
        who = ", ".join(name.family for name in theirs.who.names[:3])
        sentence = f"The DOI leads to another work: {who} ({theirs.date.year}), {title_of(record)}."
        return (Finding(Kind.DIFFERS, sentence, "doi", "", record.doi),)
    return tuple(finding for compared in COMPARISONS for finding in compared(ours, theirs, record))


def work_of(record: Record) -> Work:
    """The record as a work, as if it had stood in a .bib file."""
    works, _ = normalise(Bibliography({"crossref": entry_of(record)}, ()))
    return works["crossref"]


def text(rich: Rich) -> str:
    """Rich text without its styles."""
    return "".join(span.text for span in rich)


def title_of(record: Record) -> str:
    """The record's title in its own capitals, for people to read."""
    return plain(entry_of(record).value("title"))


def levelled(words: str) -> str:
    """What counts of a title: letters and digits without accents and capitals, "&" like "and"."""
    return folded(_EDITION.sub("", _WITHDRAWN.sub("", words)).replace("&", " and "))


def same_title(ours: Rich, theirs: Rich) -> bool:
    """Equal titles; a record may lack the subtitle."""
    return levelled(text(theirs)) in {levelled(text(ours)), levelled(text(ours).split(": ")[0])}


def same_family(ours: Name, theirs: Name) -> bool:
    """Equal family names; a particle may stand with the given names."""
    one, other = folded(ours.family), folded(theirs.family)
    return one == other or (min(len(one), len(other)) > 2 and (one.endswith(other) or other.endswith(one)))


def _is_another(ours: Work, theirs: Work) -> bool:
    if not (ours.title and theirs.title) or same_title(ours.title, theirs.title):
        return False
    strangers = bool(ours.who and theirs.who) and not same_family(ours.who.names[0], theirs.who.names[0])
    likeness = SequenceMatcher(None, levelled(text(ours.title)), levelled(text(theirs.title))).ratio()
    return strangers and likeness < _ALIKE


def _year(ours: Work, theirs: Work, record: Record) -> Iterator[Finding]:
    """The year of the issue is the one to cite (9.14); that of the online version is pointed out."""
    found = re.search(r"\d{4}", ours.date.year)
    year = found[0] if found else ours.date.year
    known = {"in print": record.year_in_print, "online": record.year_online, "": record.year_issued}
    known = {where: there for where, there in known.items() if there}
    if not known:
        return
    if year not in known.values():
        where, there = next(iter(known.items()))
        yield differs("year", year, there, where)
    elif record.year_in_print and year != record.year_in_print:
        sentence = f"year: {year} is the year online; in print it is {record.year_in_print}, which APA cites."
        yield Finding(Kind.NOTE, sentence, "year", year, record.year_in_print)


def _volume(ours: Work, theirs: Work, record: Record) -> Iterator[Finding]:
    if ours.kind in _IN_JOURNALS and theirs.volume and folded(theirs.volume) != folded(ours.volume):
        yield differs("volume", ours.volume, theirs.volume)


def _issue(ours: Work, theirs: Work, record: Record) -> Iterator[Finding]:
    if ours.kind in _IN_JOURNALS and theirs.issue and folded(theirs.issue) != folded(ours.issue):
        yield differs("issue", ours.issue, theirs.issue)


def _pages(ours: Work, theirs: Work, record: Record) -> Iterator[Finding]:
    """Page ranges and article numbers; a record with the first page alone agrees with a range from there."""
    there = [each for each in (theirs.pages, theirs.article_number) if each]
    here = [each for each in (ours.pages, ours.article_number) if each]
    begun = [each.split("–")[0] for each in here]
    agree = {folded(each) for each in there} & {folded(each) for each in (*here, *begun)}
    if ours.kind in _WITH_PAGES and there and not agree:
        yield differs("pages", ", ".join(here), there[0])


def _title(ours: Work, theirs: Work, record: Record) -> Iterator[Finding]:
    if theirs.title and not same_title(ours.title, theirs.title):
        yield differs("title", f"“{text(ours.title)}”", f"“{title_of(record)}”")


def _journal(ours: Work, theirs: Work, record: Record) -> Iterator[Finding]:
    """A record may have the journal's full and its short title."""
    known = {re.sub("^the", "", levelled(plain(title))) for title in record.containers}
    mine = re.sub("^the", "", levelled(text(ours.container)))
    if ours.kind in _IN_JOURNALS and known and mine not in known:
        yield differs("journal", text(ours.container), plain(record.containers[0]))


def _authors(ours: Work, theirs: Work, record: Record) -> Iterator[Finding]:
    if not theirs.who or ours.role is not theirs.role:
        return
    mine, their = ours.who.names, theirs.who.names
    if len(mine) != len(their) and not (ours.who.others and len(mine) < len(their)):
        yield differs(
            "authors", f"{len(mine)} ({_families(ours.who)})", f"{len(their)} ({_families(theirs.who)})"
        )
        return
    for number, (one, other) in enumerate(zip(mine, their, strict=False), 1):
        if not _same_person(one, other):
            yield differs(f"author {number}", inverted(one), inverted(other))


def _same_person(ours: Name, theirs: Name) -> bool:
    """Initials agree as far as both give them."""
    if not same_family(ours, theirs):
        return False
    return all(
        one == other for one, other in zip(folded(ours.initials), folded(theirs.initials), strict=False)
    )


def _families(who: Names) -> str:
    shown = [name.family for name in who.names]
    return ", ".join(shown if len(shown) <= 6 else [*shown[:5], "…", shown[-1]])


COMPARISONS: tuple[Callable[[Work, Work, Record], Iterator[Finding]], ...] = (
    _authors, _year, _title, _journal, _volume, _issue, _pages,
)  # fmt: skip
