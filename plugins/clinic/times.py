"""Times of day and days, from what people type."""

import re
from datetime import date, datetime
from difflib import get_close_matches
from itertools import pairwise
from zoneinfo import ZoneInfo

from plugins.clinic.model import CLOSED, Day, Interval
from plugins.yamltext.nodes import Complaints, List, Table, Text

_CLOCK = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d{2})")
_SPOKEN = re.compile(r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s*(?P<half>[ap])\.?m\.?", re.IGNORECASE)
_DAYS_IN_A_WORD = {"closed": CLOSED, "by appointment": Day(by_appointment=True)}
_SPAN = re.compile(r"(?P<open>.+?) ?(?:-|–|—|\bto\b) ?(?P<close>.+)")


def minutes(text: str) -> int | None:
    """Minutes after midnight of "08:00", "8 am", "noon" or "24:00"; None for anything else."""
    words = {"noon": 720, "midnight": 1440}
    if text.lower() in words:
        return words[text.lower()]
    if match := _CLOCK.fullmatch(text):
        total = int(match["hour"]) * 60 + int(match["minute"])
        return total if int(match["minute"]) < 60 and total <= 1440 else None
    if match := _SPOKEN.fullmatch(text):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if 1 <= hour <= 12 and minute < 60:
            return (hour % 12 + (12 if match["half"].lower() == "p" else 0)) * 60 + minute
    return None


def clock(total: int) -> str:
    """ "08:00" of 480."""
    return f"{total // 60:02}:{total % 60:02}"


def read_hours(value: Text | List | Table, what: str, complaints: Complaints) -> Day:
    """The hours of one day: "closed", "by appointment", or a list of {open, close}."""
    if isinstance(value, Text):
        return _read_word(value, what, complaints)
    items = value.items if isinstance(value, List) else (value,)
    by_appointment = any(_is_appointment(item) for item in items)
    spans = (item for item in items if not _is_appointment(item))
    found = [read for item in spans if (read := _read_interval(item, what, complaints))]
    for (one, _), (other, line) in pairwise(sorted(found, key=lambda numbered: numbered[0].start)):
        if other.start < one.end:
            times = f"{clock(other.start)}–{clock(other.end)} overlaps {clock(one.start)}–{clock(one.end)}"
            complaints.add(line, f"{what} {times}.")
    intervals = sorted((interval for interval, _ in found), key=lambda interval: interval.start)
    return Day(tuple(intervals), by_appointment)


def _read_word(value: Text, what: str, complaints: Complaints) -> Day:
    word = value.text.lower()
    if word in _DAYS_IN_A_WORD:
        return _DAYS_IN_A_WORD[word]
    if not word:
        complaints.add(value.line, f"{what} has no hours;", f"write closed beside it, or {_spelled_out('')}")
    elif close := get_close_matches(word, _DAYS_IN_A_WORD, 1, cutoff=0.7):
        complaints.add(value.line, f'{what} is the text "{value.text}".', f'Did you mean "{close[0]}"?')
    else:
        complaints.add(value.line, f'{what} is the text "{value.text}";', f"write {_spelled_out(value.text)}")
    return CLOSED


def _is_appointment(item: Text | List | Table) -> bool:
    return isinstance(item, Text) and item.text.lower() == "by appointment"


def _meant(start: int, end: int) -> str:
    """What somebody meant who closes before he opens: the afternoon, or the next morning."""
    afternoon = end + 12 * 60
    meant = [f'Did you mean "{clock(afternoon)}"?'] if end < start < afternoon < 24 * 60 else []
    if end < 6 * 60:
        meant.append('For hours past midnight, close at "24:00" and open the next day at "00:00".')
    return " ".join(meant)


def _read_interval(
    item: Text | List | Table, what: str, complaints: Complaints
) -> tuple[Interval, int] | None:
    if isinstance(item, Text):
        complaints.add(
            item.line, f'{what} has the text "{item.text}";', f"write {_spelled_out(item.text, '')}"
        )
        return None
    if not isinstance(item, Table):
        complaints.add(item.line, f"{what} has a list in its list;", f"write {_spelled_out('', '')}")
        return None
    for name in item.values:
        if name not in ("open", "close"):
            complaints.unknown(item.lines[name], name, ("open", "close"), "open or close")
            return None
    found: list[int] = []
    for name in ("open", "close"):
        value = item.values.get(name)
        if not isinstance(value, Text):
            complaints.add(item.line, f"{what} has no {name} time;", f"write {_spelled_out('', '')}")
            return None
        total = minutes(value.text)
        if total is None:
            complaints.add(
                value.line, f'"{value.text}" is not a time of day.', 'Write it like "08:00" or "16:30".'
            )
            return None
        found.append(total)
    start, end = found
    if end <= start:
        complaints.add(
            item.line,
            f"{what} opens and closes at {clock(start)}."
            if end == start
            else f"{what} closes at {clock(end)}, before it opens at {clock(start)}.",
            _meant(start, end),
        )
        return None
    return Interval(start, end), item.line


def _spelled_out(text: str, where: str = " on the line under it") -> str:
    span = _SPAN.fullmatch(" ".join(text.split()))
    opens, closes = (minutes(span["open"]), minutes(span["close"])) if span else (None, None)
    start, end = (clock(opens), clock(closes)) if opens is not None and closes else ("08:00", "16:00")
    return f'- {{open: "{start}", close: "{end}"}}{where}.'


def read_day(value: Text, complaints: Complaints) -> date | None:
    """A day like 2026-11-26; a complaint when there is no such day."""
    text = value.text[:10] if re.fullmatch(r"\d{4}-\d{2}-\d{2}T.*", value.text) else value.text
    try:
        return date.fromisoformat(text)
    except ValueError:
        known = re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)
        complaints.add(
            value.line,
            f"{text} is not a day in the calendar." if known else f'"{text}" is not a day.',
            "" if known else "Write it like 2026-11-26.",
        )
        return None


def read_moment(value: Text, zone: str, complaints: Complaints, *, end: bool) -> datetime | None:
    """A moment like 2026-11-26 08:00 in the practice's zone; a day alone means its start, or its end."""
    try:
        moment = datetime.fromisoformat(value.text)
    except ValueError:
        complaints.add(
            value.line, f'"{value.text}" is not a day or a time.', "Write it like 2026-11-26 08:00."
        )
        return None
    if end and len(value.text) == 10:
        moment = moment.replace(hour=23, minute=59)
    try:
        return moment.astimezone(ZoneInfo(zone)) if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
    except OverflowError:  # the first and the last day of the calendar, in another zone
        complaints.add(value.line, f'"{value.text}" is too far away.')
        return None
