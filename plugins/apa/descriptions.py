"""The kind of work in brackets after a title (9.21, 10.1-10.16)."""

import re
from collections.abc import Callable, Mapping

from plugins.apa import titles
from plugins.apa.latex import decode, plain
from plugins.apa.model import Kind, Rich, Span
from plugins.apa.parse import Entry

DEFAULTS = {
    "dataset": "Data set", "data": "Data set", "software": "Computer software", "movie": "Film",
    "video": "Video", "image": "Image", "artwork": "Image",
}  # fmt: skip
# biblatex's names for kinds of reports and theses.
REPORTS = {"techreport": "Technical Report", "resreport": "Research Report"}
_THESES = {
    "phdthesis": "Doctoral dissertation", "mastersthesis": "Master’s thesis", "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis", "candthesis": "Candidate thesis", "thesis": "Thesis",
}  # fmt: skip
# What classic BibTeX says about unpublished work, which has no other field for it.
_MANUSCRIPT = re.compile(r"(?i)(?:unpublished )?(?:manuscript|raw data|draft)\b.*")


def description(entry: Entry, kind: Kind) -> Rich:
    """What the entry says; else its type in words, else what works of its type are called."""
    if entry.value("titleaddon"):
        return verbatim(entry.value("titleaddon"))
    typed = SOURCES[kind](entry) if kind in SOURCES else ""
    default = DEFAULTS.get(entry.type, "")
    return titles.sentence_case(decode(typed)) or ((Span(default),) if default else ())


def verbatim(value: str) -> Rich:
    """A field's words with their italics and capitals."""
    return tuple(Span(piece.text, piece.italic) for piece in decode(value))


def _typed(entry: Entry) -> str:
    return entry.value("type")


def _report(entry: Entry) -> str:
    """Beside a number the type stands in parentheses."""
    typed = plain(entry.value("type"))
    numbered = entry.value("number") or ends_in_number(typed)
    return "" if numbered else REPORTS.get(typed, typed)


def _thesis(entry: Entry) -> str:
    typed = plain(entry.value("type"))
    if typed.lower().startswith("unpublished"):
        return typed
    what = _THESES.get(typed.lower()) or typed or _THESES[entry.type]
    university = plain(entry.value("school", "institution"))
    return f"{what}, {{{university}}}" if university else what


def _unpublished(entry: Entry) -> str:
    note = plain(entry.value("note"))
    return entry.value("type") or (note.rstrip(".") if _MANUSCRIPT.fullmatch(note) else "")


def ends_in_number(typed: str) -> bool:
    """Whether a report's type has its number in it: "Issue Brief No. 1"."""
    return bool(re.search(r"\bNos?\.\s*\S+$", typed))


def is_manuscript(words: Rich) -> bool:
    """Whether a description is that of a text that nobody has presented or published."""
    return bool(_MANUSCRIPT.fullmatch("".join(span.text for span in words)))


SOURCES: Mapping[Kind, Callable[[Entry], str]] = {
    Kind.THESIS: _thesis,
    Kind.REPORT: _report,
    Kind.UNPUBLISHED: _unpublished,
    **dict.fromkeys(
        (Kind.MEDIA, Kind.EPISODE, Kind.SONG, Kind.WEB, Kind.SOFTWARE, Kind.PREPRINT, Kind.DATASET), _typed
    ),
}
