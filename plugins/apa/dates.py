"""Dates of works: from BibTeX's year and month and BibLaTeX's dates to APA's (9.13-9.17)."""

import re
from dataclasses import dataclass

from plugins.apa.latex import plain
from plugins.apa.model import Date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
)  # fmt: skip
SEASONS = {21: "Spring", 22: "Summer", 23: "Fall", 24: "Winter"}
_SEASON_NAMES = {"spring": "Spring", "summer": "Summer", "fall": "Fall", "autumn": "Fall", "winter": "Winter"}
_SEASON_ORDER = {"Winter": 1, "Spring": 4, "Summer": 7, "Fall": 10}
NO_DATE = Date("n.d.", order=(-100_000, 0, 0))
IN_PRESS = Date("in press", order=(100_000, 0, 0))
_IN_PRESS = frozenset({"in press", "inpress", "in-press", "forthcoming", "accepted"})
_NO_DATE = frozenset({"n.d.", "n.d", "nd", "n. d.", "no date", "s.d.", "undated"})
_ISO = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?:T[\d:.]+Z?)?(?P<mark>[~?%]?)"
)


@dataclass(frozen=True, slots=True)
class Point:
    """One day, month, season or year; a part that is 0 or "" was not given."""

    year: int
    month: int = 0
    day: int = 0
    season: str = ""
    circa: bool = False


def read_date(value: str) -> Date | None:
    """A BibLaTeX date (ISO 8601-2: ranges, open ends, seasons, uncertain years); None if it is none."""
    value = value.strip().strip("{}").strip()
    if value.lower() in _NO_DATE:
        return NO_DATE
    if value.lower() in _IN_PRESS:
        return IN_PRESS
    parts = [part.strip() for part in value.split("/")]
    if len(parts) > 2:
        return None
    start = _point(parts[0])
    if start is None:
        return None
    if len(parts) == 1:
        return from_points(start, None)
    if parts[1] in {"", "..", "open"}:
        return Date(f"{_year(start)}–present", order=_order(start))
    end = _point(parts[1])
    return None if end is None else from_points(start, end)


def read_year(year: str, month: str, day: str) -> Date | None:
    """A classic year, month and day; None when the year is not one."""
    text = plain(year).strip().strip("[]")
    lowered = text.lower()
    if lowered in _IN_PRESS:
        return IN_PRESS
    if lowered in _NO_DATE:
        return NO_DATE
    republished = re.fullmatch(r"(\d{4})\s*/\s*(\d{4})", text)
    if republished:
        return Date(republished[2], original=republished[1], order=(int(republished[2]), 0, 0))
    spread = re.fullmatch(r"(\d{4})\s*(?:–|-|—)\s*(\d{4}|present)?", text)
    if spread:
        return Date(f"{spread[1]}–{spread[2] or 'present'}", order=(int(spread[1]), 0, 0))
    circa = re.fullmatch(r"(?:ca?\.?|circa)\s*(\d{3,4})", text, re.IGNORECASE)
    if circa:
        return Date(f"ca. {circa[1]}", order=(int(circa[1]), 0, 0))
    if re.fullmatch(r"\d{4}-\d{2}(?:-\d{2})?", text):
        return read_date(text)
    if not re.fullmatch(r"\d{1,4}(?:\s*B\.?C\.?(?:E\.?)?)?", text):
        return None
    number = int(re.match(r"\d+", text)[0])  # type: ignore[index]
    if "B" in text:
        return Date(f"{number} B.C.E.", order=(-number, 0, 0))
    return _with_month(number, plain(month), plain(day))


def _with_month(year: int, month: str, day: str) -> Date:
    text = " ".join(month.replace(",", " ").replace(".", " ").split())
    numbers = re.findall(r"\d+", text)
    names = [found for word in re.findall(r"[^\W\d_]+", text) if (found := _month_number(word))]
    season = next((_SEASON_NAMES[word] for word in text.lower().split() if word in _SEASON_NAMES), "")
    if not names and len(numbers) == 1 and not season and 1 <= int(numbers[0]) <= 12:
        names, numbers = [int(numbers[0])], []
    days = re.findall(r"\d+", day) or numbers
    if season:
        return from_points(Point(year, season=season), None)
    if not names:
        return from_points(Point(year), None)
    start = Point(year, names[0], int(days[0]) if days else 0)
    if len(names) > 1:
        return from_points(start, Point(year, names[1], int(days[1]) if len(days) > 1 else 0))
    if len(days) > 1:
        return from_points(start, Point(year, names[0], int(days[1])))
    return from_points(start, None)


def _month_number(word: str) -> int:
    short = word.lower()
    return next(
        (n for n, name in enumerate(MONTHS, 1) if len(short) > 2 and name.lower().startswith(short)), 0
    ) or (9 if short == "sept" else 0)


def from_points(start: Point, end: Point | None) -> Date:
    """A date, or a span of dates, as APA words it: "2023" + "June 21–24"."""
    if end is None:
        return Date(_year(start), _detail(start), order=_order(start))
    if start.year != end.year:
        if start.day and end.day:
            detail = f"{_detail(start)}–{end.year}, {_detail(end)}"
            return Date(_year(start), detail, order=_order(start))
        return Date(f"{_year(start)}–{_year(end)}", order=_order(start))
    first, last = _detail(start), _detail(end)
    if start.month == end.month and start.day and end.day:
        last = str(end.day)
    return Date(
        _year(start), f"{first}–{last}" if last and first != _detail(end) else first, order=_order(start)
    )


def _detail(point: Point) -> str:
    if point.season:
        return point.season
    return f"{MONTHS[point.month - 1]}{f' {point.day}' if point.day else ''}" if point.month else ""


def _year(point: Point) -> str:
    year = f"{1 - point.year} B.C.E." if point.year <= 0 else str(point.year)
    return f"ca. {year}" if point.circa else year


def _order(point: Point) -> tuple[int, int, int]:
    return point.year, point.month or _SEASON_ORDER.get(point.season, 0), point.day


def _point(text: str) -> Point | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
    circa = match["mark"] in {"~", "%"}
    if month in SEASONS:
        return Point(year, season=SEASONS[month], circa=circa)
    if month > 12 or day > 31:
        return None
    return Point(year, month, day, circa=circa)
