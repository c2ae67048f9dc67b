"""How to reach the practice: its telephones, e-mail addresses and other places on the web."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import phonenumbers

from plugins.clinic.fields import Fields
from plugins.clinic.model import Link, Phone
from plugins.clinic.nodes import Table, Text, tables

# Narrower than RFC 5322, whose stranger addresses are more often slips than addresses.
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]{2,}")
_FORMAT = phonenumbers.PhoneNumberFormat


def read_phones(fields: Fields, table: Table) -> Iterator[Phone]:
    """The telephones, as dialled and as printed."""
    for phone in tables(table.values.get("phones"), fields.complaints, "phones", "label: Office"):
        fields.only(phone, ("label", "number"), "a field of a phone")
        typed = fields.required(phone, "number")
        line = phone.lines.get("number", phone.line)
        number = _number(typed)
        if number and number.extension:
            fields.complaints.add(line, f'"{typed}" has an extension.', "Write it into the label.")
        elif number and phonenumbers.is_valid_number(number):
            e164 = phonenumbers.format_number(number, _FORMAT.E164)
            yield Phone(fields.text(phone, "label"), e164, _printed(number))
        elif typed:
            fields.complaints.add(
                line, f'"{typed}" is not a telephone number.', "Write it like 703-594-1827."
            )


def _number(typed: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(typed, "US")
    except phonenumbers.NumberParseException:
        return None


def _printed(number: phonenumbers.PhoneNumber) -> str:
    national = str(number.national_number)
    if number.country_code == 1:
        return f"{national[:3]}-{national[3:6]}-{national[6:]}"
    return str(phonenumbers.format_number(number, _FORMAT.INTERNATIONAL))


def read_emails(fields: Fields, table: Table) -> Iterator[str]:
    """The e-mail addresses."""
    for item in fields.list(table, "emails"):
        if isinstance(item, Text) and _EMAIL.fullmatch(item.text):
            yield item.text
        elif item != Text("", table.values["emails"].line):  # else `filled` has spoken
            shown = f'"{item.text}"' if isinstance(item, Text) else "This"
            fields.complaints.add(
                item.line, f"{shown} is not an e-mail address.", "Write it like name@example.org."
            )


def read_links(fields: Fields, table: Table) -> Iterator[Link]:
    """The other places on the web."""
    for link in tables(table.values.get("links"), fields.complaints, "links", "label: Facebook"):
        fields.only(link, ("label", "url"), "a field of a link")
        label, url = fields.required(link, "label"), fields.required(link, "url")
        if _is_web_address(url):
            yield Link(label, url)
        elif url:
            line = link.lines.get("url", link.line)
            fields.complaints.add(line, f'"{url}" is not a web address.', "It starts with https://")


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket without its partner
        return False
    return parts.scheme in {"http", "https"} and "." in parts.netloc and not re.search(r"\s", url)
