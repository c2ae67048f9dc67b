"""The kind of work in brackets after a title (9.21, 10.1-10.16)."""

import re
from collections.abc import Callable, Mapping

from plugins.apa import titles
from plugins.apa.entry import Entry
from plugins.apa.latex import decode, plain
from plugins.apa.model import Kind, Rich, Span
from plugins.languages.mark import marked
from plugins.languages.model import ENGLISH, Language

DEFAULTS = {
    "dataset": marked("Data set"), "data": marked("Data set"), "software": marked("Computer software"),
    "movie": marked("Film"), "video": marked("Video"), "image": marked("Image"), "artwork": marked("Image"),
}  # fmt: skip
# biblatex's names for kinds of reports and theses.
REPORTS = {"techreport": marked("Technical Report"), "resreport": marked("Research Report")}
_THESES = {
    "phdthesis": marked("Doctoral dissertation"), "mastersthesis": marked("Master’s thesis"),
    "mathesis": marked("Master’s thesis"), "bathesis": marked("Bachelor’s thesis"),
    "candthesis": marked("Candidate thesis"), "thesis": marked("Thesis"),
}  # fmt: skip
# What classic BibTeX says about unpublished work, which has no other field for it.
_MANUSCRIPT = re.compile(r"(?i)(?:unpublished )?(?:manuscript|raw data|draft)\b.*")


def description(entry: Entry, kind: Kind, language: Language = ENGLISH) -> Rich:
    """What the entry says; else its type in words, else what works of its type are called."""
    if entry.value("titleaddon"):
        return verbatim(entry.value("titleaddon"))
    typed = SOURCES[kind](entry, language) if kind in SOURCES else ""
    default = DEFAULTS.get(entry.type, "")
    return titles.sentence_case(decode(typed)) or ((Span(language.gettext(default)),) if default else ())


def verbatim(value: str) -> Rich:
    """A field's words with their italics and capitals."""
    return tuple(Span(piece.text, piece.italic) for piece in decode(value))


def _typed(entry: Entry, language: Language) -> str:
    return entry.value("type")


def _report(entry: Entry, language: Language) -> str:
    """Beside a number the type stands in parentheses."""
    typed = plain(entry.value("type"))
    numbered = entry.value("number") or ends_in_number(typed)
    return "" if numbered else report_type(typed, language)


def report_type(typed: str, language: Language) -> str:
    """A type of report in words; one in words of its own stays as typed."""
    return language.gettext(REPORTS[typed]) if typed in REPORTS else typed


def _thesis(entry: Entry, language: Language) -> str:
    typed = plain(entry.value("type"))
    if typed.lower().startswith("unpublished"):
        return typed
    known = _THESES.get(typed.lower()) or (_THESES[entry.type] if not typed else "")
    what = language.gettext(known) if known else typed
    university = plain(entry.value("school", "institution"))
    return f"{what}, {{{university}}}" if university else what


def _unpublished(entry: Entry, language: Language) -> str:
    note = plain(entry.value("note"))
    return entry.value("type") or (note.rstrip(".") if _MANUSCRIPT.fullmatch(note) else "")


def ends_in_number(typed: str) -> bool:
    """Whether a report's type has its number in it: "Issue Brief No. 1"."""
    return bool(re.search(r"\bNos?\.\s*\S+$", typed))


def is_manuscript(words: Rich) -> bool:
    """Whether a description is that of a text that nobody has presented or published."""
    return bool(_MANUSCRIPT.fullmatch("".join(span.text for span in words)))


SOURCES: Mapping[Kind, Callable[[Entry, Language], str]] = {
    Kind.THESIS: _thesis,
    Kind.REPORT: _report,
    Kind.UNPUBLISHED: _unpublished,
    **dict.fromkeys(
        (Kind.MEDIA, Kind.EPISODE, Kind.SONG, Kind.WEB, Kind.SOFTWARE, Kind.PREPRINT, Kind.DATASET), _typed
    ),
}
