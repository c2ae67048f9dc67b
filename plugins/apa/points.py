"""Points in time → dates as APA words them: "2023" and "June 21–24", "380 B.C.E." (9.13-9.17)."""

from dataclasses import dataclass

from plugins.apa.model import Date
from plugins.languages.dates import MONTHS
from plugins.languages.mark import marked
from plugins.languages.model import ENGLISH, Language

SEASONS = {21: marked("Spring"), 22: marked("Summer"), 23: marked("Fall"), 24: marked("Winter")}
_SEASON_ORDER = {"Winter": 1, "Spring": 4, "Summer": 7, "Fall": 10}


@dataclass(frozen=True, slots=True)
class Point:
    """One day, month, season or year; a part that is 0 or "" was not given. Year 0 is 1 B.C.E."""

    year: int
    month: int = 0
    day: int = 0
    season: str = ""
    circa: bool = False


def single(point: Point, language: Language = ENGLISH) -> Date:
    """ "2023", with "May 17", "May" or "Summer" where it is known."""
    return Date(_year(point, language), _detail(point, language), order=_order(point))


def span(start: Point, end: Point, dash: str = "–", language: Language = ENGLISH) -> Date:
    """A span of years, or of days, months or seasons: "2019" and "May 30–June 2"."""
    first, last, year = _detail(start, language), _detail(end, language), _year(start, language)
    if start.year != end.year:
        if first and last:
            return Date(year, f"{first}–{end.year}, {last}", order=_order(start))
        return Date(f"{year}–{_year(end, language)}", order=_order(start))
    if start.month == end.month and start.day and end.day:
        days = f"{start.day}{dash}{end.day}" if end.day != start.day else str(start.day)
        return Date(year, _day(start.month, days, language), order=_order(start))
    detail = f"{first}{dash}{last}" if last and first != last else first
    return Date(year, detail, order=_order(start))


def since(start: Point, language: Language = ENGLISH) -> Date:
    """A work that still goes on: "2017–present"."""
    still = language.gettext("present")
    return Date(f"{_year(start, language)}–{still}", order=_order(start))


def _detail(point: Point, language: Language) -> str:
    if point.season or not point.month:
        return language.gettext(point.season) if point.season else ""
    if point.day:
        return _day(point.month, str(point.day), language)
    return language.gettext(MONTHS[point.month - 1])


def _day(month: int, day: str, language: Language) -> str:
    return language.gettext("%(month)s %(day)s", month=language.gettext(MONTHS[month - 1]), day=day)


def _year(point: Point, language: Language) -> str:
    year = language.gettext("%(year)s B.C.E.", year=1 - point.year) if point.year <= 0 else str(point.year)
    return language.gettext("ca. %(year)s", year=year) if point.circa else year


def _order(point: Point) -> tuple[int, int, int]:
    return point.year, point.month or _SEASON_ORDER.get(point.season, 0), point.day
