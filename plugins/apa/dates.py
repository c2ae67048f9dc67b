"""Dates of works: BibLaTeX's dates, classic years and months, and dates in words."""

import re
from collections.abc import Callable

from plugins.apa.latex import plain
from plugins.apa.model import Date
from plugins.apa.points import MONTHS, SEASONS, Point, since, single, span

NO_DATE = Date("n.d.", order=(-100_000, 0, 0))
IN_PRESS = Date("in press", order=(100_000, 0, 0))
_WORDS = {
    **dict.fromkeys(("in press", "inpress", "in-press", "forthcoming", "accepted"), IN_PRESS),
    **dict.fromkeys(("n.d.", "n.d", "nd", "n. d.", "no date", "s.d.", "undated"), NO_DATE),
}
_SEASON_NAMES = {"spring": "Spring", "summer": "Summer", "fall": "Fall", "autumn": "Fall", "winter": "Winter"}
_ISO = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>\d\d?)(?:-(?P<day>\d\d?))?)?(?:T[\d:.+Z-]+)?(?P<mark>[~?%]?)"
)
# "c1998" and "©1998" are years of copyright, "1998a" has the letter of another list.
_ORNAMENTS = re.compile(r"(?i)^(?:copyright\s*|©\s*|c)(?=\d{4}$)|(?<=^\d{4})[a-z]$")
_LETTERS = re.compile(r"[^\W\d_]+")


def read_date(value: str, *, exact: bool = True) -> Date | None:
    """A BibLaTeX date (ISO 8601-2: ranges, open ends, seasons, uncertain years), or one in words.

    None if it is no date. Without `exact`, only its years count.
    """
    value = value.strip().strip("{}").strip()
    return _iso(value, exact) or _worded(value, "", "", exact)


def read_year(year: str, month: str = "", day: str = "", *, exact: bool = True) -> Date | None:
    """A classic year, month and day, or any date in the year's field; None when there is no year in it."""
    value = plain(year).strip("[] ")
    return _worded(value, month, day, exact) or _iso(value, exact)


def _iso(value: str, exact: bool) -> Date | None:
    first, slash, last = (part.strip() for part in value.partition("/"))
    start, end = _point(first, exact), _point(last, exact)
    if start is None or not slash:
        return single(start) if start else None
    if last in {"", "..", "open"}:
        return since(start)
    return span(start, end) if end else None


def _worded(value: str, month: str, day: str, exact: bool) -> Date | None:
    text = _ORNAMENTS.sub("", plain(value))
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    for pattern, make in YEARS:
        if match := pattern.fullmatch(text):
            return make(match)
    found = re.search(r"(?<!\d)\d{4}(?!\d)|^\d{1,3}$", text)
    words = f"{text[: found.start()]} {text[found.end() :]}" if found else ""
    if found is None or not all(map(_says_when, _LETTERS.findall(words))) or re.match(r"\d{4}-\d", text):
        return None
    return _in_words(int(found[0]), f"{words} {plain(month)}" if exact else "", plain(day) if exact else "")


def _in_words(year: int, month: str, day: str) -> Date:
    """A month as BibTeX users write it: "5", "may", "10~" # jan, "July/August", "Spring"."""
    words = [word.lower() for word in _LETTERS.findall(month)]
    numbers = [int(number) for number in re.findall(r"\d+", month)]
    months = [found for word in words if (found := _month(word))]
    season = next((_SEASON_NAMES[word] for word in words if word in _SEASON_NAMES), "")
    if not months and not season and len(numbers) == 1 and 1 <= numbers[0] <= 12:
        months, numbers = numbers, []
    if season or not months:
        return single(Point(year, season=season))
    days = [int(number) for number in re.findall(r"\d+", day)] or numbers
    start = Point(year, months[0], days[0] if days else 0)
    if len(months) == 1 and len(days) < 2:
        return single(start)
    return span(
        start, Point(year, months[-1], days[-1] if len(days) > 1 else 0), "/" if "/" in month else "–"
    )


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


def _republished(match: re.Match[str]) -> Date:
    first, last = sorted(match.groups())
    return Date(last, original=first, order=(int(last), 0, 0))


def _spread(match: re.Match[str]) -> Date:
    start = Point(int(match[1]))
    return since(start) if match[2] in {None, "present"} else span(start, Point(int(match[2])))


def _ancient(match: re.Match[str]) -> Date:
    number = int(match["number"])
    return single(Point(1 - number if match["era"] else number, circa=bool(match["circa"])))


YEARS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Date]], ...] = (
    (re.compile(r"(\d{4})\s*/\s*(\d{4})"), _republished),
    (re.compile(r"(?i)(\d{4})\s*(?:--?-?|[–—])\s*(\d{4}|present)?"), _spread),
    (
        re.compile(
            r"(?i)(?!\d+$)(?P<circa>(?:ca?\.|ca|circa|about)\s*)?(?P<number>\d{1,4})\s*(?P<era>b\.?\s?c\.?(?:\s?e\.?)?)?"
        ),
        _ancient,
    ),
)
