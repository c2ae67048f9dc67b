"""What the script in the visitor's browser needs to know whether the practice is open."""

import json
from typing import Any

from plugins.clinic.model import Clinic, Day, Location, Week


def clock_json(clinic: Clinic) -> str:
    """JSON for a script element: the zone, and of every place the week, the closures and the seasons.

    A week starts on Sunday, as JavaScript counts. A day is a list of [start, end] in minutes after
    midnight, or 0 when it is open by appointment alone.
    """
    data = {"zone": clinic.time_zone, "places": [_place(location) for location in clinic.locations]}
    return json.dumps(data, separators=(",", ":")).replace("<", "\\u003c")


def _place(location: Location) -> dict[str, Any]:
    closures = [
        [closure.first.isoformat(), closure.last.isoformat(), _day(closure.day)]
        for closure in location.closures
    ]
    seasons = [
        [schedule.first.isoformat(), schedule.last.isoformat(), _week(schedule.week)]
        for schedule in location.schedules
    ]
    return {"week": _week(location.week), "closures": closures, "seasons": seasons}


def _week(week: Week) -> list[Any]:
    return [_day(day) for day in (week[6], *week[:6])]


def _day(day: Day) -> list[list[int]] | int:
    if day.by_appointment and not day.intervals:
        return 0
    return [[span.start, span.end] for span in day.intervals]
