"""Editions and volumes as they stand in parentheses (9.19, 9.20)."""

import re

from plugins.apa import pages
from plugins.apa.entry import Entry
from plugins.apa.latex import plain
from plugins.apa.model import CONTAINED, Kind
from plugins.languages.model import ENGLISH, Language

_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINALS = {
    **{word: number for number, word in enumerate(_UNITS, 1)},
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    **{f"twenty-{word}": number for number, word in enumerate(_UNITS, 21)}, "thirtieth": 30,
}  # fmt: skip


def edition(value: str, language: Language = ENGLISH) -> str:
    """ "2nd ed.", "Rev. ed.", "2nd rev. ed.", "Summer 2019 ed."; "5th ed., text rev." stays as typed."""
    text = plain(value)
    if not text or re.search(r"(?i)\bed\.(?!$)", text):
        return text
    first, *others = re.sub(r"(?i)\s*\b(?:edition|edn?)\b\.?", "", text).split() or [""]
    if _is_revised(first) and not others:
        return language.gettext("Rev. ed.")
    words, revised = _first(first, language), [_is_revised(word) for word in others]
    if revised == [True]:
        return language.gettext("%(number)s rev. ed.", number=words)
    others = ["rev." if is_revised else word for word, is_revised in zip(others, revised, strict=True)]
    return language.gettext("%(number)s ed.", number=" ".join((words, *others)))


def _first(word: str, language: Language) -> str:
    bare = word.strip(".,").lower()
    number = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)?", bare)
    if number or bare in _ORDINALS:
        return ordinal(int(number[1]) if number else _ORDINALS[bare], language)
    return "Rev." if _is_revised(word) else word


def _is_revised(word: str) -> bool:
    return word.strip(".,").lower() in {"rev", "revised"}


def ordinal(number: int, language: Language = ENGLISH) -> str:
    """ "1st", "2nd", "3rd", "11th"; "2.ª"."""
    if language.code != ENGLISH.code:
        return language.pgettext("an edition", "%(number)sth", number=number)
    teens = 10 < number % 100 < 14
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def volume(entry: Entry, kind: Kind) -> str:
    """ "4", "1–3" or "9, Pt. 1"; a set's number of volumes is its range."""
    if entry.value("volume"):
        number = re.sub(r"(?i)^vols?(?:\.|umes?)?\s+|^vols?\.", "", pages.read_range(entry.value("volume")))
        part = plain(entry.value("part"))
        return f"{number}, Pt. {part}" if part else number
    count = plain(entry.value("volumes")) if kind not in CONTAINED else ""
    return f"1–{count}" if count.isdigit() and int(count) > 1 else count


def labelled_volumes(volume: str) -> str:
    """ "Vol. 4" or "Vols. 1–3"."""
    several = re.search(r"–|, ?\d| and | & ", volume)
    return f"{'Vols.' if several else 'Vol.'} {volume}" if volume else ""
