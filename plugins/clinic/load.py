"""The data file → the practice, with every mistake in it found in one run."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import available_timezones

from plugins.clinic.days import read_closures, read_notices, read_week
from plugins.clinic.fields import Fields
from plugins.clinic.model import Address, Clinic
from plugins.clinic.nodes import Complaints, Table, read
from plugins.clinic.reach import read_emails, read_links, read_phones
from plugins.errors import Problem, Severity, in_order

_FIELDS = (
    "name", "short_name", "description", "address", "time_zone", "phones", "emails", "links", "hours",
    "closures", "notices",
)  # fmt: skip
_ADDRESS = ("street", "suite", "city", "region", "postal_code", "country")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The practice, None when an error stands in its way, and everything to tell the person who edits it."""

    clinic: Clinic | None
    problems: tuple[Problem, ...]


def load(file: Path, today: date) -> Loaded:
    """Read the data file; `today` decides which closures lie in the past."""
    complaints = Complaints(file, [])
    clinic = _load(complaints, today)
    problems = tuple(in_order(complaints.problems))
    failed = any(problem.severity is Severity.ERROR for problem in problems)
    return Loaded(None if failed else clinic, problems)


def _load(complaints: Complaints, today: date) -> Clinic | None:
    try:
        raw = complaints.file.read_bytes()
    except FileNotFoundError:
        complaints.add(0, "The file is missing.", "Restore it from the history.")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        complaints.add(
            line, "A letter on this line is not in UTF-8.", "Save the file with the encoding UTF-8."
        )
        return None
    table = read(text.replace("\r\n", "\n").replace("\r", "\n"), complaints)
    return None if table is None else _clinic(Fields(complaints), table, today)


def _clinic(fields: Fields, table: Table, today: date) -> Clinic:
    fields.only(table, _FIELDS, "a field of the practice")
    name = fields.required(table, "name")
    zone = _zone(fields, table)
    fields.filled(table, "phones", "Visitors need a number to call.")
    fields.filled(table, "emails", "Visitors need an address to write to.")
    return Clinic(
        name=name,
        short_name=fields.text(table, "short_name") or name,
        description=fields.required(table, "description"),
        address=_address(fields, table),
        phones=tuple(read_phones(fields, table)),
        emails=tuple(read_emails(fields, table)),
        links=tuple(read_links(fields, table)),
        time_zone=zone,
        week=read_week(fields, table),
        closures=read_closures(fields, table, today),
        notices=tuple(read_notices(fields, table, zone)),
    )


def _address(fields: Fields, practice: Table) -> Address:
    table = fields.table(practice, "address")
    if table is None:
        return Address("", "", "", "", "", "")
    fields.only(table, _ADDRESS, "a part of an address")
    address = Address(
        street=fields.required(table, "street"),
        suite=fields.text(table, "suite"),
        city=fields.required(table, "city"),
        region=fields.required(table, "region"),
        postal_code=fields.required(table, "postal_code"),
        country=fields.text(table, "country") or "US",
    )
    country, code = address.country, address.postal_code
    if not re.fullmatch("[A-Z]{2}", country):
        line = table.lines["country"]
        fields.complaints.add(line, f'"{country}" is not a country in two letters.', "Write it like US.")
    if code and country == "US" and not re.fullmatch(r"\d{5}(-\d{4})?", code, re.ASCII):
        line = table.lines["postal_code"]
        fields.complaints.add(line, f'"{code}" is not a ZIP code.', "It has five digits.")
    return address


def _zone(fields: Fields, table: Table) -> str:
    zone = fields.required(table, "time_zone")
    zones = available_timezones()
    if not zone or zone in zones:
        return zone or "UTC"
    same = [known for known in zones if known.lower() == zone.lower()]
    advice = f'Did you mean "{same[0]}"?' if same else 'Write it like "America/New_York".'
    fields.complaints.add(table.lines["time_zone"], f'"{zone}" is not a time zone.', advice)
    return "UTC"
