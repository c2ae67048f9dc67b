"""The fields of the practice's data as the editing program shows them."""

import re
from typing import Any

from plugins.clinic.form import INTERVAL, Field, Takes

Widget = dict[str, Any]

# The file as it was, which the page keeps with the fields; see page/files.js.
ORIGINAL: Widget = {"name": "original", "widget": "hidden"}

_PHONE = [r"^\+?[\d\s().-]{7,}$", "Write a telephone number such as 703-594-1827."]
_DEGREES = [r"^-?\d{1,3}(\.\d+)?$", "Write a number such as 38.34."]
_SIMPLE: dict[Takes, Widget] = {
    Takes.TEXT: {"widget": "string"},
    Takes.DATE: {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"},
    Takes.MOMENT: {"widget": "datetime", "type": "datetime-local", "format": "YYYY-MM-DD HH:mm"},
    Takes.TIME: {"widget": "datetime", "type": "time", "format": "HH:mm"},
    Takes.PHONE: {"widget": "string", "pattern": _PHONE},
    Takes.EMAIL: {"widget": "string", "type": "email"},
    Takes.URL: {"widget": "string", "type": "url"},
    # Three answers: yes, no, and nothing said, which a box to tick cannot tell apart.
    Takes.YES_NO: {"widget": "select", "options": ["yes", "no"]},
    Takes.DEGREES: {"widget": "string", "pattern": _DEGREES},
}
_PICKED = (Takes.DATE, Takes.MOMENT, Takes.TIME)
# A notice is mostly put up when it is needed.
_AT_FIRST = {"start": "{{now}}"}
# What a list shows of an item that is not open.
_SUMMARIES = {
    "notices": "{{text}}",
    "closures": "{{date}} {{reason}}",
    "schedules": "{{name}}",
    "locations": "{{name}}",
    "phones": "{{number}} {{label}}",
    "links": "{{label}}",
    "crisis_lines": "{{number}} {{when}}",
}


def widget(field: Field) -> Widget:
    """One field, with all that are in it."""
    return {
        "name": field.name,
        "label": label(field.name),
        "hint": _hint(field),
        "required": field.required and field.takes is not Takes.DAY_HOURS,
        **(_list(field) if field.many else _one(field)),
    }


def _hint(field: Field) -> str:
    """In words; a picker shows dates and times as the reader's own computer does, so that an example of ours
    would only confuse.
    """
    words = re.split(r"(?:, on the 24-hour clock)?:", field.hint)[0] if field.takes in _PICKED else field.hint
    return words[:1].upper() + words[1:]


def label(name: str) -> str:
    """The name as people read it: "postal_code" is "Postal code", "text_es" is "Text in Spanish"."""
    if name == "url":
        return "Web address"
    words = name.removesuffix("_es").replace("_", " ").capitalize()
    return f"{words} in Spanish" if name.endswith("_es") else words


def _one(field: Field) -> Widget:
    if field.takes is Takes.FIELDS:
        return {"widget": "object", "fields": [widget(inner) for inner in field.fields]}
    if field.takes is Takes.CHOICE:
        return {"widget": "select", "options": list(field.choices)}
    if field.takes is Takes.DAY_HOURS:
        return _day_hours()
    at_first = {"default": _AT_FIRST[field.name]} if field.name in _AT_FIRST else {}
    return {**_SIMPLE[field.takes], **at_first}


def _list(field: Field) -> Widget:
    more: Widget = {"widget": "list", "label_singular": label(field.name).removesuffix("s")}
    if field.required:
        more["min"] = 1
    if field.takes is Takes.FIELDS:
        # What must be filled in comes first: on a phone one sees little more than three fields.
        inside = sorted(field.fields, key=lambda inner: not inner.required)
        shown = {"collapsed": True, "summary": _SUMMARIES[field.name]}
        return {**more, **shown, "fields": [widget(inner) for inner in inside]}
    return {**more, "field": {"name": "item", "label": label(field.name), **_SIMPLE[field.takes]}}


def _day_hours() -> Widget:
    """A day as a list whose items say what they are; the page turns them into the file's words and back."""
    return {
        "widget": "list",
        "label_singular": "time",
        "hint": "With no time at all, it is closed on that day",
        "types": [
            {
                "name": "times",
                "label": "Times",
                "summary": "{{open}} to {{close}}",
                "fields": [widget(inner) for inner in INTERVAL],
            },
            {"name": "appointment", "label": "By appointment", "fields": []},
        ],
    }
