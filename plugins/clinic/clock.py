"""What the script in the visitor's browser needs to know whether the practice is open."""

import json
from collections.abc import Iterator
from typing import Any

from plugins.clinic.hours import unbroken
from plugins.clinic.model import Clinic, Day, Location, Week
from plugins.languages.model import ENGLISH, Language


def clock_json(clinic: Clinic, language: Language = ENGLISH) -> str:
    """JSON for a script element: the zone, and of every place the week, the closures and the seasons;
    and what to say, in a language.

    A week starts on Sunday, as JavaScript counts. A day is a list of [start, end] in minutes after
    midnight, or 0 when it is open by appointment alone.
    """
    places = [_place(location) for location in clinic.locations]
    data = {"zone": clinic.time_zone, "says": dict(_says(language)), "places": places}
    return json.dumps(data, separators=(",", ":"), ensure_ascii=False).replace("<", "\\u003c")


def _says(language: Language) -> Iterator[tuple[str, str | list[str]]]:
    """The script's words; each % is a place to fill, and the script asks Intl for the days."""
    gettext, value = language.gettext, "%"
    yield "in", language.code
    yield "open", gettext("Open now until %(time)s", time=value)
    yield (
        "soon",
        [
            language.ngettext("Closes in %(count)s minute", "Closes in %(count)s minutes", count, count=value)
            for count in (1, 2)
        ],
    )
    yield "closed", [gettext("Closed now"), gettext("Closed today"), gettext("By appointment today")]
    yield "today", gettext("%(closed)s, opens %(time)s", closed=value, time=value)
    yield "later", gettext("%(closed)s, opens %(day)s %(time)s", closed=value, day=value, time=value)
    # In a sentence some languages have an article before the time, another one at one o'clock.
    clock = {"clock": value}
    yield "noon", [language.pgettext("in a sentence", "midnight"), language.pgettext("in a sentence", "noon")]
    yield (
        "time",
        [
            unbroken(language.pgettext("in a sentence", "%(clock)s am", **clock)),
            unbroken(language.pgettext("in a sentence", "%(clock)s pm", **clock)),
            unbroken(language.pgettext("in a sentence, at one o'clock", "%(clock)s am", **clock)),
            unbroken(language.pgettext("in a sentence, at one o'clock", "%(clock)s pm", **clock)),
        ],
    )


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
