"""Opening hours as OpenStreetMap writes them (the specification of the key opening_hours).

Later rules win over earlier ones, so the order is the usual week, the seasons, the single days.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from plugins.clinic.model import Day, Location, Week
from plugins.clinic.times import clock

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def osm(location: Location) -> str:
    """ "Mo-Fr 08:00-16:00; Su off; 2026 Nov 26 off "Thanksgiving"".

    A day with hours and appointments besides has only its hours here: the key cannot say both.
    """
    rules = list(_week(location.week))
    for schedule in location.schedules:
        dates = _dates(schedule.first, schedule.last)
        rules += [f"{dates} {rule}" for rule in _week(schedule.week)]
    for closure in location.closures:
        reason = closure.reason.replace('"', "'")
        comment = f' "{reason}"' if reason and not closure.day.by_appointment else ""
        rules.append(f"{_dates(closure.first, closure.last)} {_times(closure.day)}{comment}")
    return "; ".join(rules)


def _week(week: Week) -> Iterator[str]:
    for day, run in groupby(enumerate(week), key=lambda numbered: numbered[1]):
        places = [place for place, _ in run]
        days = _DAYS[places[0]] if len(places) == 1 else f"{_DAYS[places[0]]}-{_DAYS[places[-1]]}"
        yield f"{days} {_times(day)}"


def _times(day: Day) -> str:
    if day.intervals:
        return ",".join(f"{clock(span.start)}-{clock(span.end)}" for span in day.intervals)
    return 'unknown "by appointment"' if day.by_appointment else "off"


def _dates(first: date, last: date) -> str:
    return _date(first) if first == last else f"{_date(first)}-{_date(last)}"


def _date(day: date) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day:02}"
