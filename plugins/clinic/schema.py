"""The data file's JSON Schema (draft 2020-12): editors complete and check names with it while one types.

It asks for the plainest form of everything; the reader alone decides, and forgives more.
"""

import json
from collections.abc import Iterable
from typing import Any

from plugins.clinic.form import INTERVAL, PLACE, PRACTICE, Field, Takes, names

_DATE = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}"}
_TIME = {
    "type": "string",
    "pattern": r"^(\d{1,2}:\d{2}|\d{1,2}(:\d{2})?\s*[AaPp]\.?[Mm]\.?|noon|midnight)$",
}
# Phone numbers and codes may stand without quotes, where other readers than ours see a number.
_WORD = {"type": ["string", "number"]}
_SIMPLE: dict[Takes, dict[str, Any]] = {
    Takes.TEXT: _WORD,
    Takes.DATE: _DATE,
    Takes.MOMENT: _DATE,
    Takes.TIME: _TIME,
    Takes.PHONE: _WORD,
    Takes.EMAIL: {"type": "string", "pattern": "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"},
    Takes.URL: {"type": "string", "pattern": "^https?://"},
    Takes.YES_NO: {"enum": [True, False, "yes", "no", "true", "false"]},
    Takes.DEGREES: {"type": ["number", "string"], "pattern": r"^-?\d+(\.\d+)?$"},
}


def schema_json() -> str:
    """The schema as a file's text."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> dict[str, Any]:
    """The schema of the whole data file: one place, or a list of locations."""
    required = set(_required(PRACTICE))
    places = set(_required(PLACE))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The practice: contact and hours",
        "$defs": {"day_hours": _day_hours()},
        **_table(PRACTICE),
        "required": sorted(required - places),
        "oneOf": [
            {"required": sorted(places), "properties": {"locations": {"maxItems": 0}}},
            {
                "required": ["locations"],
                "properties": {"locations": {"minItems": 1}},
                "not": {"anyOf": [{"required": [name]} for name in names(PLACE)]},
            },
        ],
    }


def _field(field: Field) -> dict[str, Any]:
    one = _one(field)
    if field.many:
        return {"description": field.hint, "type": "array", "items": one}
    return {"description": field.hint, **one}


def _one(field: Field) -> dict[str, Any]:
    if field.takes is Takes.FIELDS:
        return _table(field.fields)
    if field.takes is Takes.CHOICE:
        return {"enum": list(field.choices)}
    if field.takes is Takes.DAY_HOURS:
        return {"$ref": "#/$defs/day_hours"}
    return _SIMPLE[field.takes]


def _day_hours() -> dict[str, Any]:
    words = {"enum": ["closed", "by appointment"]}
    return {"anyOf": [words, {"type": "array", "items": {"anyOf": [words, _table(INTERVAL)]}}]}


def _table(fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: _field(field) for field in fields},
        "required": list(_required(fields)),
    }


def _required(fields: tuple[Field, ...]) -> Iterable[str]:
    return (field.name for field in fields if field.required)
