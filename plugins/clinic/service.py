"""What visitors want to know besides where and when: the way in, help in a crisis, the contact form."""

from collections.abc import Iterator
from pathlib import Path

import phonenumbers
from phonenumbers.shortnumberinfo import is_valid_short_number_for_region

from plugins.clinic.fields import Fields
from plugins.clinic.form import ARRIVAL, CONTACT_FORM, CRISIS_LINE
from plugins.clinic.model import Arrival, Clinic, ContactForm, CrisisLine
from plugins.clinic.reach import is_web_address
from plugins.errors import Problem, Severity
from plugins.yamltext.nodes import Table, tables

_SHORT = (3, 5, 6)  # digits of 911 and 988, and of numbers that take texts
_HELP = frozenset({"911", "988"})


def read_arrival(fields: Fields, place: Table) -> Arrival:
    """How to get to the door and through it."""
    if "arrival" not in place.values:
        return Arrival()
    table = fields.table(place, "arrival")
    if table is None:
        return Arrival()
    fields.only(table, ARRIVAL, "a field of arrival")
    return Arrival(
        parking=fields.text(table, "parking"),
        step_free=fields.text(table, "step_free"),
        transit=fields.text(table, "transit"),
        parking_es=fields.text(table, "parking_es"),
        step_free_es=fields.text(table, "step_free_es"),
        transit_es=fields.text(table, "transit_es"),
    )


def read_crisis_lines(fields: Fields, practice: Table) -> Iterator[CrisisLine]:
    """Numbers as dialled: three digits are as good as ten."""
    start = 'number: "988"'
    for item in tables(practice.values.get("crisis_lines"), fields.complaints, "crisis_lines", start):
        fields.only(item, CRISIS_LINE, "a field of a crisis line")
        number, when = fields.required(item, "number"), fields.required(item, "when")
        if number and not _can_be_reached(_dialled(number)):
            fields.complaints.add(
                item.lines["number"], f'"{number}" is not a number to call.', "Write it like 988."
            )
        elif number:
            texts = bool(fields.yes_no(item, "texts"))
            yield CrisisLine(number, when, texts, fields.text(item, "when_es"))


def without_help(clinic: Clinic | None, file: Path) -> Iterator[Problem]:
    """Whether a website of a practice in the United States says no number for an emergency."""
    if clinic is None or clinic.locations[0].address.country != "US":
        return
    if missing := sorted(_HELP - {_dialled(line.number) for line in clinic.crisis_lines}):
        left_out = " and ".join(f"no {number}" for number in missing)
        sentence = f"crisis_lines has {left_out}, which every page should say."
        yield Problem(file, 0, sentence, "Put it back from the history.", Severity.WARNING)


def _dialled(number: str) -> str:
    return "".join(sign for sign in number if sign not in "-() .")


def _can_be_reached(dialled: str) -> bool:
    """Whether there can be a number of these digits; a slip here would cost more than anywhere."""
    digits = dialled.removeprefix("+")
    if not (digits.isascii() and digits.isdigit()):  # letters and "ext." would not be dialled
        return False
    try:
        number = phonenumbers.parse(dialled, "US")
    except phonenumbers.NumberParseException:
        return False
    short = len(dialled) in _SHORT and is_valid_short_number_for_region(number, "US")
    return short or phonenumbers.is_valid_number(number)


def read_contact_form(fields: Fields, practice: Table) -> ContactForm | None:
    """Where the form goes; None when there is no form."""
    if "contact_form" not in practice.values:
        return None
    table = fields.table(practice, "contact_form")
    if table is None:
        return None
    fields.only(table, CONTACT_FORM, "a field of the contact form")
    endpoint = fields.required(table, "endpoint")
    # What people type travels encrypted, but to this computer, where tests listen.
    safe = endpoint.startswith(("https://", "http://127.0.0.1:"))
    if endpoint and not (safe and is_web_address(endpoint)):
        fields.complaints.add(
            table.lines["endpoint"], f'"{endpoint}" is not a secure web address.', "It starts with https://"
        )
        return None
    return ContactForm(endpoint, bool(fields.yes_no(table, "message_box")))
