"""Names: from BibTeX's ways of writing them to APA's inverted and plain forms (9.7-9.12)."""

import re
from functools import lru_cache
from itertools import zip_longest

from plugins.apa.latex import plain
from plugins.apa.model import Name, Names, Role
from plugins.languages.model import ENGLISH, Language

_SUFFIX = re.compile(r"(?:jr|sr|[ivx]{2,4}|iv|v|2nd|3rd|4th)\.?", re.IGNORECASE)
# Degrees and professions do not print (9.8).
_DEGREE = re.compile(
    r"(?:ph\.? ?d|m\.? ?d|d\.? ?o|psy\.? ?d|ed\.? ?d|ed\.? ?s|d\.? ?phil|m\.? ?a|m\.? ?s|m\.? ?s\.? ?w|"
    r"m\.? ?ed|lcsw|lpc|lmft|r\.? ?n|esq|j\.? ?d|m\.? ?p\.? ?h)\.?",
    re.IGNORECASE,
)  # fmt: skip
# Small words inside or after given names: "Goethe, Johann Wolfgang von", "García, María de los Ángeles".
_SMALL = frozenset({
    "von", "van", "zu", "zur", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "das", "du", "la",
    "las", "los", "el", "of", "und", "af", "av",
})  # fmt: skip
_JUNIOR = {"jr": "Jr.", "sr": "Sr."}
_TIE = re.compile(r"(?<!\\)~")  # not the accent \~
_ELLIPSIS_FROM = 21


def read_names(value: str, handles: tuple[str, ...] = ()) -> Names:
    """The names of an author or editor field, split at its "and"s outside braces.

    Handles belong to the names in their order; one alone stands after the last name.
    """
    parts = [part for part in split_list(value) if part.strip(" ,~")]
    others = any(part.strip().lower() in {"others", "et al.", "et al"} for part in parts)
    people = [part for part in parts if part.strip().lower() not in {"others", "et al.", "et al"}]
    places = ("",) * (len(people) - 1) + handles if len(handles) == 1 else handles
    pairs = zip_longest(people, places[: len(people)], fillvalue="")
    return Names(tuple(read_name(part, handle) for part, handle in pairs), others)


def split_list(value: str) -> list[str]:
    """A BibTeX list, split at "and" outside braces."""
    return [part.strip() for part in _split(value, _AND)]


@lru_cache(maxsize=8192)  # people write more than one work
def read_name(text: str, handle: str = "") -> Name:
    """One name: "Last, First", "Last, Jr., First", "First von Last", "{A Group}"."""
    text = " ".join(_TIE.sub(" ", text).split())
    if _whole_group(text):
        return Name(plain(text), handle=handle, group=True)
    if "=" in text and re.match(r"\s*(?:family|given|prefix|suffix)\s*=", text):
        return _extended(text, handle)
    parts = [part.strip() for part in _split(text, _COMMA)]
    while len(parts) > 2 and _DEGREE.fullmatch(plain(parts[-1])) and not _SUFFIX.fullmatch(plain(parts[-2])):
        parts.pop()
    if len(parts) <= 1:
        return _natural("".join(parts), handle)
    if len(parts) == 2:
        family, suffix = _family_suffix(parts[0])
        given = plain(parts[1])
        if _SUFFIX.fullmatch(given) and " " in family and not re.fullmatch(r"(?i)[ivx]\.?", given):
            return _with_suffix(_natural(parts[0], handle), given)
        return Name(family, initials(given), suffix, handle)
    suffix, given = plain(parts[1]), plain(parts[2])
    if _SUFFIX.fullmatch(given) and not _SUFFIX.fullmatch(suffix):
        suffix, given = given, suffix  # "Ford, Henry, II"
    return Name(plain(parts[0]), initials(given), tidy_suffix(suffix), handle)


def initials(given: str) -> str:
    """Initials of given names: "Hans-Jörg Karl" → "H.-J. K.", "RL" → "R. L.", "A.A." → "A. A."."""
    given = re.sub(r"\.(?=\w)", ". ", given)
    return " ".join(filter(None, (_initial(word) for word in given.split())))


def _initial(word: str) -> str:
    if word in _SMALL:
        return word
    if re.fullmatch(r"[^\W\d_a-z]{2,3}", word) and word.isupper():
        return " ".join(f"{letter}." for letter in word)
    parts = [part for part in re.split(r"[-‐‑–]", word) if part[:1].isalpha()]
    return "-".join(f"{_first_letter(part)}." for part in parts)


def _first_letter(part: str) -> str:
    return part[0].upper()


def tidy_suffix(suffix: str) -> str:
    """ "Jr" → "Jr."; a roman numeral has no period."""
    bare = suffix.rstrip(".")
    return _JUNIOR.get(bare.lower(), bare.upper() if re.fullmatch(r"[ivxIVX]+", bare) else suffix)


