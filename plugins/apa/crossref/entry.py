"""A record of Crossref → an entry, as if somebody had written it into a .bib file."""

from collections.abc import Mapping
from pathlib import Path

from plugins.apa.crossref.record import Contributor, Record
from plugins.apa.entry import Entry, Field
from plugins.apa.incoming.values import group, names, page_range, person, value

# Crossref's types (https://api.crossref.org/types) → BibTeX's, and the field of the greater work.
TYPES: Mapping[str, tuple[str, str]] = {
    "journal-article": ("article", "journal"),
    "book": ("book", ""),
    "monograph": ("book", ""),
    "edited-book": ("book", ""),
    "reference-book": ("book", ""),
    "book-set": ("book", ""),
    "book-chapter": ("incollection", "booktitle"),
    "book-section": ("incollection", "booktitle"),
    "book-part": ("incollection", "booktitle"),
    "reference-entry": ("inreference", "booktitle"),
    "proceedings-article": ("inproceedings", "booktitle"),
    "report": ("report", ""),
    "report-component": ("report", ""),
    "dissertation": ("thesis", ""),
    "dataset": ("dataset", ""),
    "posted-content": ("misc", ""),
}
_OTHER = ("misc", "")
_PUBLISHERS = {"thesis": "school", "report": "institution"}


def entry_of(record: Record, file: Path = Path("Crossref")) -> Entry:
    """The record as an entry; the year is that of the printed issue, if it has one."""
    type_, greater = TYPES.get(record.type, _OTHER)
    title, subtitle = record.title, record.subtitle
    whole = f"{title}: {subtitle}" if subtitle and subtitle.lower() not in title.lower() else title
    filled = {
        "author": _people(record.authors),
        "editor": _people(record.editors),
        "title": value(whole),
        "year": record.year_in_print or record.year_issued or record.year_online,
        "volume": value(record.volume),
        "number": value(record.issue),
        "pages": page_range(record.pages, ""),
        "eid": value(record.article_number),
        "doi": record.doi,
    }
    if greater and record.containers:
        filled[greater] = value(record.containers[0])
    if type_ != "article":
        filled[_PUBLISHERS.get(type_, "publisher")] = value(record.institution or record.publisher)
    return Entry("crossref", type_, {k: Field(v, 0) for k, v in filled.items() if v}, file, 0)


def _people(contributors: tuple[Contributor, ...]) -> str:
    return names(
        [person(one.family, one.given, one.suffix) if one.family else group(one.name) for one in contributors]
    )
