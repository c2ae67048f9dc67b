"""A work's own number, and who published it (9.29-9.33, 10.1-10.16)."""

import re
from collections.abc import Callable, Iterator, Mapping

from plugins.apa.descriptions import ends_in_number, report_type
from plugins.apa.entry import Entry
from plugins.apa.identifiers import address_in, read_url
from plugins.apa.latex import plain
from plugins.apa.model import JOURNALS, Kind, Names
from plugins.apa.names import split_list
from plugins.apa.preprints import repository
from plugins.languages.model import ENGLISH, Language


def number(entry: Entry, kind: Kind, language: Language = ENGLISH) -> str:
    """A report's, thesis's, episode's or data set's own number, with the word before it; a book has none."""
    return NUMBERS[kind](entry, plain(entry.value("number", "issue")), language) if kind in NUMBERS else ""


def _report_number(entry: Entry, number: str, language: Language) -> str:
    typed = plain(entry.value("type"))
    typed = report_type(typed, language)
    number = _bare(number)
    if not number:
        return typed if ends_in_number(typed) else ""
    if not typed:
        return language.gettext("Report No. %(number)s", number=number) if number[0].isdigit() else number
    if re.search(r"\bNos?\.$", typed):
        return f"{typed} {number}"
    return language.gettext("%(what)s No. %(number)s", what=typed, number=number)


def _thesis_number(entry: Entry, number: str, language: Language) -> str:
    number = re.sub(r"(?i)^publication\s+", "", number)
    return language.gettext("Publication No. %(number)s", number=_bare(number)) if number else ""


def _episode_number(entry: Entry, number: str, language: Language) -> str:
    number = _bare(number)
    return language.gettext("No. %(number)s", number=number) if number[:1].isdigit() else number


def _number_and_version(entry: Entry, number: str, language: Language) -> str:
    version = plain(entry.value("version"))
    version = re.sub(r"(?i)^(?:version|ver\.)\s*", "", version)
    said = language.gettext("Version %(version)s", version=version) if version else ""
    return "; ".join(filter(None, (number, said)))


def _as_typed(entry: Entry, number: str, language: Language) -> str:
    return number


def _bare(number: str) -> str:
    return re.sub(r"(?i)^(?:no\.|number|#)\s*", "", number)


NUMBERS: Mapping[Kind, Callable[[Entry, str, Language], str]] = {
    Kind.REPORT: _report_number,
    Kind.THESIS: _thesis_number,
    Kind.EPISODE: _episode_number,
    **dict.fromkeys((Kind.DATASET, Kind.SOFTWARE, Kind.WEB, Kind.PREPRINT), _number_and_version),
    **dict.fromkeys((Kind.STATUTE, Kind.CASE), _as_typed),
}


def publisher(entry: Entry, kind: Kind, who: Names) -> str:
    """Publisher, institution, site or event; "" when the author is the same (9.29)."""
    if kind in JOURNALS:
        return ""
    if kind in {Kind.UNPUBLISHED, Kind.SESSION} and entry.value("eventtitle"):
        event = plain(entry.value("eventtitle")), plain(entry.value("venue", "location"))
        return ", ".join(filter(None, event))
    server = repository(entry) if kind is Kind.PREPRINT else ""
    return server or next(_publishers(entry, kind, who), "")


def _publishers(entry: Entry, kind: Kind, who: Names) -> Iterator[str]:
    """What the fields name, the best first; several publishers of one work are one text."""
    for field in _fields(entry, kind):
        value = entry.value(field)
        if value and not read_url(value) and not address_in(value):
            names = _names(value)
            if not _are_authors(names, entry, who):
                yield "; ".join(names)


def _are_authors(publishers: tuple[str, ...], entry: Entry, who: Names) -> bool:
    authors = [_levelled(name.family) for name in who.names if name.group or not name.initials]
    abbreviations = {_levelled(plain(one)) for one in split_list(entry.value("shortauthor"))}
    levelled = {_levelled(name) for name in publishers}
    return bool(authors) and (
        levelled == set(authors) or levelled == {"and".join(authors)} or levelled <= abbreviations
    )


def _names(value: str) -> tuple[str, ...]:
    """The names in a list; an "and" without braces around both sides is part of a name."""
    parts = split_list(value)
    braced = all(re.fullmatch(r"\{.*\}", part) for part in parts)
    return tuple(plain(part) for part in (parts if braced else [value]))


def _fields(entry: Entry, kind: Kind) -> tuple[str, ...]:
    if kind is Kind.THESIS and plain(entry.value("type")).lower().startswith("unpublished"):
        return ("school", "institution")
    if kind is Kind.THESIS and entry.value("titleaddon"):
        return ("publisher", "school", "institution")  # the brackets do not name the university
    return FIELDS.get(kind, ("publisher", "organization", "institution", "howpublished"))


FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.THESIS: ("publisher",),
    Kind.REPORT: ("institution", "publisher", "organization"),
    Kind.WEB: ("organization", "publisher", "howpublished", "institution"),
    Kind.UNPUBLISHED: ("institution", "organization", "publisher", "howpublished"),
    Kind.CASE: ("institution", "court"),
}


def _levelled(name: str) -> str:
    """A name for comparison: "The Elm & Oak (EO)" is "Elm and Oak"."""
    bare = re.sub(r"\s*\([A-Z&-]+\)$|^[Tt]he\s+", "", name.replace("&", "and"))
    return re.sub(r"\W+", "", bare.casefold())
