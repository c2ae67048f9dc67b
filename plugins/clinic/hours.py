"""Opening hours in words, for people in a hurry."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from plugins.clinic.model import DAYS, Closure, Interval, Week

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_WORDS = {0: "midnight", 720: "noon", 1440: "midnight"}
NBSP = "\u00a0"


def time_of_day(total: int) -> str:
    """Minutes after midnight as "8 am", "12:30 pm", "noon", "midnight"."""
    if total in _WORDS:
        return _WORDS[total]
    hour, minute = divmod(total % 1440, 60)
    half = "am" if hour < 12 else "pm"
    return f"{(hour - 1) % 12 + 1}{f':{minute:02}' if minute else ''}{NBSP}{half}"


def times(intervals: Iterable[Interval]) -> str:
    """ "8 am – 4 pm", several joined by commas, or "Closed"."""
    shown = (f"{time_of_day(interval.start)}{NBSP}– {time_of_day(interval.end)}" for interval in intervals)
    return ", ".join(shown) or "Closed"


def groups(week: Week) -> tuple[tuple[str, str], ...]:
    """Neighbouring days with the same hours together: ("Monday to Friday", "8 am – 4 pm")."""
    return tuple(
        (_days([DAYS[place].capitalize() for place in places], " to ", " and "), times(intervals))
        for intervals, places in _runs(week)
    )


def summary(week: Week) -> str:
    """ "Mon–Fri 8 am – 4 pm, Sat 10 am – 4 pm": the open days in one line."""
    return ", ".join(
        f"{_days([DAYS[place][:3].capitalize() for place in places], '–', ', ')}\u00a0{times(intervals)}"
        for intervals, places in _runs(week)
        if intervals
    )


def closure(closure: Closure) -> str:
    """ "Thursday, November 26, 2026: closed (Thanksgiving)"."""
    days = (
        _day(closure.first)
        if closure.first == closure.last
        else f"{_day(closure.first)} to {_day(closure.last)}"
    )
    reason = f" ({closure.reason})" if closure.reason else ""
    shown = f"open {times(closure.intervals)}" if closure.intervals else "closed"
    return f"{days}: {shown}{reason}"


def _day(day: date) -> str:
    return f"{DAYS[day.weekday()].capitalize()}, {_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _runs(week: Week) -> list[tuple[tuple[Interval, ...], list[int]]]:
    runs = groupby(enumerate(week), key=lambda numbered: numbered[1])
    return [(intervals, [place for place, _ in days]) for intervals, days in runs]


def _days(names: list[str], span: str, pair: str) -> str:
    if len(names) > 2:
        return f"{names[0]}{span}{names[-1]}"
    return pair.join(names)
