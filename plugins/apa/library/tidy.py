"""An entry as it was pasted → its fields as our files keep them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plugins.apa.entry import Entry
from plugins.apa.identifiers import doi_of_url, read_doi, read_url
from plugins.apa.pages import read_pages

# What other programs keep in their exports and no reference prints.
HOUSEKEEPING = frozenset({
    "abstract", "annotation", "annote", "archive", "bdsk-file-1", "bdsk-url-1", "citeulike-article-id",
    "collaborator", "copyright", "creationdate", "crossref", "date-added", "date-modified", "file", "groups",
    "id", "isbn", "issn", "keyword", "keywords", "lccn", "local-url", "mendeley-groups", "mendeley-tags",
    "modificationdate", "numpages", "owner", "pagetotal", "pmcid", "pmid", "rating", "ranking", "readstatus",
    "shortjournal", "source", "timestamp", "urn", "username", "mrnumber", "zblnumber", "bibsource", "biburl",
    "__markedentry", "unique-id", "xdata", "research-areas", "web-of-science-categories", "times-cited",
    "cited-references", "affiliation", "author_keywords", "document_type", "abbrev_source_title", "coden",
    "correspondence_address1", "references",
})  # fmt: skip
_ARTICLE_NOISE = frozenset({"publisher", "address", "location"})
ORDER = (
    "author", "authortype", "nameaddon", "shortauthor", "editor", "editortype", "bookauthor", "translator",
    "title", "subtitle", "titleaddon", "shorttitle", "maintitle", "mainsubtitle", "booktitle", "booksubtitle",
    "journal", "journaltitle", "journalsubtitle", "eventtitle", "venue", "edition", "series", "publisher",
    "institution", "school", "organization", "howpublished", "address", "location", "year", "month", "day",
    "date", "pubstate", "origdate", "origyear", "volume", "volumes", "number", "issue", "pages", "eid",
    "chapter", "version", "type", "entrysubtype", "note", "doi", "eprint", "eprinttype", "archiveprefix",
    "eprintclass", "primaryclass", "url", "urldate", "langid",
)  # fmt: skip
_PLACE = {name: place for place, name in enumerate(ORDER)}
_BARE = re.compile(r"(?<!\\)([&%#])")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": " ", "&#38;": "&", "&#39;": "'"}


@dataclass(frozen=True, slots=True)
class Tidy:
    """An entry's type and fields, in their order, ready to write; `dropped` names the fields left out."""

    type: str
    fields: Mapping[str, str]
    dropped: tuple[str, ...]


def tidy(entry: Entry) -> Tidy:
    """Known fields in one order, others after them; house-keeping goes."""
    noise = HOUSEKEEPING | _noise(entry)
    kept = {name: _clean(name, field.value) for name, field in entry.fields.items() if name not in noise}
    kept = _with_doi(_plain_names({name: text for name, text in kept.items() if text}))
    ordered = sorted(kept, key=lambda name: (_PLACE.get(name, len(ORDER)), name))
    dropped = tuple(sorted(set(entry.fields) & noise))
    return Tidy(entry.type, {name: kept[name] for name in ordered}, dropped)


def _noise(entry: Entry) -> frozenset[str]:
    """What does not print of a journal article: its publisher, and the month when it has a volume or DOI."""
    if entry.type != "article" or entry.value("entrysubtype"):
        return frozenset()
    numbered = entry.value("volume", "number", "issue", "doi")
    return _ARTICLE_NOISE | ({"month", "day"} if numbered else frozenset())


def _clean(name: str, value: str) -> str:
    return CLEANERS.get(name, _text)(" ".join(value.split()))


def _text(value: str) -> str:
    r"""A text whose special characters are LaTeX: "A & B" → "A \& B"; braces and commands stay."""
    for entity, character in _ENTITIES.items():
        value = value.replace(entity, character)
    if re.search(r"\\(?:url|href|path)\b", value):
        return value
    value = _BARE.sub(r"\\\1", value)
    # A dollar or an underscore alone is no mathematics.
    if len(re.findall(r"(?<!\\)\$", value)) % 2:
        value = re.sub(r"(?<!\\)\$", r"\\$", value)
    return value if "$" in value.replace(r"\$", "") else re.sub(r"(?<!\\)_", r"\\_", value)


def _pages(value: str) -> str:
    return read_pages(value).replace("–", "--")


def _doi(value: str) -> str:
    return read_doi(value) or value


def _url(value: str) -> str:
    return read_url(value) or value


def _verbatim(value: str) -> str:
    return value


def _note(value: str) -> str:
    """Zotero keeps here what it has no field for."""
    return "" if re.match(r"(?:Publisher|_eprint|PMID|tex\.\w+):", value) else _text(value)


def _language(value: str) -> str:
    """English goes without saying."""
    return "" if re.match(r"en|american|british|usenglish|ukenglish", value.lower()) else value


CLEANERS: Mapping[str, Callable[[str], str]] = {
    "doi": _doi, "url": _url, "pages": _pages, "eprint": _verbatim, "eprinttype": _verbatim,
    "archiveprefix": _verbatim, "date": _verbatim, "urldate": _verbatim, "origdate": _verbatim,
    "note": _note, "langid": _language, "language": _language, "hyphenation": _language,
}  # fmt: skip


def _plain_names(fields: dict[str, str]) -> dict[str, str]:
    """BibLaTeX's names → the classic ones that our files use, where both say the same."""
    year = re.fullmatch(r"\d{4}", fields["date"]) if "date" in fields else None
    renamed = {"journaltitle": "journal"} | ({"date": "year"} if year else {})
    fields = {
        renamed[name] if name in renamed and renamed[name] not in fields else name: text
        for name, text in fields.items()
    }
    if re.match(r"\d{4}-", fields.get("date", "")):  # says all that these do, and more
        fields = {name: text for name, text in fields.items() if name not in {"year", "month", "day"}}
    return fields


def _with_doi(fields: dict[str, str]) -> dict[str, str]:
    """A DOI makes an address superfluous (9.34); one that stands in the address gets its field."""
    doi = fields.get("doi") or doi_of_url(fields.get("url", ""))
    if not doi:
        return fields
    return {name: text for name, text in fields.items() if name not in {"url", "urldate"}} | {"doi": doi}
