"""Opening hours in words, for people in a hurry; in English unless another language is asked for."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from plugins.clinic.model import Closure, Day, Interval, Notice, Schedule, Week
from plugins.clinic.own_words import own_words
from plugins.languages.dates import SHORT_WEEKDAYS, WEEKDAYS, capital, in_words
from plugins.languages.model import ENGLISH, Language

_LAST_MINUTE = 1439
NBSP = "\u00a0"


def time_of_day(total: int, language: Language = ENGLISH) -> str:
    """Minutes after midnight as "8 am", "12:30 pm", "noon", "midnight"."""
    if total % 1440 == 0:
        return language.gettext("midnight")
    if total == 720:
        return language.gettext("noon")
    hour, minute = divmod(total % 1440, 60)
    clock = f"{(hour - 1) % 12 + 1}{f':{minute:02}' if minute else ''}"
    morning, clock_of = hour < 12, {"clock": clock}
    said = (
        language.gettext("%(clock)s am", **clock_of)
        if morning
        else language.gettext("%(clock)s pm", **clock_of)
    )
    return unbroken(said)


def unbroken(text: str) -> str:
    """The text on one line."""
    return text.replace(" ", NBSP)


def times(day: Day, language: Language = ENGLISH) -> str:
    """ "8 am – 4 pm", several joined by commas, "By appointment", or "Closed"."""
    if not day.intervals:
        return language.gettext("By appointment") if day.by_appointment else language.gettext("Closed")
    spans = _spans(day.intervals, language)
    return language.gettext("%(times)s, and by appointment", times=spans) if day.by_appointment else spans


def groups(week: Week, language: Language = ENGLISH) -> tuple[tuple[str, str], ...]:
    """Neighbouring days with the same hours together: ("Monday to Friday", "8 am – 4 pm")."""
    runs = groupby(enumerate(week), key=lambda numbered: numbered[1])
    return tuple((_days([place for place, _ in days], language), times(day, language)) for day, days in runs)


def summary(week: Week, language: Language = ENGLISH) -> str:
    """ "Mon–Fri 8 am – 4 pm, Sat 10 am – 4 pm": the open days in one line; "" when there is none."""
    runs = groupby(enumerate(week), key=lambda numbered: numbered[1].intervals)
    return ", ".join(
        f"{_short_days([place for place, _ in days], language)}{NBSP}{_spans(intervals, language)}"
        for intervals, days in runs
        if intervals
    )


def status(week: Week, language: Language = ENGLISH) -> str:
    """ "Open Mon–Fri 8 am – 4 pm": the usual hours in one line, for whoever has no script."""
    if open_days := summary(week, language):
        return language.gettext("Open %(days)s", days=open_days)
    some = any(day.by_appointment for day in week)
    return language.gettext("By appointment") if some else language.gettext("Closed")


def closure(closure: Closure, language: Language = ENGLISH) -> str:
    """ "Thursday, November 26, 2026: closed (Thanksgiving)"."""
    text = f"{_from_to(closure.first, closure.last, language)}: {in_a_sentence(closure.day, language)}"
    reason = own_words(closure.reason, closure.reason_es, language)
    return text + " (" + reason + ")" if reason else text  # words that are HTML make HTML of the rest


def in_a_sentence(day: Day, language: Language = ENGLISH) -> str:
    """ "closed", "by appointment", "open 8 am – noon"."""
    words = times(day, language)
    return language.gettext("open %(times)s", times=words) if day.intervals else words.lower()


def schedule_dates(schedule: Schedule, language: Language = ENGLISH) -> str:
    """ "Tuesday, June 1, 2027 to Tuesday, August 31, 2027"."""
    return _from_to(schedule.first, schedule.last, language)


def notice_dates(notice: Notice, language: Language = ENGLISH) -> str:
    """When the notice holds: whole days, hours of a day, or from a moment to another."""
    start, end = notice.start, notice.end
    whole = _minute(start) == 0 and _minute(end) == _LAST_MINUTE
    if whole:
        return _from_to(start.date(), end.date(), language)
    if start.date() == end.date():
        span = _spans((Interval(_minute(start), _minute(end)),), language)
        return f"{capital(in_words(start.date(), language))}, {span}"
    moments = {"first": _moment(start, language), "last": _moment(end, language)}
    return language.pgettext("dates", "%(first)s to %(last)s", **moments)


def _from_to(first: date, last: date, language: Language) -> str:
    if first == last:
        return capital(in_words(first, language))
    dates = {"first": in_words(first, language), "last": in_words(last, language)}
    return language.pgettext("dates", "%(first)s to %(last)s", **dates)


def _moment(moment: datetime, language: Language) -> str:
    return f"{in_words(moment.date(), language)}, {time_of_day(_minute(moment), language)}"


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _spans(intervals: Iterable[Interval], language: Language) -> str:
    times = (
        {"open": time_of_day(span.start, language), "close": time_of_day(span.end, language)}
        for span in intervals
    )
    # No line starts with the dash.
    return ", ".join(
        language.gettext("%(open)s – %(close)s", **each).replace(" –", f"{NBSP}–") for each in times
    )


def _days(places: list[int], language: Language) -> str:
    names = [language.gettext(WEEKDAYS[place]) for place in places]
    if len(names) > 2:
        return capital(language.pgettext("days", "%(first)s to %(last)s", first=names[0], last=names[-1]))
    if len(names) == 2:
        return capital(language.pgettext("days", "%(first)s and %(last)s", first=names[0], last=names[1]))
    return capital(names[0])


def _short_days(places: list[int], language: Language) -> str:
    names = [language.gettext(SHORT_WEEKDAYS[place]) for place in places]
    return f"{names[0]}–{names[-1]}" if len(names) > 2 else ", ".join(names)
