"""The data file → the practice, with every mistake in it found in one run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import available_timezones

from plugins.clinic.days import read_closures, read_notices, read_schedules, read_week
from plugins.clinic.fields import Fields
from plugins.clinic.form import ADDRESS, LOCATION, PLACE, PRACTICE, names
from plugins.clinic.model import Address, Clinic, Geo, Location
from plugins.clinic.reach import read_emails, read_fax, read_links, read_phones
from plugins.clinic.service import read_arrival, read_contact_form, read_crisis_lines
from plugins.errors import DataError, Problem, Severity, in_order
from plugins.patience import bounded
from plugins.yamltext.files import read_file
from plugins.yamltext.nodes import Complaints, List, Table, tables

# How a sentence may begin, and none goes on.
_SMALL = frozenset(
    (
        "Within",
        "By",
        "During",
        "In",
        "On",
        "At",
        "After",
        "Before",
        "Between",
        "Usually",
        "The",
        "En",
        "Durante",
    )
)


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
        with bounded(complaints.file):
            table = read_file(complaints)
            return None if table is None else _clinic(Fields(complaints), table, today)
    except FileNotFoundError:
        complaints.add(0, "The file is missing.", "Restore it from the history.")
    except DataError as error:
        complaints.problems += error.problems
    return None


def _clinic(fields: Fields, table: Table, today: date) -> Clinic:
    fields.only(table, PRACTICE, "a field of the practice")
    name = fields.required(table, "name")
    zone = _zone(fields, table)
    return Clinic(
        name=name,
        short_name=fields.text(table, "short_name") or name,
        legal_name=fields.text(table, "legal_name"),
        description=fields.required(table, "description"),
        time_zone=zone,
        locations=tuple(_locations(fields, table, today)),
        area_served=fields.texts(table, "area_served"),
        languages=fields.texts(table, "languages"),
        languages_es=fields.texts(table, "languages_es"),
        telehealth=fields.yes_no(table, "telehealth"),
        accepting_clients=fields.yes_no(table, "accepting_clients"),
        reply_time=_end_of_sentence(fields, table, "reply_time"),
        reply_time_es=_end_of_sentence(fields, table, "reply_time_es"),
        links=tuple(read_links(fields, table)),
        crisis_lines=tuple(read_crisis_lines(fields, table)),
        contact_form=read_contact_form(fields, table),
        notices=tuple(read_notices(fields, table, zone)),
    )


def _end_of_sentence(fields: Fields, table: Table, name: str) -> str:
    """What the website puts after words of its own, and before a period."""
    text = fields.text(table, name).removesuffix(".")
    first, _, rest = text.partition(" ")
    if first in _SMALL:
        sentence = f'{name} is "{text}", and goes on after "We answer".'
        fields.complaints.add(table.lines[name], sentence, f'Write "{first.lower()} {rest}".')
    if text.isdigit():
        sentence = f'{name} is "{text}", and goes on after "We answer".'
        fields.complaints.add(table.lines[name], sentence, "Write it like: within one business day")
    return text


def _locations(fields: Fields, table: Table, today: date) -> Iterator[Location]:
    """One place, written among the fields of the practice, or a list of them."""
    places = tuple(tables(table.values.get("locations"), fields.complaints, "locations", "name: …"))
    if not places:
        yield _location(fields, table, "", today)
        return
    for field in names(PLACE):
        value = table.values.get(field)
        if value is not None and value != List((), value.line):
            sentence = f"{field} stands beside the locations."
            fields.complaints.add(table.lines[field], sentence, "Move it into the location it belongs to.")
    for place in places:
        fields.only(place, LOCATION, "a field of a location")
        yield _location(fields, place, fields.required(place, "name"), today)


def _location(fields: Fields, table: Table, name: str, today: date) -> Location:
    fields.filled(table, "phones", "Visitors need a number to call.")
    fields.filled(table, "emails", "Visitors need an address to write to.")
    return Location(
        name=name,
        address=_address(fields, table),
        phones=tuple(read_phones(fields, table)),
        fax=read_fax(fields, table),
        emails=tuple(read_emails(fields, table)),
        week=read_week(fields, table),
        schedules=read_schedules(fields, table, today),
        closures=read_closures(fields, table, today),
        arrival=read_arrival(fields, table),
    )


def _address(fields: Fields, place: Table) -> Address:
    table = fields.table(place, "address")
    if table is None:
        return Address("", "", "", "", "", "")
    fields.only(table, ADDRESS, "a part of an address")
    address = Address(
        street=fields.required(table, "street"),
        suite=fields.text(table, "suite"),
        city=fields.required(table, "city"),
        region=fields.required(table, "region"),
        postal_code=fields.required(table, "postal_code"),
        country=fields.text(table, "country") or "US",
        geo=_geo(fields, table),
    )
    country, code = address.country, address.postal_code
    if not re.fullmatch("[A-Z]{2}", country):
        line = table.lines["country"]
        fields.complaints.add(line, f'"{country}" is not a country in two letters.', "Write it like US.")
    if code and country == "US" and not re.fullmatch(r"\d{5}(-\d{4})?", code, re.ASCII):
        line = table.lines["postal_code"]
        fields.complaints.add(line, f'"{code}" is not a ZIP code.', "It has five digits.")
    return address


def _geo(fields: Fields, table: Table) -> Geo | None:
    latitude, longitude = fields.degrees(table, "latitude", 90), fields.degrees(table, "longitude", 180)
    given = {"latitude", "longitude"} & set(table.values)
    if len(given) == 1:
        line = table.lines[given.pop()]
        fields.complaints.add(line, "latitude and longitude need each other.", "Write both, or neither.")
    return None if latitude is None or longitude is None else Geo(latitude, longitude)


def _zone(fields: Fields, table: Table) -> str:
    zone = fields.required(table, "time_zone")
    # Those without a region have no summer time, or are only there for old programs.
    zones = {known for known in available_timezones() if "/" in known}
    if not zone or zone in zones:
        return zone or "UTC"
    same = [known for known in zones if known.lower() == zone.lower()]
    advice = f'Did you mean "{same[0]}"?' if same else 'Write it like "America/New_York".'
    fields.complaints.add(table.lines["time_zone"], f'"{zone}" is not a time zone.', advice)
    return "UTC"
