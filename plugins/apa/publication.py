"""What stands around a title: description, edition, volume, number, publisher (9.19-9.33, 10.1-10.16)."""

import re
from collections.abc import Mapping

from plugins.apa import pages
from plugins.apa.identifiers import read_url
from plugins.apa.kinds import repository
from plugins.apa.latex import decode, plain
from plugins.apa.model import Kind, Names, Rich, Span
from plugins.apa.names import split_list
from plugins.apa.parse import Entry

DESCRIPTIONS = {"dataset": "Data set", "software": "Computer software", "movie": "Film", "video": "Video"}
# biblatex's names for two kinds of report.
_REPORTS = {"techreport": "Technical Report", "resreport": "Research Report"}
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
    "twentieth",
)  # fmt: skip


def description(entry: Entry, kind: Kind) -> Rich:
    """The kind of work in brackets (9.21): what the entry says, else what its type is called."""
    addon = entry.value("titleaddon")
    if addon:
        return tuple(Span(piece.text, piece.italic) for piece in decode(addon))
    if kind is Kind.THESIS:
        return (Span(_thesis(entry)),)
    if entry.type in {"image", "artwork"}:
        return (Span(plain(entry.value("type")) or "Image"),)
    kind_words = plain(entry.value("type"))
    if (
        kind in {Kind.MEDIA, Kind.EPISODE, Kind.UNPUBLISHED, Kind.WEB, Kind.SOFTWARE, Kind.PREPRINT}
        and kind_words
    ):
        return (Span(kind_words),)
    if kind is Kind.REPORT and kind_words and not entry.value("number"):
        return (Span(_REPORTS.get(kind_words, kind_words)),)
    default = DESCRIPTIONS.get(entry.type)
    return (Span(default),) if default else ()


def _thesis(entry: Entry) -> str:
    typed = plain(entry.value("type"))
    university = plain(entry.value("school", "institution"))
    if typed.lower().startswith("unpublished"):
        return typed
    named = {
        "phdthesis": "Doctoral dissertation",
        "mastersthesis": "Master’s thesis",
        "mathesis": "Master’s thesis",
    }
    what = named.get(typed.lower()) or typed or named.get(entry.type) or "Doctoral dissertation"
    return f"{what}, {university}" if university else what


def edition(value: str) -> str:
    """ "2nd ed.", "Rev. ed.", "Summer 2019 ed." (9.19)."""
    text = plain(value).strip()
    if not text or re.search(r"(?i)\bed\.(?!$)", text):
        return text
    text = re.sub(r"(?i)\s*\b(?:edition|edn?)\b\.?", "", text).strip()
    number = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?\.?", text, re.IGNORECASE)
    if number:
        return f"{ordinal(int(number[1]))} ed."
    if text.lower() in _ORDINALS:
        return f"{ordinal(_ORDINALS.index(text.lower()) + 1)} ed."
    if re.fullmatch(r"(?i)rev(?:ised|\.)?", text):
        return "Rev. ed."
    return f"{text} ed."


def ordinal(number: int) -> str:
    """ "1st", "2nd", "3rd", "11th"."""
    teens = 10 < number % 100 < 14
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def volume(entry: Entry) -> str:
    """ "4" or "1–3"; a set's number of volumes is its range."""
    if entry.value("volume"):
        return pages.read_range(entry.value("volume"))
    count = plain(entry.value("volumes"))
    return f"1–{count}" if count.isdigit() and int(count) > 1 else count


def number(entry: Entry, kind: Kind) -> str:
    """A report's, thesis's, episode's or data set's own number, with the word before it."""
    number = plain(entry.value("number", "issue"))
    typed = plain(entry.value("type"))
    if kind is Kind.THESIS:
        return f"Publication No. {number}" if number else ""
    if kind is Kind.REPORT:
        typed = _REPORTS.get(typed, typed)
        if not number:
            return ""
        if not typed:
            return f"Report No. {number}" if number[0].isdigit() else number
        return f"{typed} {number}" if re.search(r"\bNos?\.$", typed) else f"{typed} No. {number}"
    if kind is Kind.EPISODE:
        return f"No. {number}" if number and number[0].isdigit() else number
    if kind in {Kind.DATASET, Kind.WEB, Kind.PREPRINT, Kind.SOFTWARE, Kind.STATUTE}:
        version = plain(entry.value("version"))
        version = version and (f"Version {version}" if not version.lower().startswith("version") else version)
        return "; ".join(filter(None, (number, version)))
    return ""


def publisher(entry: Entry, kind: Kind, who: Names) -> str:
    """Publisher, institution, site or event; "" when the author is the same (9.29)."""
    names = PUBLISHER_FIELDS.get(kind, ("publisher", "organization", "institution", "howpublished"))
    if kind is Kind.THESIS and plain(entry.value("type")).lower().startswith("unpublished"):
        names = ("school", "institution")
    elif kind is Kind.THESIS and entry.value("titleaddon"):
        names = ("publisher", "school", "institution")  # the brackets do not name the university
    value = next(
        (entry.value(name) for name in names if entry.value(name) and not read_url(entry.value(name))), ""
    )
    if kind in {Kind.ARTICLE, Kind.PERIODICAL, Kind.ISSUE}:
        return ""
    if kind is Kind.PREPRINT and not value:
        value = repository(entry)
    if kind is Kind.UNPUBLISHED and not value:
        return ", ".join(
            filter(None, (plain(entry.value("eventtitle")), plain(entry.value("venue", "location"))))
        )
    if kind is Kind.UNPUBLISHED and entry.value("eventtitle"):
        return ", ".join(
            filter(None, (plain(entry.value("eventtitle")), plain(entry.value("venue", "location"))))
        )
    parts = split_list(value)
    if not all(re.fullmatch(r"\{.*\}", part) for part in parts):
        parts = [value]  # the "and" is part of a name
    published = "; ".join(plain(part) for part in parts if part)
    return "" if _same(published, who) else published


PUBLISHER_FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.THESIS: ("publisher",),
    Kind.REPORT: ("institution", "publisher", "organization"),
    Kind.WEB: ("organization", "publisher", "howpublished", "institution"),
    Kind.UNPUBLISHED: ("institution", "organization", "publisher", "howpublished"),
    Kind.CASE: ("institution",),
}


def _same(publisher: str, who: Names) -> bool:
    author = " and ".join(name.family for name in who.names if name.group or not name.initials)
    return bool(publisher) and _levelled(publisher) == _levelled(author)


def _levelled(text: str) -> str:
    return re.sub(r"\W+|^the\b", "", text.casefold().replace("&", "and"))
