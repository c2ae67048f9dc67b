"""PubMed's text (an .nbib file, or "Save" → "PubMed") → entries; nbib reads the syntax."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import nbib

from plugins.apa.entry import Entry, Field
from plugins.apa.incoming.model import Incoming
from plugins.apa.incoming.values import group, names, page_range, person, value, without_period
from plugins.errors import Problem

# All that a reference needs. Other tags are kept from nbib, which stops at a date or number it cannot read.
_NEEDED = frozenset({"TI", "FAU", "AU", "CN", "JT", "VI", "IP", "PG", "DP", "AID", "LID", "LA"})
_LINE = re.compile(r"^\s?(?P<tag>[A-Z]{2,4})\s*-(?:\s+|$)(?P<text>.*)$")
_TYPED_ID = re.compile(r"^\S+ \[[a-zA-Z-]+\]$")
_SMALL = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "de", "des", "der", "die", "du", "for", "fur", "für", "in",
    "la", "le", "of", "on", "or", "the", "to", "und", "with", "y",
})  # fmt: skip

Line = tuple[str, str]
Record = Mapping[str, object]


def read(pasted: str, file: Path) -> Incoming:
    """Entries of PubMed text; tags that no reference needs are not looked at."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for line, lines in _records(pasted):
        tags = {tag for tag, content in lines if content}
        if "BTI" in tags or not tags & {"TI", "JT"}:
            sentence = "PubMed's text gives too little about this work; it can only be taken for articles."
            problems.append(Problem(file, line, sentence, "Paste its RIS or BibTeX instead."))
            continue
        text = "".join(f"{tag:4}- {content}\n" for tag, content in _prepared(lines))
        (record,) = nbib.read(f"{text}\n")  # an empty line ends a record
        entries.append(_entry(record, file, line))
    return Incoming(tuple(entries), tuple(problems))


def _records(text: str) -> Iterator[tuple[int, list[Line]]]:
    """Each record's first line and its (tag, text) pairs, lines joined; a PMID starts a record."""
    start, lines = 0, list[Line]()
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        match = _LINE.match(line)
        if match is None:
            if line.strip() and lines:
                tag, content = lines[-1]
                lines[-1] = tag, f"{content} {line.strip()}"
            continue
        if lines and match["tag"] == "PMID":
            yield start, lines
            lines = []
        start = start if lines else number
        lines.append((match["tag"], match["text"].strip()))
    if lines:
        yield start, lines


def _prepared(lines: list[Line]) -> Iterator[Line]:
    """The needed lines as nbib reads them best.

    nbib takes a group author (CN) out of the order of authors, overlooks LID, and loses an abbreviated
    author (AU) of the records before 2002, which have no full one (FAU).
    """
    abbreviated = all(tag != "FAU" for tag, _ in lines)
    for tag, content in lines:
        if tag not in _NEEDED or (tag == "AU" and not abbreviated) or not content:
            continue
        if tag == "AU":
            family, _, initials = content.rpartition(" ")
            yield "FAU", f"{family}, {initials}" if family else content
        elif tag == "CN":
            yield "FAU", content
        elif tag not in {"AID", "LID"}:
            yield tag, content
        elif _TYPED_ID.match(content):
            yield "AID", content


def _entry(record: Record, file: Path, line: int) -> Entry:
    date = re.match(r"(?P<year>\d{4})(?:\s+(?P<month>[A-Za-z-]+))?", _text(record, "publication_date"))
    language = _text(record, "language")
    filled = {
        "author": names([_author(author) for author in _authors(record)]),
        "title": value(_title(_text(record, "title"))),
        "journal": value(journal_title(_text(record, "journal"))),
        "year": date["year"] if date else "",
        "month": (date["month"] or "") if date else "",
        "volume": value(_text(record, "journal_volume")),
        "number": value(_text(record, "journal_issue")),
        "pages": page_range(_text(record, "pages"), ""),
        "doi": _text(record, "doi"),
        "langid": "" if language == "eng" else language,
    }
    return Entry("pasted", "article", {k: Field(v, line) for k, v in filled.items() if v}, file, line)


def journal_title(text: str) -> str:
    """The library's way of writing a journal → the journal's own.

    "CNS neuroscience & therapeutics" → "CNS Neuroscience & Therapeutics"; a place that tells namesakes apart
    and a subtitle fall away: "Emotion (Washington, D.C.)", "Autism : the international journal …".
    """
    text = re.sub(r"\s+\([^()]*,[^()]*\)$", "", text.split(" : ")[0].strip().rstrip("."))
    words = text.split(" ")
    return " ".join(word if n and word in _SMALL else _capital(word) for n, word in enumerate(words))


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def _title(text: str) -> str:
    """Without the period at the end, and the brackets around a translated title."""
    text = without_period(text.removesuffix("]."))
    return without_period(text[1:].removesuffix("]")) if text.startswith("[") else text


def _author(name: str) -> str:
    family, comma, given = (part.strip() for part in name.partition(","))
    # One comma makes a person, unless the words after it are a department's.
    return person(family, given) if comma and len(given.split()) < 5 else group(name)


def _authors(record: Record) -> list[str]:
    authors = record.get("authors")
    return [str(author["author"]) for author in authors] if isinstance(authors, list) else []


def _text(record: Record, name: str) -> str:
    content = record.get(name)
    return content.strip() if isinstance(content, str) else ""
