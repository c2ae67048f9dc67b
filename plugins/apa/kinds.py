"""Which kind of work an entry is: its type, and what its fields say besides."""

import re
from collections.abc import Callable, Mapping

from plugins.apa.entry import Entry
from plugins.apa.identifiers import doi_of_url
from plugins.apa.latex import plain
from plugins.apa.model import Kind
from plugins.apa.preprints import SCHOLAR, arxiv, is_server, repository

TYPES: dict[str, Kind] = {
    "article": Kind.ARTICLE, "suppperiodical": Kind.ARTICLE, "review": Kind.ARTICLE, "periodical": Kind.ISSUE,
    "book": Kind.BOOK, "mvbook": Kind.BOOK, "collection": Kind.BOOK, "mvcollection": Kind.BOOK,
    "proceedings": Kind.BOOK, "mvproceedings": Kind.BOOK, "reference": Kind.BOOK, "mvreference": Kind.BOOK,
    "manual": Kind.BOOK, "booklet": Kind.BOOK, "bookinbook": Kind.CHAPTER, "inbook": Kind.CHAPTER,
    "incollection": Kind.CHAPTER, "suppbook": Kind.CHAPTER, "suppcollection": Kind.CHAPTER,
    "inproceedings": Kind.PAPER, "conference": Kind.PAPER, "inreference": Kind.ENTRY, "report": Kind.REPORT,
    "techreport": Kind.REPORT, "patent": Kind.REPORT, "standard": Kind.REPORT, "thesis": Kind.THESIS,
    "phdthesis": Kind.THESIS, "mastersthesis": Kind.THESIS, "unpublished": Kind.UNPUBLISHED,
    "presentation": Kind.UNPUBLISHED, "letter": Kind.UNPUBLISHED, "dataset": Kind.DATASET,
    "data": Kind.DATASET,
    "software": Kind.SOFTWARE, "movie": Kind.MEDIA, "video": Kind.MEDIA, "audio": Kind.MEDIA,
    "music": Kind.MEDIA,
    "image": Kind.MEDIA, "artwork": Kind.MEDIA, "performance": Kind.MEDIA, "online": Kind.WEB,
    "electronic": Kind.WEB, "www": Kind.WEB, "webpage": Kind.WEB, "misc": Kind.WEB, "jurisdiction": Kind.CASE,
    "legislation": Kind.STATUTE, "legal": Kind.STATUTE,
}  # fmt: skip


def kind_of(entry: Entry) -> Kind:
    """The kind that decides how the entry prints; an unknown type is a web page."""
    kind = TYPES.get(entry.type, Kind.WEB)
    return REFINEMENTS[kind](entry) if kind in REFINEMENTS else kind


def _article(entry: Entry) -> Kind:
    journal = plain(entry.value("journaltitle", "journal"))
    if is_server(journal) or (arxiv(entry) and (not journal or SCHOLAR.match(journal))):
        return Kind.PREPRINT
    subtype = entry.value("entrysubtype", "entrysubtypes").lower()
    if subtype in {"newspaper", "magazine", "newsletter", "blog"}:
        return Kind.PERIODICAL
    dated = bool(entry.value("day")) or bool(re.match(r"\d{4}-\d\d-\d\d", entry.value("date")))
    dated = dated or bool(
        re.search(r"\d", plain(entry.value("month"))) and re.search(r"[A-Za-z]", entry.value("month"))
    )
    plainly = not (entry.value("volume") or entry.value("number", "issue") or entry.value("doi", "eid"))
    return Kind.PERIODICAL if dated and plainly and not doi_of_url(entry.value("url")) else Kind.ARTICLE


def _chapter(entry: Entry) -> Kind:
    return Kind.CHAPTER if entry.value("booktitle") or entry.value("maintitle") else Kind.BOOK


def _paper(entry: Entry) -> Kind:
    if entry.value("journaltitle", "journal") and not entry.value("booktitle"):
        return Kind.ARTICLE
    return Kind.PAPER if entry.value("booktitle") else Kind.UNPUBLISHED


def _media(entry: Entry) -> Kind:
    if not entry.value("booktitle", "maintitle"):
        return Kind.MEDIA
    song = entry.type == "music" or re.search(
        r"(?i)\b(?:song|track|single)\b", entry.value("titleaddon", "type")
    )
    return Kind.SONG if song else Kind.EPISODE


def _unpublished(entry: Entry) -> Kind:
    return Kind.SESSION if entry.value("booktitle") and entry.value("eventtitle") else Kind.UNPUBLISHED


def _misc(entry: Entry) -> Kind:
    if repository(entry) or (entry.type == "misc" and (entry.value("doi") or doi_of_url(entry.value("url")))):
        return Kind.PREPRINT
    if entry.value("booktitle"):
        return Kind.ENTRY
    if entry.value("eventtitle") and not entry.value("publisher", "organization"):
        return Kind.UNPUBLISHED
    return Kind.PERIODICAL if entry.value("journaltitle", "journal") else Kind.WEB


REFINEMENTS: Mapping[Kind, Callable[[Entry], Kind]] = {
    Kind.ARTICLE: _article,
    Kind.CHAPTER: _chapter,
    Kind.PAPER: _paper,
    Kind.MEDIA: _media,
    Kind.UNPUBLISHED: _unpublished,
    Kind.WEB: _misc,
}
