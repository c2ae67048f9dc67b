"""Which kind of work an entry is: its type, and what its fields say besides."""

import re
from collections.abc import Callable, Mapping

from plugins.apa.identifiers import doi_of_url
from plugins.apa.latex import plain
from plugins.apa.model import Kind
from plugins.apa.parse import Entry

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
    "software": Kind.SOFTWARE, "movie": Kind.MEDIA, "video": Kind.MEDIA, "audio": Kind.MEDIA,
    "music": Kind.MEDIA,
    "image": Kind.MEDIA, "artwork": Kind.MEDIA, "performance": Kind.MEDIA, "online": Kind.WEB,
    "electronic": Kind.WEB, "www": Kind.WEB, "webpage": Kind.WEB, "misc": Kind.WEB, "jurisdiction": Kind.CASE,
    "legislation": Kind.STATUTE, "legal": Kind.STATUTE,
}  # fmt: skip


# Google Scholar's way to give an arXiv preprint a journal.
_SCHOLAR = re.compile(r"(?i)arxiv(?: preprint)?(?: arxiv)?:?\s*(?P<number>\d{4}\.\d{4,5}|[a-z-]+/\d{7})")


def kind_of(entry: Entry) -> Kind:
    """The kind that decides how the entry prints; an unknown type is a web page."""
    kind = TYPES.get(entry.type, Kind.WEB)
    return REFINEMENTS[kind](entry) if kind in REFINEMENTS else kind


def _article(entry: Entry) -> Kind:
    journal = plain(entry.value("journaltitle", "journal"))
    if arxiv(entry) and (not journal or _SCHOLAR.match(journal)):
        return Kind.PREPRINT
    subtype = entry.value("entrysubtype", "entrysubtypes").lower()
    if subtype in {"newspaper", "magazine"}:
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
    return Kind.EPISODE if entry.value("booktitle", "maintitle") else Kind.MEDIA


def _misc(entry: Entry) -> Kind:
    if repository(entry) or (entry.type == "misc" and (entry.value("doi") or doi_of_url(entry.value("url")))):
        return Kind.PREPRINT
    if entry.value("booktitle"):
        return Kind.ENTRY
    return Kind.PERIODICAL if entry.value("journaltitle", "journal") else Kind.WEB


def arxiv(entry: Entry) -> str:
    """A preprint's arXiv number, in BibLaTeX's fields, arXiv's own or Google Scholar's; "" without one."""
    system = entry.value("eprinttype", "archiveprefix").lower()
    if system == "arxiv":
        return re.sub(r"(?i)^arxiv:", "", plain(entry.value("eprint")))
    scholar = _SCHOLAR.match(plain(entry.value("journaltitle", "journal")))
    return scholar["number"] if scholar else ""


def repository(entry: Entry) -> str:
    """The preprint server that keeps a work; "" for a system that only counts articles, such as PubMed."""
    if arxiv(entry):
        return "arXiv"
    name = plain(entry.value("eprinttype", "archiveprefix"))
    return "" if name.lower() in {"", "doi", "jstor", "pubmed", "pmid", "hdl", "googlebooks"} else name


REFINEMENTS: Mapping[Kind, Callable[[Entry], Kind]] = {
    Kind.ARTICLE: _article,
    Kind.CHAPTER: _chapter,
    Kind.PAPER: _paper,
    Kind.MEDIA: _media,
    Kind.WEB: _misc,
}
