"""RIS (Zotero, EndNote, most publishers' pages) → entries; rispy reads the syntax.

The tags mean what the specification of 2011 says, with the habits of publishers beside it (a DOI in M3 or UR,
editors in ED).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import rispy

from plugins.apa.entry import Entry, Field
from plugins.apa.identifiers import doi_of_url, read_doi
from plugins.apa.incoming.model import Incoming
from plugins.apa.incoming.values import listed_name, names, page_range, value, without_period
from plugins.errors import Problem, Severity


@dataclass(frozen=True, slots=True)
class Target:
    """What a RIS type becomes: `names` says where the fields of FIELDS go, if not under their own names."""

    type: str
    names: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)


_ARTICLE = Target("article", {"container": "journal"})
_BOOK = Target("book", {"container": "series"})
_CHAPTER = Target("incollection", {"container": "booktitle"})
_PAPER = Target("inproceedings", {"container": "booktitle", "date": "date"})
_ENTRY = Target("inreference", {"container": "booktitle"})
_REPORT = Target("report", {"publisher": "institution", "kind": "type"})
_PAGE = Target("online", {"container": "organization", "date": "date"})
_TALK = Target("unpublished", {"date": "date"})
_DATA = Target("dataset")
TYPES: Mapping[str, Target] = {
    "JOUR": _ARTICLE, "EJOUR": _ARTICLE, "JFULL": _ARTICLE, "ABST": _ARTICLE,
    "INPR": Target("article", {"container": "journal"}, {"pubstate": "inpress"}),
    "MGZN": Target("article", {"container": "journal", "date": "date"}, {"entrysubtype": "magazine"}),
    "NEWS": Target("article", {"container": "journal", "date": "date"}, {"entrysubtype": "newspaper"}),
    "BOOK": _BOOK, "EBOOK": _BOOK,
    "EDBOOK": Target("book", {"container": "series", "author": "editor"}),
    "CHAP": _CHAPTER, "ECHAP": _CHAPTER, "CPAPER": _PAPER, "CONF": _PAPER, "DICT": _ENTRY, "ENCYC": _ENTRY,
    "THES": Target("thesis", {"publisher": "school", "kind": "type"}), "RPRT": _REPORT, "GOVDOC": _REPORT,
    "ELEC": _PAGE, "BLOG": _PAGE, "ICOMM": _PAGE, "DATA": _DATA, "DBASE": _DATA, "COMP": Target("software"),
    "VIDEO": Target("video", {"date": "date"}), "MPCT": Target("movie"),
    "SOUND": Target("audio", {"date": "date"}), "UNPB": _TALK, "MANSCPT": _TALK, "SLIDE": _TALK,
    "GEN": Target("misc", {"container": "organization", "date": "date"}),
}  # fmt: skip
# Only where a type asks for them: APA prints the year alone of most works.
_OPTIONAL = {"container": "", "date": "", "kind": ""}
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
        entry = _entry(record, TYPES[kind], file, line)
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


def _entry(record: Record, target: Target, file: Path, line: int) -> Entry:
    places = _OPTIONAL | dict(target.names)
    filled = dict(target.fixed)
    for name, make in FIELDS.items():
        place = places.get(name, name)
        if place and (text := make(record)):
            filled.setdefault(place, text)
    return Entry("pasted", target.type, {k: Field(v, line) for k, v in filled.items()}, file, line)


def _people(*tags: str) -> Callable[[Record], str]:
    return lambda record: names([listed_name(name) for name in _names(record, *tags)])


def _plain(*tags: str) -> Callable[[Record], str]:
    return lambda record: value(_first(record, *tags))


def _year(record: Record) -> str:
    found = re.search(r"\d{4}", _first(record, "year", "publication_year", "date"))
    return found[0] if found else value(_first(record, "year", "publication_year"))


def _date(*tags: str) -> Callable[[Record], str]:
    return lambda record: _iso(_first(record, *tags))


def _iso(text: str) -> str:
    """RIS's "2013/01/05/" as BibLaTeX's "2013-01-05"; "" without a month."""
    parts = re.fullmatch(r"(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?:[/-].*)?", text)
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
    return _iso(_first(record, "access_date")) if _url(record) else ""


def _kind(record: Record) -> str:
    """ "Doctoral dissertation", unless the publisher has a DOI in its place."""
    return "" if read_doi(_m3(record)) else value(_m3(record))


def _m3(record: Record) -> str:
    return _first(record, "type_of_work")


FIELDS: Mapping[str, Callable[[Record], str]] = {
    "author": _people("authors", "first_authors"),
    "editor": _people("secondary_authors", "ED"),
    "translator": _people("subsidiary_authors"),
    "title": lambda record: value(without_period(_first(record, "title", "primary_title"))),
    "container": _plain(
        "secondary_title", "alternate_title3", "journal_name", "alternate_title1", "alternate_title2"
    ),
    "edition": _plain("edition"),
    "publisher": _plain("publisher"),
    "year": _year,
    "date": _date("date", "year", "publication_year"),
    "kind": _kind,
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
