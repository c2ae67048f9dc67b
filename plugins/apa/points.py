"""Points in time → dates as APA words them: "2023" and "June 21–24", "380 B.C.E." (9.13-9.17)."""

from dataclasses import dataclass

from plugins.apa.model import Date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
SEASONS = {21: "Spring", 22: "Summer", 23: "Fall", 24: "Winter"}
_SEASON_ORDER = {"Winter": 1, "Spring": 4, "Summer": 7, "Fall": 10}


@dataclass(frozen=True, slots=True)
class Point:
    """One day, month, season or year; a part that is 0 or "" was not given. Year 0 is 1 B.C.E."""

    year: int
    month: int = 0
    day: int = 0
    season: str = ""
    circa: bool = False


def single(point: Point) -> Date:
    """ "2023", with "May 17", "May" or "Summer" where it is known."""
    return Date(_year(point), _detail(point), order=_order(point))


def span(start: Point, end: Point, dash: str = "–") -> Date:
    """A span of years, or of days, months or seasons: "2019" and "May 30–June 2"."""
    first, last = _detail(start), _detail(end)
    if start.year != end.year:
        if first and last:
            return Date(_year(start), f"{first}–{end.year}, {last}", order=_order(start))
        return Date(f"{_year(start)}–{_year(end)}", order=_order(start))
    if start.month == end.month and start.day and end.day:
        last = str(end.day) if end.day != start.day else ""
    detail = f"{first}{dash}{last}" if last and first != last else first
    return Date(_year(start), detail, order=_order(start))


def since(start: Point) -> Date:
    """A work that still goes on: "2017–present"."""
    return Date(f"{_year(start)}–present", order=_order(start))


def _detail(point: Point) -> str:
    if point.season or not point.month:
        return point.season
    return f"{MONTHS[point.month - 1]} {point.day or ''}".rstrip()


def _year(point: Point) -> str:
    year = f"{1 - point.year} B.C.E." if point.year <= 0 else str(point.year)
    return f"ca. {year}" if point.circa else year


def _order(point: Point) -> tuple[int, int, int]:
    return point.year, point.month or _SEASON_ORDER.get(point.season, 0), point.day