def inverted(name: Name) -> str:
    """ "Cole, S., Jr." as in the author's place (9.8)."""
    shown = ", ".join(filter(None, (name.family, name.initials, name.suffix)))
    return f"{shown} [{name.handle}]" if name.handle else shown


def plain_order(name: Name) -> str:
    """ "S. Cole Jr." as after "In" (9.28)."""
    return " ".join(filter(None, (name.initials, name.family, name.suffix)))


def author_list(names: Names) -> str:
    """The author's place: up to 20 names, from 21 on the first 19, an ellipsis and the last (9.8)."""
    shown = [inverted(name) for name in names.names]
    if names.others:
        return ", ".join(shown) + ", et al."
    if len(shown) >= _ELLIPSIS_FROM:
        return f"{', '.join(shown[:19])}, … {shown[-1]}"
    if len(shown) == 2 and all(name.group for name in names.names):
        return " & ".join(shown)
    return _series(shown, comma_before_two=True)


def plain_list(names: Names) -> str:
    """Editors and translators inside an entry, in their natural order."""
    shown = [plain_order(name) for name in names.names]
    if names.others:
        return f"{', '.join(shown)}{',' if len(shown) > 1 else ''} et al."
    return _series(shown, comma_before_two=False)


def label(role: Role, names: Names, language: Language = ENGLISH) -> str:
    """ "Ed." or "Eds."."""
    one, several = role.value
    return language.gettext(several if len(names.names) > 1 or names.others else one)


def _series(shown: list[str], *, comma_before_two: bool) -> str:
    if len(shown) < 2:
        return "".join(shown)
    comma = "," if len(shown) > 2 or comma_before_two else ""
    return f"{', '.join(shown[:-1])}{comma} & {shown[-1]}"


def _natural(text: str, handle: str) -> Name:
    """ "First von Last": the family name starts at the first lower-case word, else it is the last word."""
    words = _split(text, _BLANK)
    suffix = ""
    if len(words) > 2 and _SUFFIX.fullmatch(plain(words[-1])) and not re.fullmatch(r"[A-Z]\.?", words[-1]):
        suffix = tidy_suffix(plain(words.pop()))
    if len(words) <= 1:
        return Name(plain("".join(words)), handle=handle, suffix=suffix)
    start = next((i for i, word in enumerate(words[:-1]) if i and _is_particle(word)), len(words) - 1)
    if _is_particle(words[0]):
        return Name(plain(" ".join(words)), handle=handle, suffix=suffix)
    return Name(plain(" ".join(words[start:])), initials(plain(" ".join(words[:start]))), suffix, handle)


def _is_particle(word: str) -> bool:
    first = next((character for character in plain(word) if character.isalpha()), "")
    return first.islower() and not word.startswith("{")


def _family_suffix(text: str) -> tuple[str, str]:
    """ "Cole Jr." → ("Cole", "Jr."); other family names as they are."""
    words = plain(text).split(" ")
    if len(words) > 1 and re.fullmatch(r"(?:jr|sr)\.?|II|III|IV", words[-1], re.IGNORECASE):
        return " ".join(words[:-1]), tidy_suffix(words[-1])
    return " ".join(words), ""


def _with_suffix(name: Name, suffix: str) -> Name:
    return Name(name.family, name.initials, tidy_suffix(suffix), name.handle)


def _extended(text: str, handle: str) -> Name:
    """BibLaTeX's extended format: "family=Deurzen, given=Emmy, prefix=van, useprefix=true"."""
    found = {
        field.strip().lower(): plain(value.strip())
        for field, _, value in (part.partition("=") for part in _split(text, _COMMA))
    }
    family = " ".join(filter(None, (found.get("prefix"), found.get("family"))))
    return Name(family, initials(found.get("given") or ""), tidy_suffix(found.get("suffix") or ""), handle)


def _whole_group(text: str) -> bool:
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for place, character in enumerate(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0 and place < len(text) - 1:
            return False
    return not re.fullmatch(r"\{\\\W?\w?\W*\w*\}", text)


_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_BLANK = re.compile(r"\s+")


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split at separators outside braces."""
    if "{" not in text:
        return [part for part in separator.split(text) if part.strip()]
    parts, depth, start, place = [], 0, 0, 0
    while place < len(text):
        character = text[place]
        depth += {"{": 1, "}": -1}.get(character, 0)
        match = separator.match(text, place) if depth <= 0 else None
        if match and match.end() > place:
            parts.append(text[start:place])
            start = place = match.end()
        else:
            place += 1
    parts.append(text[start:])
    return [part for part in parts if part.strip()]
