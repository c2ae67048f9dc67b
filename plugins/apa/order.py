"""The order of a reference list and the letters after equal years (9.44-9.49)."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

from plugins.apa.model import Date, Listed, Name, Rich, Work

_ARTICLE = re.compile(r"^(?:a|an|the)\s+", re.IGNORECASE)


def reference_list(works: Iterable[Work]) -> tuple[Listed, ...]:
    """The works in the order of the list, each with its finished year."""
    ordered = sorted(works, key=_place)
    listed: list[Listed] = []
    for _, same in groupby(ordered, key=lambda work: (author_key(work), work.date.year)):
        group = list(same)
        letters = [""] if len(group) == 1 else [_letter(number) for number in range(len(group))]
        listed += (
            Listed(work, _year(work.date, letter)) for work, letter in zip(group, letters, strict=True)
        )
    return tuple(listed)


def author_key(work: Work) -> tuple[tuple[str, str, str], ...]:
    """Equal for works whose place in the list the same names decide."""
    if not work.who:
        return ((title_key(work.title), "", "title"),)
    names = tuple(_name(name) for name in work.who.names)
    return (*names, ("\uffff", "", "")) if work.who.others else names


def title_key(title: Rich) -> str:
    """A title for alphabetical order: without its article, accents, capitals and punctuation."""
    return folded(_ARTICLE.sub("", "".join(span.text for span in title)))


def folded(text: str) -> str:
    """Letters and digits alone, without accents and capitals, letter by letter (9.44)."""
    if text.isascii():
        return _SIGNS.sub("", text).lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS).casefold())
    return "".join(character for character in decomposed if character.isalnum())


_SIGNS = re.compile(r"[^A-Za-z0-9]+")
_LETTERS = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe",
    "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d",
})  # fmt: skip
# Oldest first: the father before the son, the second before the third (9.45).
_GENERATIONS = ("", "sr", "jr", "ii", "iii", "iv", "v")


def _place(work: Work) -> tuple[object, ...]:
    return (
        author_key(work),
        work.date.order[0],
        work.date.year,
        work.date.order,
        title_key(work.title),
        work.key,
    )


def _name(name: Name) -> tuple[str, str, str]:
    suffix = folded(name.suffix)
    generation = _GENERATIONS.index(suffix) if suffix in _GENERATIONS else len(_GENERATIONS)
    return folded(name.family), folded(name.initials), f"{generation}{suffix}"


def _letter(number: int) -> str:
    """a … z, then aa, ab …"""
    return ("" if number < 26 else _letter(number // 26 - 1)) + chr(ord("a") + number % 26)


def _year(date: Date, letter: str) -> str:
    hyphen = "-" if letter and not date.year[-1:].isdigit() else ""
    return f"{date.year}{hyphen}{letter}"
