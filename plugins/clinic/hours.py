"""Opening hours in words, for people in a hurry."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from plugins.clinic.model import DAYS, Closure, Day, Interval, Notice, Schedule, Week

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_WORDS = {0: "midnight", 720: "noon", 1440: "midnight"}
_LAST_MINUTE = 1439
NBSP = "\u00a0"


def time_of_day(total: int) -> str:
    """Minutes after midnight as "8 am", "12:30 pm", "noon", "midnight"."""
    if total in _WORDS:
        return _WORDS[total]
    hour, minute = divmod(total % 1440, 60)
    half = "am" if hour < 12 else "pm"
    return f"{(hour - 1) % 12 + 1}{f':{minute:02}' if minute else ''}{NBSP}{half}"


def times(day: Day) -> str:
    """ "8 am – 4 pm", several joined by commas, "By appointment", or "Closed"."""
    if not day.intervals:
        return "By appointment" if day.by_appointment else "Closed"
    return _spans(day.intervals) + (", and by appointment" if day.by_appointment else "")


def groups(week: Week) -> tuple[tuple[str, str], ...]:
    """Neighbouring days with the same hours together: ("Monday to Friday", "8 am – 4 pm")."""
    runs = groupby(enumerate(week), key=lambda numbered: numbered[1])
    return tuple(
        (_days([DAYS[place].capitalize() for place, _ in days], " to ", " and "), times(day))
        for day, days in runs
    )


def summary(week: Week) -> str:
    """ "Mon–Fri 8 am – 4 pm, Sat 10 am – 4 pm": the open days in one line; "" when there is none."""
    runs = groupby(enumerate(week), key=lambda numbered: numbered[1].intervals)
    return ", ".join(
        f"{_days([DAYS[place][:3].capitalize() for place, _ in days], '–', ', ')}{NBSP}{_spans(intervals)}"
        for intervals, days in runs
        if intervals
    )


def status(week: Week) -> str:
    """ "Open Mon–Fri 8 am – 4 pm": the usual hours in one line, for whoever has no script."""
    if open_days := summary(week):
        return f"Open {open_days}"
    return "By appointment" if any(day.by_appointment for day in week) else "Closed"


def closure(closure: Closure) -> str:
    """ "Thursday, November 26, 2026: closed (Thanksgiving)"."""
    reason = f" ({closure.reason})" if closure.reason else ""
    return f"{_from_to(closure.first, closure.last)}: {in_a_sentence(closure.day)}{reason}"


def in_a_sentence(day: Day) -> str:
    """ "closed", "by appointment", "open 8 am – noon"."""
    words = times(day)
    return f"open {words}" if day.intervals else words.lower()


def schedule_dates(schedule: Schedule) -> str:
    """ "Tuesday, June 1, 2027 to Tuesday, August 31, 2027"."""
    return _from_to(schedule.first, schedule.last)


def notice_dates(notice: Notice) -> str:
    """When the notice holds: whole days, hours of a day, or from a moment to another."""
    start, end = notice.start, notice.end
    whole = _minute(start) == 0 and _minute(end) == _LAST_MINUTE
    if whole:
        return _from_to(start.date(), end.date())
    if start.date() == end.date():
        return f"{in_words(start.date())}, {_spans((Interval(_minute(start), _minute(end)),))}"
    return f"{_moment(start)} to {_moment(end)}"


def in_words(day: date) -> str:
    """ "Thursday, November 26, 2026"."""
    return f"{DAYS[day.weekday()].capitalize()}, {_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _from_to(first: date, last: date) -> str:
    return in_words(first) if first == last else f"{in_words(first)} to {in_words(last)}"


def _moment(moment: datetime) -> str:
    return f"{in_words(moment.date())}, {time_of_day(_minute(moment))}"


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _spans(intervals: Iterable[Interval]) -> str:
    return ", ".join(f"{time_of_day(span.start)}{NBSP}– {time_of_day(span.end)}" for span in intervals)


def _days(names: list[str], span: str, pair: str) -> str:
    if len(names) > 2:
        return f"{names[0]}{span}{names[-1]}"
    return pair.join(names)
