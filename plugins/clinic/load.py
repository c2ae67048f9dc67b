"""The data file → the practice, with every mistake in it found in one run."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import phonenumbers

from plugins.clinic.fields import Fields
from plugins.clinic.model import (
    DAYS,
    Address,
    Clinic,
    Closure,
    Interval,
    Link,
    Notice,
    NoticeKind,
    Phone,
    Week,
)
from plugins.clinic.nodes import Complaints, Table, Text, nearest, read, tables
from plugins.clinic.times import read_intervals, read_moment
from plugins.errors import Problem

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_FIELDS = (
    "name", "short_name", "description", "address", "time_zone", "phones", "emails", "links", "hours",
    "closures", "notices",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loaded:
    """The practice, None when an error stands in its way, and everything to tell the person who edits it."""

    clinic: Clinic | None
    problems: tuple[Problem, ...]


def load(file: Path, today: date) -> Loaded:
    """Read the data file; `today` decides which closures lie in the past."""
    complaints = Complaints(file, [])
    try:
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        complaints.add(0, "The file is missing.", "Restore it from the history.")
        return Loaded(None, tuple(complaints.problems))
    except UnicodeDecodeError:
        complaints.add(0, "The file is not in UTF-8.", "Save it with the encoding UTF-8.")
        return Loaded(None, tuple(complaints.problems))
    table = read(text, complaints)
    clinic = None if table is None else _Reader(complaints, today).clinic(table)
    failed = any(problem.severity.value == "error" for problem in complaints.problems)
    return Loaded(None if failed else clinic, tuple(complaints.problems))


class _Reader(Fields):
    """Reads the practice, part by part."""

    def __init__(self, complaints: Complaints, today: date) -> None:
        super().__init__(complaints)
        self.today = today

    def clinic(self, table: Table) -> Clinic:
        self.only(table, _FIELDS, "a field of the practice")
        name = self.required(table, "name")
        address = self.table(table, "address")
        zone = self._zone(table)
        self.filled(table, "phones", "Visitors need a number to call.")
        self.filled(table, "emails", "Visitors need an address to write to.")
        return Clinic(
            name=name,
            short_name=self.text(table, "short_name") or name,
            description=self.required(table, "description"),
            address=self._address(address) if address else Address("", "", "", "", "", ""),
            phones=tuple(self._phones(table)),
            emails=tuple(self._emails(table)),
            links=tuple(self._links(table)),
            time_zone=zone,
            week=self._week(table),
            closures=tuple(sorted(self._closures(table), key=lambda closure: closure.first)),
            notices=tuple(self._notices(table, zone)),
        )

    def _address(self, table: Table) -> Address:
        self.only(
            table, ("street", "suite", "city", "region", "postal_code", "country"), "a part of an address"
        )
        code = self.required(table, "postal_code")
        if (self.text(table, "country") or "US") in {"US", "United States"} and not re.fullmatch(
            r"\d{5}(-\d{4})?", code
        ):
            self.complaints.add(table.lines.get("postal_code", table.line), f'"{code}" is not a ZIP code.')
        return Address(
            street=self.required(table, "street"),
            suite=self.text(table, "suite"),
            city=self.required(table, "city"),
            region=self.required(table, "region"),
            postal_code=code,
            country=self.text(table, "country") or "US",
        )

    def _zone(self, table: Table) -> str:
        zone = self.required(table, "time_zone")
        if zone and zone not in available_timezones():
            line = table.lines["time_zone"]
            self.complaints.add(line, f'"{zone}" is not a time zone.', 'Write it like "America/New_York".')
            return "UTC"
        return zone or "UTC"

    def _phones(self, table: Table) -> Iterable[Phone]:
        for phone in tables(table.values.get("phones"), self.complaints, "phones"):
            self.only(phone, ("label", "number"), "a field of a phone")
            typed = self.required(phone, "number")
            try:
                number = phonenumbers.parse(typed, "US")
            except phonenumbers.NumberParseException:
                number = None
            if number is None or not phonenumbers.is_valid_number(number):
                line = phone.lines.get("number", phone.line)
                self.complaints.add(
                    line, f'"{typed}" is not a telephone number.', "Write it like 703-594-1827."
                )
                continue
            e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            national = str(number.national_number)
            printed = (
                f"{national[:3]}-{national[3:6]}-{national[6:]}"
                if number.country_code == 1
                else phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
            )
            yield Phone(self.text(phone, "label"), e164, printed)

    def _emails(self, table: Table) -> Iterable[str]:
        for item in self.list(table, "emails"):
            if isinstance(item, Text) and _EMAIL.fullmatch(item.text):
                yield item.text
            else:
                shown = item.text if isinstance(item, Text) else "this"
                self.complaints.add(
                    item.line, f'"{shown}" is not an e-mail address.', "Write it like name@example.org."
                )

    def _links(self, table: Table) -> Iterable[Link]:
        for link in tables(table.values.get("links"), self.complaints, "links"):
            self.only(link, ("label", "url"), "a field of a link")
            url = self.required(link, "url")
            parts = urlsplit(url)
            if parts.scheme not in {"http", "https"} or "." not in parts.netloc:
                line = link.lines.get("url", link.line)
                self.complaints.add(line, f'"{url}" is not a web address.', "It starts with https://")
                continue
            yield Link(self.required(link, "label"), url)

    def _week(self, table: Table) -> Week:
        hours = self.table(table, "hours")
        if hours is None:
            return ((),) * 7
        for name in hours.values:
            if name not in DAYS:
                self.complaints.add(hours.lines[name], f'"{name}" is not a day.', nearest(name, DAYS))
        misspelt = not set(hours.values) <= set(DAYS)
        for day in DAYS:
            if day not in hours.values and not misspelt:
                self.complaints.add(hours.line, f"{day} is missing from the hours.", f"Write  {day}: closed")
        return tuple(self._intervals(hours, day) for day in DAYS)

    def _intervals(self, hours: Table, day: str) -> tuple[Interval, ...]:
        value = hours.values.get(day)
        return () if value is None else read_intervals(value, day.capitalize(), self.complaints)

    def _closures(self, table: Table) -> Iterable[Closure]:
        for item in tables(table.values.get("closures"), self.complaints, "closures"):
            self.only(item, ("date", "last_date", "hours", "reason"), "a field of a closure")
            first = self.day(item, "date")
            last = self.day(item, "last_date") if "last_date" in item.values else first
            if first is None or last is None:
                continue
            if last < first:
                self.complaints.add(
                    item.lines["last_date"], f"The closure ends on {last}, before it starts on {first}."
                )
                continue
            if last < self.today:
                self.complaints.warn(item.line, f"The closure on {last} is over.", "You can delete it.")
            hours = item.values.get("hours")
            intervals = () if hours is None else read_intervals(hours, f"{first}", self.complaints)
            yield Closure(first, last, intervals, self.text(item, "reason"))

    def _notices(self, table: Table, zone: str) -> Iterable[Notice]:
        kinds = {kind.value: kind for kind in NoticeKind}
        for item in tables(table.values.get("notices"), self.complaints, "notices"):
            self.only(item, ("text", "kind", "start", "end"), "a field of a notice")
            kind = self.text(item, "kind") or "information"
            if kind not in kinds:
                self.complaints.unknown(item.lines["kind"], kind, kinds, "a kind of notice")
                continue
            start, end = (item.values.get(name) for name in ("start", "end"))
            if not isinstance(start, Text) or not isinstance(end, Text):
                self.complaints.add(
                    item.line, "A notice needs a start and an end.", "Write both like 2026-11-26 08:00."
                )
                continue
            from_, until = (
                read_moment(start, zone, self.complaints, end=False),
                read_moment(end, zone, self.complaints, end=True),
            )
            if from_ and until and until <= from_:
                self.complaints.add(item.lines["end"], "The notice ends before it starts.")
            elif from_ and until:
                yield Notice(self.required(item, "text"), kinds[kind], from_, until)
