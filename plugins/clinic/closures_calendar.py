"""The days on which other hours hold, as a calendar to subscribe to (iCalendar, RFC 5545)."""

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from plugins.clinic import hours
from plugins.clinic.contentlines import escaped, joined
from plugins.clinic.model import Clinic, Closure, Location


def closures_calendar(clinic: Clinic, url: str) -> str:
    """All-day events. Without closures it is empty, and stays there for whoever subscribed."""
    lines = (
        line for place in clinic.locations for closure in place.closures
        for line in _event(clinic, place, closure, urlsplit(url).netloc)
    )  # fmt: skip
    return joined(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:-//{escaped(clinic.name)}//Closings//EN",
            f"X-WR-CALNAME:{escaped(clinic.short_name)}: closings",
            *lines,
            "END:VCALENDAR",
        )
    )


def _event(clinic: Clinic, place: Location, closure: Closure, host: str) -> Iterator[str]:
    who = " ".join(filter(None, (clinic.short_name, place.name)))
    reason = f" ({closure.reason})" if closure.reason else ""
    what = hours.in_a_sentence(closure.day).replace(hours.NBSP, " ")
    where = "".join(letter for letter in place.name.lower() if letter.isalnum())
    yield "BEGIN:VEVENT"
    yield f"UID:{closure.first:%Y%m%d}{f'-{where}' if where else ''}@{host}"
    # When it was written is not known; a stamp of the build would change the file with every build.
    yield f"DTSTAMP:{closure.first:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{closure.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{_next(closure.last):%Y%m%d}"  # the day after, as 3.6.1 says
    yield f"SUMMARY:{escaped(f'{who}: {what}{reason}')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _next(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
