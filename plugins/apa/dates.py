"""Dates of works: BibLaTeX's dates, classic years and months, and dates in words."""

import re
from collections.abc import Callable

from plugins.apa.latex import plain
from plugins.apa.model import UNDATED, Date
from plugins.apa.points import SEASONS, Point, since, single, span
from plugins.languages.dates import MONTHS
from plugins.languages.model import ENGLISH, Language

_IN_PRESS = frozenset({"in press", "inpress", "in-press", "forthcoming", "accepted"})
_NO_DATE = frozenset({"n.d.", "n.d", "nd", "n. d.", "no date", "s.d.", "s. f.", "undated"})
_SEASON_NAMES = {"spring": "Spring", "summer": "Summer", "fall": "Fall", "autumn": "Fall", "winter": "Winter"}
_ISO = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>\d\d?)(?:-(?P<day>\d\d?))?)?(?:T[\d:.+Z-]+)?(?P<mark>[~?%]?)"
)
# "c1998" and "©1998" are years of copyright, "1998a" has the letter of another list.
_ORNAMENTS = re.compile(r"(?i)^(?:copyright\s*|©\s*|c)(?=\d{4}$)|(?<=^\d{4})[a-z]$")
_LETTERS = re.compile(r"[^\W\d_]+")


def no_date(language: Language = ENGLISH) -> Date:
    """ "n.d."."""
    return Date(language.gettext("n.d."), order=UNDATED)


def in_press(language: Language = ENGLISH) -> Date:
    """ "in press", after every date."""
    return Date(language.gettext("in press"), order=(100_000, 0, 0))


def read_date(value: str, language: Language = ENGLISH, *, exact: bool = True) -> Date | None:
    """A BibLaTeX date (ISO 8601-2: ranges, open ends, seasons, uncertain years), or one in words.

    None if it is no date. Without `exact`, only its years count.
    """
    value = value.strip().strip("{}").strip()
    return _iso(value, exact, language) or _worded(value, "", "", exact, language)


def read_year(
    year: str, month: str = "", day: str = "", language: Language = ENGLISH, *, exact: bool = True
) -> Date | None:
    """A classic year, month and day, or any date in the year's field; None when there is no year in it."""
    value = plain(year).strip("[] ")
    return _worded(value, month, day, exact, language) or _iso(value, exact, language)


def _iso(value: str, exact: bool, language: Language) -> Date | None:
    first, slash, last = (part.strip() for part in value.partition("/"))
    start, end = _point(first, exact), _point(last, exact)
    if start is None or not slash:
        return single(start, language) if start else None
    if last in {"", "..", "open"}:
        return since(start, language)
    return span(start, end, language=language) if end else None


def _worded(value: str, month: str, day: str, exact: bool, language: Language) -> Date | None:
    text = _ORNAMENTS.sub("", plain(value))
    if text.lower() in _IN_PRESS:
        return in_press(language)
    if text.lower() in _NO_DATE:
        return no_date(language)
    for pattern, make in YEARS:
        if match := pattern.fullmatch(text):
            return make(match, language)
    found = re.search(r"(?<!\d)\d{4}(?!\d)|^\d{1,3}$", text)
    words = f"{text[: found.start()]} {text[found.end() :]}" if found else ""
    if found is None or not all(map(_says_when, _LETTERS.findall(words))) or re.match(r"\d{4}-\d", text):
        return None
    return _in_words(
        int(found[0]), f"{words} {plain(month)}" if exact else "", plain(day) if exact else "", language
    )


def _in_words(year: int, month: str, day: str, language: Language) -> Date:
    """A month as BibTeX users write it: "5", "may", "10~" # jan, "July/August", "Spring"."""
    words = [word.lower() for word in _LETTERS.findall(month)]
    numbers = [int(number) for number in re.findall(r"\d+", month)]
    months = [found for word in words if (found := _month(word))]
    season = next((_SEASON_NAMES[word] for word in words if word in _SEASON_NAMES), "")
    if not months and not season and len(numbers) == 1 and 1 <= numbers[0] <= 12:
        months, numbers = numbers, []
    if season or not months:
        return single(Point(year, season=season), language)
    days = [int(number) for number in re.findall(r"\d+", day)] or numbers
    start = Point(year, months[0], days[0] if days else 0)
    if len(months) == 1 and len(days) < 2:
        return single(start, language)
    end = Point(year, months[-1], days[-1] if len(days) > 1 else 0)
    return span(start, end, "/" if "/" in month else "–", language)


def _month(word: str) -> int:
    short = "sep" if word == "sept" else word
    return next(
        (n for n, name in enumerate(MONTHS, 1) if len(short) > 2 and name.lower().startswith(short)), 0
    )


def _says_when(word: str) -> bool:
    return bool(_month(word.lower())) or word.lower() in {*_SEASON_NAMES, "st", "nd", "rd", "th", "of"}


def _point(text: str, exact: bool) -> Point | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
    circa = match["mark"] in {"~", "%"}
    if (month > 12 and month not in SEASONS) or day > 31:
        return None
    if not exact:
        return Point(year, circa=circa)
    return (
        Point(year, season=SEASONS[month], circa=circa)
        if month in SEASONS
        else Point(year, month, day, circa=circa)
    )


def _republished(match: re.Match[str], language: Language) -> Date:
    first, last = sorted(match.groups())
    return Date(last, original=first, order=(int(last), 0, 0))


def _spread(match: re.Match[str], language: Language) -> Date:
    start = Point(int(match[1]))
    if match[2] in {None, "present"}:
        return since(start, language)
    return span(start, Point(int(match[2])), language=language)


def _ancient(match: re.Match[str], language: Language) -> Date:
    number = int(match["number"])
    return single(Point(1 - number if match["era"] else number, circa=bool(match["circa"])), language)


YEARS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Language], Date]], ...] = (
    (re.compile(r"(\d{4})\s*/\s*(\d{4})"), _republished),
    (re.compile(r"(?i)(\d{4})\s*(?:--?-?|[–—])\s*(\d{4}|present)?"), _spread),
    (
        re.compile(
            r"(?i)(?!\d+$)(?P<circa>(?:ca?\.|ca|circa|about)\s*)?(?P<number>\d{1,4})\s*(?P<era>b\.?\s?c\.?(?:\s?e\.?)?)?"
        ),
        _ancient,
    ),
)
