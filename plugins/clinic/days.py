"""When the practice is open: its week, the days on which other hours hold, and its notices."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from plugins.clinic.fields import Fields
from plugins.clinic.model import DAYS, Closure, Notice, NoticeKind, Week
from plugins.clinic.nodes import Table, Text, nearest, tables
from plugins.clinic.times import read_intervals, read_moment


def read_week(fields: Fields, table: Table) -> Week:
    """The hours of Monday to Sunday. A day must be named: nobody is closed by forgetting."""
    hours = fields.table(table, "hours")
    if hours is None:
        return ((),) * 7
    for name in hours.values:
        if name not in DAYS:
            fields.complaints.add(hours.lines[name], f'"{name}" is not a day.', nearest(name, DAYS))
    misspelt = not set(hours.values) <= set(DAYS)
    for day in DAYS:
        if day not in hours.values and not misspelt:
            fields.complaints.add(hours.line, f"{day} is missing from the hours.", f"Write  {day}: closed")
    return tuple(
        read_intervals(hours.values[day], day.capitalize(), fields.complaints) if day in hours.values else ()
        for day in DAYS
    )


def read_closures(fields: Fields, table: Table, today: date) -> tuple[Closure, ...]:
    """The days on which other hours hold, in order; `today` decides which are over."""
    found = sorted(_closures(fields, table, today), key=lambda numbered: numbered[0].first)
    for (one, first_line), (other, line) in pairwise(found):
        if other.first <= one.last:
            fields.complaints.add(
                max(first_line, line),
                f"{other.first} is in two closures (the other is on line {min(first_line, line)}).",
                "Keep one of them.",
            )
    return tuple(closure for closure, _ in found)


def _closures(fields: Fields, table: Table, today: date) -> Iterator[tuple[Closure, int]]:
    for item in tables(table.values.get("closures"), fields.complaints, "closures", "date: 2026-11-26"):
        fields.only(item, ("date", "last_date", "hours", "reason"), "a field of a closure")
        first = fields.day(item, "date")
        last = fields.day(item, "last_date") if "last_date" in item.values else first
        if first is None or last is None:
            continue
        if last < first:
            fields.complaints.add(
                item.lines["last_date"], f"The closure ends on {last}, before it starts on {first}."
            )
            continue
        if last < today:
            fields.complaints.warn(item.line, f"The closure on {last} is over.", "You can delete it.")
        hours = item.values.get("hours")
        intervals = () if hours is None else read_intervals(hours, f"{first}", fields.complaints)
        yield Closure(first, last, intervals, fields.text(item, "reason")), item.line


def read_notices(fields: Fields, table: Table, zone: str) -> Iterator[Notice]:
    """The sentences at the top of every page."""
    kinds = {kind.value: kind for kind in NoticeKind}
    for item in tables(table.values.get("notices"), fields.complaints, "notices", "text: …"):
        fields.only(item, ("text", "kind", "start", "end"), "a field of a notice")
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
            fields.complaints.add(item.lines["end"], "The notice ends before it starts.")
        elif from_ and until:
            yield Notice(text, kinds[kind], from_, until)
