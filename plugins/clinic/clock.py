"""What the script in the visitor's browser needs to know whether the practice is open."""

import json

from plugins.clinic.model import Clinic, Interval


def clock_json(clinic: Clinic) -> str:
    """JSON for a script element: the zone, the week from Sunday on (as JavaScript counts), the closures."""
    week = [_spans(day) for day in (clinic.week[6], *clinic.week[:6])]
    closures = [
        [closure.first.isoformat(), closure.last.isoformat(), _spans(closure.intervals)]
        for closure in clinic.closures
    ]
    data = {"zone": clinic.time_zone, "week": week, "closures": closures}
    return json.dumps(data, separators=(",", ":")).replace("<", "\\u003c")


def _spans(intervals: tuple[Interval, ...]) -> list[list[int]]:
    return [[interval.start, interval.end] for interval in intervals]
