"""How to reach the practice: its telephones, e-mail addresses and other places on the web."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import phonenumbers

from plugins.clinic.fields import Fields
from plugins.clinic.form import LINK, PHONE
from plugins.clinic.model import Link, Phone
from plugins.yamltext.nodes import Table, Text, tables

# Narrower than RFC 5322, whose stranger addresses are more often slips than addresses.
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]{2,}")
# A name or a number, perhaps with a port; no user, and no sign that means something in a header.
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+\.?(?::\d{1,5})?")
# What RFC 3986 leaves out of addresses, as far as it could end one in a page, a header or a card.
_NEVER = re.compile(r"[\s\"<>\\^`{|}]")
_FORMAT = phonenumbers.PhoneNumberFormat


def read_phones(fields: Fields, table: Table) -> Iterator[Phone]:
    """The telephones, as dialled and as printed."""
    for item in tables(table.values.get("phones"), fields.complaints, "phones", "label: Office"):
        fields.only(item, PHONE, "a field of a phone")
        fields.required(item, "number")
        phone = _phone(fields, item, "number")
        extension = fields.text(item, "extension")
        if not re.fullmatch(r"\d*", extension, re.ASCII):
            line = item.lines["extension"]
            fields.complaints.add(line, f'"{extension}" is not an extension.', "It has only digits.")
        if phone:
            texts = bool(fields.yes_no(item, "texts"))
            if texts and extension:
                sentence = "A text message cannot be sent to an extension, so none is offered."
                fields.complaints.warn(item.lines["texts"], sentence, "Write texts: no.")
            label, label_es = fields.text(item, "label"), fields.text(item, "label_es")
            yield replace(
                phone, label=label, extension=extension, texts=texts and not extension, label_es=label_es
            )


def read_fax(fields: Fields, table: Table) -> Phone | None:
    """The fax number."""
    return _phone(fields, table, "fax")


def _phone(fields: Fields, table: Table, name: str) -> Phone | None:
    typed = fields.text(table, name)
    number = _number(typed)
    if number and number.extension:
        advice = "Write it on a line of its own:  extension: …"
        fields.complaints.add(table.lines[name], f'"{typed}" has an extension.', advice)
    elif number and phonenumbers.is_valid_number(number):
        return Phone("", phonenumbers.format_number(number, _FORMAT.E164), _printed(number))
    elif typed:
        what = f'"{typed}" is not a {"fax" if name == "fax" else "telephone"} number.'
        fields.complaints.add(table.lines[name], what, "Write it like 703-594-1827.")
    return None


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
        fields.only(link, LINK, "a field of a link")
        label, url = fields.required(link, "label"), fields.required(link, "url")
        if is_web_address(url):
            yield Link(label, url)
        elif url:
            line = link.lines.get("url", link.line)
            fields.complaints.add(line, f'"{url}" is not a web address.', "It starts with https://")


def is_web_address(url: str) -> bool:
    """Whether the text is an address that a browser can open."""
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket without its partner
        return False
    return bool(
        parts.scheme in {"http", "https"} and _HOST.fullmatch(parts.netloc) and not _NEVER.search(url)
    )
