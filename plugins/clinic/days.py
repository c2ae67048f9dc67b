"""When the practice is open: its week, the days on which other hours hold, and its notices."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from plugins.clinic.fields import Fields
from plugins.clinic.form import CLOSURE, NOTICE, SCHEDULE
from plugins.clinic.model import CLOSED, DAYS, Closure, Notice, NoticeKind, Schedule, Week
from plugins.clinic.times import read_hours, read_moment
from plugins.yamltext.nodes import Table, Text, nearest, tables


def read_week(fields: Fields, table: Table) -> Week:
    """The hours of Monday to Sunday. A day must be named: nobody is closed by forgetting."""
    hours = fields.table(table, "hours")
    if hours is None:
        return (CLOSED,) * 7
    for name in hours.values:
        if name not in DAYS:
            fields.complaints.add(hours.lines[name], f'"{name}" is not a day.', nearest(name, DAYS))
    misspelt = not set(hours.values) <= set(DAYS)
    for day in DAYS:
        if day not in hours.values and not misspelt:
            fields.complaints.add(hours.line, f"{day} is missing from the hours.", f"Write  {day}: closed")
    return tuple(
        read_hours(hours.values[day], day.capitalize(), fields.complaints) if day in hours.values else CLOSED
        for day in DAYS
    )


def read_schedules(fields: Fields, table: Table, today: date) -> tuple[Schedule, ...]:
    """The weeks of seasons, in order; `today` decides which are over."""
    found: list[tuple[Schedule, int]] = []
    for item in tables(table.values.get("schedules"), fields.complaints, "schedules", "name: Summer hours"):
        fields.only(item, SCHEDULE, "a field of a schedule")
        name = fields.required(item, "name")
        first, last = fields.day(item, "first_date"), fields.day(item, "last_date")
        week = read_week(fields, item)
        if first and last and _in_order(fields, item, first, last, "schedule"):
            _warn_if_over(fields, item, last, today, f"schedule until {last}")
            schedule = Schedule(name, first, last, week, fields.text(item, "name_es"))
            found.append((schedule, item.line))
    _apart(fields, found, "schedules")
    return tuple(sorted((schedule for schedule, _ in found), key=lambda schedule: schedule.first))


def read_closures(fields: Fields, table: Table, today: date) -> tuple[Closure, ...]:
    """The days on which other hours hold, in order; `today` decides which are over."""
    found: list[tuple[Closure, int]] = []
    for item in tables(table.values.get("closures"), fields.complaints, "closures", "date: 2026-11-26"):
        fields.only(item, CLOSURE, "a field of a closure")
        first = fields.day(item, "date")
        last = fields.day(item, "last_date") if "last_date" in item.values else first
        if first is None or last is None or not _in_order(fields, item, first, last, "closure"):
            continue
        _warn_if_over(fields, item, last, today, f"closure on {last}")
        hours = item.values.get("hours")
        day = CLOSED if hours is None else read_hours(hours, f"{first}", fields.complaints)
        reason, reason_es = fields.text(item, "reason"), fields.text(item, "reason_es")
        found.append((Closure(first, last, day, reason, reason_es), item.line))
    _apart(fields, found, "closures")
    return tuple(sorted((closure for closure, _ in found), key=lambda closure: closure.first))


def _in_order(fields: Fields, item: Table, first: date, last: date, what: str) -> bool:
    if last < first:
        sentence = f"The {what} ends on {last}, before it starts on {first}."
        fields.complaints.add(item.lines["last_date"], sentence)
    return first <= last


def _warn_if_over(fields: Fields, item: Table, last: date, today: date, what: str) -> None:
    if last < today:
        fields.complaints.warn(item.line, f"The {what} is over.", "You can delete it.")


def _apart(fields: Fields, found: Sequence[tuple[Closure | Schedule, int]], what: str) -> None:
    """No day belongs to two."""
    for (one, first_line), (other, line) in pairwise(sorted(found, key=lambda numbered: numbered[0].first)):
        if other.first <= one.last:
            above, _ = sorted(((first_line, one), (line, other)), key=lambda numbered: numbered[0])
            fields.complaints.add(
                max(first_line, line),
                f"{other.first} is in two {what} ({_the_other(above[1])}is on line {above[0]}).",
                "Keep one of them.",
            )


def _the_other(one: Closure | Schedule) -> str:
    name = one.reason if isinstance(one, Closure) else one.name
    return f'the other, "{name}", ' if name else "the other "


def read_notices(fields: Fields, table: Table, zone: str) -> Iterator[Notice]:
    """The sentences at the top of every page."""
    kinds = {kind.value: kind for kind in NoticeKind}
    for item in tables(table.values.get("notices"), fields.complaints, "notices", "text: …"):
        fields.only(item, NOTICE, "a field of a notice")
        text = fields.required(item, "text")
        kind = fields.text(item, "kind") or NoticeKind.INFORMATION.value
        if kind not in kinds:
            fields.complaints.unknown(item.lines["kind"], kind, kinds, "a kind of notice")
            continue
        start, end = (item.values.get(name) for name in ("start", "end"))
        if not isinstance(start, Text) or not isinstance(end, Text):
            fields.complaints.add(
                item.line, "A notice needs a start and an end.", "Write both like 2026-11-26 08:00."
            )
            continue
        from_ = read_moment(start, zone, fields.complaints, end=False)
        until = read_moment(end, zone, fields.complaints, end=True)
        if from_ and until and until <= from_:
            fields.complaints.add(item.lines["end"], _backwards(text, start.text, end.text, until == from_))
        elif from_ and until:
            yield Notice(text, kinds[kind], from_, until, fields.text(item, "text_es"))


def _backwards(text: str, start: str, end: str, same: bool) -> str:
    if same:
        return f'The notice "{text}" has no length: it starts and ends at {start}.'
    return f'The notice "{text}" ends at {end}, before it starts at {start}.'
