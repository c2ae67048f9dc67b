"""RIS (Zotero, EndNote, most publishers' pages) → entries; rispy reads the syntax.

The tags mean what the specification of 2011 says, with the habits of publishers beside it (a DOI in M3 or UR,
editors in ED).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import rispy

from plugins.apa.identifiers import doi_of_url, read_doi
from plugins.apa.incoming.model import Incoming
from plugins.apa.incoming.values import listed_name, names, page_range, value, without_period
from plugins.apa.parse import Entry, Field
from plugins.errors import Problem, Severity

# RIS type → BibTeX type, and the field in which the greater work stands.
TYPES: Mapping[str, tuple[str, str]] = {
    "JOUR": ("article", "journal"), "EJOUR": ("article", "journal"), "JFULL": ("article", "journal"),
    "INPR": ("article", "journal"), "ABST": ("article", "journal"), "MGZN": ("article", "journal"),
    "NEWS": ("article", "journal"), "BOOK": ("book", "series"), "EBOOK": ("book", "series"),
    "EDBOOK": ("book", "series"), "CHAP": ("incollection", "booktitle"),
    "ECHAP": ("incollection", "booktitle"), "CPAPER": ("inproceedings", "booktitle"),
    "CONF": ("inproceedings", "booktitle"), "DICT": ("inreference", "booktitle"),
    "ENCYC": ("inreference", "booktitle"), "THES": ("thesis", ""), "RPRT": ("report", ""),
    "GOVDOC": ("report", ""), "ELEC": ("online", "organization"), "BLOG": ("online", "organization"),
    "ICOMM": ("online", "organization"), "DATA": ("dataset", ""), "DBASE": ("dataset", ""),
    "COMP": ("software", ""), "VIDEO": ("video", ""), "MPCT": ("movie", ""), "SOUND": ("audio", ""),
    "UNPB": ("unpublished", ""), "MANSCPT": ("unpublished", ""), "SLIDE": ("unpublished", ""),
    "GEN": ("misc", "organization"),
}  # fmt: skip
# Of all other works APA prints the year alone.
_DATED = frozenset({
    "MGZN", "NEWS", "ELEC", "BLOG", "ICOMM", "VIDEO", "SOUND", "CPAPER", "SLIDE", "UNPB", "GEN",
})  # fmt: skip
_SUBTYPES = {"MGZN": "magazine", "NEWS": "newspaper"}
_PUBLISHERS = {"thesis": "school", "report": "institution"}
_LINE = re.compile(r"^\s*([A-Z][A-Z0-9])\s{0,3}-(?:\s|$)[ \t]*(.*)$")

Record = Mapping[str, object]


def read(text: str, file: Path) -> Incoming:
    """Entries of RIS text; blanks that were lost on the way do not matter."""
    lines = text.lstrip("\ufeff").splitlines()
    starts = [number for number, line in enumerate(lines, 1) if _tag(line) == "TY"]
    entries: list[Entry] = []
    problems: list[Problem] = []
    for line, record in zip(starts, rispy.loads("\n".join(_regular(lines))), strict=True):
        kind = _text(record, "type_of_reference").upper()
        if kind not in TYPES:
            sentence = f'An entry of the RIS type "{kind}" cannot be taken over.'
            problems.append(Problem(file, line, sentence, "Write it into the .bib file by hand."))
            continue
        entry = _entry(record, kind, file, line)
        entries.append(entry)
        problems += _doubtful_names(record, entry)
    return Incoming(tuple(entries), tuple(problems))


def _tag(line: str) -> str:
    match = _LINE.match(line)
    return match[1] if match else ""


def _regular(lines: list[str]) -> Iterator[str]:
    """The lines as rispy wants them: two blanks before the hyphen, every record closed."""
    is_open = False
    for line in lines:
        match = _LINE.match(line)
        if match is None:
            if line.strip():
                yield line
            continue
        if match[1] in {"TY", "ER"} and is_open:
            yield "ER  - "
        is_open = (is_open or match[1] == "TY") and match[1] != "ER"
        if match[1] != "ER":
            yield f"{match[1]}  - {match[2].strip()}"
    if is_open:
        yield "ER  - "


def _entry(record: Record, kind: str, file: Path, line: int) -> Entry:
    type_, greater = TYPES[kind]
    filled = {name: make(record) for name, make in FIELDS.items()}
    filled["entrysubtype"] = _SUBTYPES.get(kind, "")
    if kind == "EDBOOK" and not filled["editor"]:
        filled["author"], filled["editor"] = "", filled["author"]
    if kind in _DATED:
        filled["date"] = _date(record, "date", "year", "publication_year")
    if kind == "INPR":
        filled["pubstate"] = "inpress"
    if greater:
        filled[greater] = value(_first(record, *_GREATER))
    if type_ in _PUBLISHERS:
        filled[_PUBLISHERS[type_]], filled["publisher"] = filled["publisher"], ""
    if type_ in {"thesis", "report"}:
        filled["type"] = value(_first(record, "type_of_work")) if not read_doi(_m3(record)) else ""
    fields = {name: Field(text, line) for name, text in filled.items() if text}
    return Entry("pasted", type_, fields, file, line)


_GREATER = (
    "secondary_title", "alternate_title3", "journal_name", "alternate_title1", "alternate_title2",
)  # fmt: skip


def _people(*tags: str) -> Callable[[Record], str]:
    return lambda record: names([listed_name(name) for name in _names(record, *tags)])


def _plain(*tags: str) -> Callable[[Record], str]:
    return lambda record: value(_first(record, *tags))


def _year(record: Record) -> str:
    found = re.search(r"\d{4}", _first(record, "year", "publication_year", "date"))
    return found[0] if found else value(_first(record, "year", "publication_year"))


def _date(record: Record, *tags: str) -> str:
    """RIS's "2013/01/05/" as BibLaTeX's "2013-01-05"; "" without a month."""
    parts = re.fullmatch(r"(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?:[/-].*)?", _first(record, *tags))
    return "-".join(part.zfill(2) for part in parts.groups() if part) if parts else ""


def _pages(record: Record) -> str:
    return page_range(_first(record, "start_page"), _first(record, "end_page"))


def _doi(record: Record) -> str:
    urls = [doi_of_url(url) for url in _list(record, "urls")]
    return next(filter(None, (read_doi(_first(record, "doi")), read_doi(_m3(record)), *urls)), "")


def _url(record: Record) -> str:
    urls = [url for url in _list(record, "urls") if url]
    return "" if _doi(record) or not urls else urls[0]


def _accessed(record: Record) -> str:
    return _date(record, "access_date") if _url(record) else ""


def _m3(record: Record) -> str:
    return _first(record, "type_of_work")


FIELDS: Mapping[str, Callable[[Record], str]] = {
    "author": _people("authors", "first_authors"),
    "editor": _people("secondary_authors", "ED"),
    "translator": _people("subsidiary_authors"),
    "title": lambda record: value(without_period(_first(record, "title", "primary_title"))),
    "edition": _plain("edition"),
    "publisher": _plain("publisher"),
    "year": _year,
    "volume": _plain("volume"),
    "number": _plain("number"),
    "pages": _pages,
    "eid": _plain("custom7"),
    "doi": _doi,
    "url": _url,
    "urldate": _accessed,
    "langid": _plain("language"),
}


def _doubtful_names(record: Record, entry: Entry) -> Iterator[Problem]:
    for name in _names(record, "authors", "first_authors"):
        if "," not in name and len(name.split()) == 2 and listed_name(name).startswith("{"):
            first, last = name.split()
            sentence = f'"{name}" is written without a comma, so it is taken for the name of a group.'
            advice = f'If it is a person, change it to "{last}, {first}".'
            yield Problem(entry.file, entry.line, sentence, advice, Severity.WARNING)


def _first(record: Record, *tags: str) -> str:
    return next(filter(None, (_text(record, tag) for tag in tags)), "")


def _text(record: Record, tag: str) -> str:
    content = record.get(tag)
    return " ".join(content.split()) if isinstance(content, str) else ""


def _list(record: Record, tag: str) -> list[str]:
    content = record.get(tag)
    return [str(item).strip() for item in content if str(item).strip()] if isinstance(content, list) else []


def _names(record: Record, *tags: str) -> list[str]:
    """The first of these lists that is there; tags that rispy does not know stand apart."""
    unknown = record.get("unknown_tag")
    others: Record = unknown if isinstance(unknown, Mapping) else {}
    return next(filter(None, (_list(record, tag) or _list(others, tag) for tag in tags)), [])
