"""The fields of the data file: their names, what each takes, and a hint for whoever fills it in.

The reader knows no names but these. The JSON Schema for editors and whatever asks for the fields on a
screen are made from them, so that none can drift from the others.
"""

from dataclasses import dataclass
from enum import Enum, auto


class Takes(Enum):
    """What a field takes."""

    TEXT = auto()
    DATE = auto()
    MOMENT = auto()
    TIME = auto()
    PHONE = auto()
    EMAIL = auto()
    URL = auto()
    YES_NO = auto()
    DEGREES = auto()
    CHOICE = auto()
    FIELDS = auto()
    DAY_HOURS = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A field. `many` takes a list; `fields` are those of FIELDS, `choices` the words of CHOICE."""

    name: str
    hint: str
    takes: Takes = Takes.TEXT
    required: bool = False
    many: bool = False
    fields: tuple["Field", ...] = ()
    choices: tuple[str, ...] = ()


def said(name: str, hint: str, *, required: bool = False, many: bool = False) -> tuple[Field, Field]:
    """Words of the practice, and the same in Spanish."""
    spanish = Field(f"{name}_es", "the same in Spanish, for the Spanish pages", many=many)
    return Field(name, hint, required=required, many=many), spanish


def names(fields: tuple[Field, ...]) -> tuple[str, ...]:
    """What the fields are called."""
    return tuple(field.name for field in fields)


WEEK = tuple(
    Field(day, "closed, by appointment, or the times from open to close", Takes.DAY_HOURS, required=True)
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)
INTERVAL = (
    Field("open", "when it opens, on the 24-hour clock: 08:00", Takes.TIME, required=True),
    Field("close", "when it closes, on the 24-hour clock: 16:30", Takes.TIME, required=True),
)
ADDRESS = (
    Field("street", "number and street", required=True),
    Field("suite", "the room or floor, such as Suite 115"),
    Field("city", "the city or town", required=True),
    Field("region", "the state in two letters, such as VA", required=True),
    Field("postal_code", "the ZIP code, such as 22406", required=True),
    Field("country", "the country in two letters, such as US"),
    Field("latitude", "degrees north, for maps, such as 38.34", Takes.DEGREES),
    Field("longitude", "degrees east, so with a minus in America, such as -77.50", Takes.DEGREES),
)
PHONE = (
    *said("label", "whose it is, such as Office; shown beside every number but the first"),
    Field("number", "the number, such as 703-594-1827", Takes.PHONE, required=True),
    Field("extension", "digits to dial after the number"),
    Field("texts", "whether it takes text messages", Takes.YES_NO),
)
SCHEDULE = (
    *said("name", "what it is called, such as Summer hours", required=True),
    Field("first_date", "the first day it holds: 2027-06-01", Takes.DATE, required=True),
    Field("last_date", "the last day it holds", Takes.DATE, required=True),
    Field("hours", "the week, Monday to Sunday", Takes.FIELDS, required=True, fields=WEEK),
)
CLOSURE = (
    Field("date", "the day, or the first of several: 2026-11-26", Takes.DATE, required=True),
    Field("last_date", "the last day, when there are several", Takes.DATE),
    Field("hours", "the times on that day; with none it is closed", Takes.DAY_HOURS),
    *said("reason", "why, such as Thanksgiving"),
)
ARRIVAL = (
    *said("parking", "a sentence about where to park"),
    *said("step_free", "a sentence about stairs, ramps, elevators and doors"),
    *said("transit", "a sentence about buses and trains"),
)
# What belongs to a place; a practice with one place has these beside its other fields.
PLACE = (
    Field("address", "where it is", Takes.FIELDS, required=True, fields=ADDRESS),
    Field("phones", "numbers to call, the main one first", Takes.FIELDS, True, many=True, fields=PHONE),
    Field("fax", "the fax number, such as 703-594-1827", Takes.PHONE),
    Field("emails", "addresses to write to, the main one first", Takes.EMAIL, True, many=True),
    Field("hours", "the usual week, Monday to Sunday", Takes.FIELDS, required=True, fields=WEEK),
    Field("schedules", "other weeks for a season", Takes.FIELDS, many=True, fields=SCHEDULE),
    Field("closures", "days on which other hours hold", Takes.FIELDS, many=True, fields=CLOSURE),
    Field("arrival", "how to get to the door and through it", Takes.FIELDS, fields=ARRIVAL),
)
LOCATION = (Field("name", "what people call this place", required=True), *PLACE)
LINK = (
    Field("label", "what it is called, such as Facebook", required=True),
    Field("url", "its address, which starts with https://", Takes.URL, required=True),
)
CRISIS_LINE = (
    Field("number", "the number to call, such as 988", required=True),
    *said("when", "what completes the words “Call 988”, such as at any hour", required=True),
    Field("texts", "whether it takes text messages", Takes.YES_NO),
)
CONTACT_FORM = (
    Field(
        "endpoint",
        "the address of the service that takes the form; it starts with https://",
        Takes.URL,
        required=True,
    ),
    Field("message_box", "yes adds a box for a short message", Takes.YES_NO),
)
NOTICE = (
    *said("text", "one sentence for visitors", required=True),
    Field("kind", "warning is for weather and closings", Takes.CHOICE, choices=("information", "warning")),
    Field("start", "from when it is shown: 2026-11-26 08:00", Takes.MOMENT, required=True),
    Field("end", "until when it is shown", Takes.MOMENT, required=True),
)
PRACTICE = (
    Field("name", "the full name of the practice", required=True),
    Field("short_name", "the name for small screens"),
    Field("legal_name", "the registered name, when it is another"),
    Field("description", "one sentence for search engines", required=True),
    Field("time_zone", "such as America/New_York", required=True),
    *PLACE,
    Field("locations", "several places, each with its own fields", Takes.FIELDS, many=True, fields=LOCATION),
    Field("area_served", "towns or counties, each by itself", many=True),
    *said("languages", "languages spoken, each by itself", many=True),
    Field("telehealth", "whether sessions by video are offered", Takes.YES_NO),
    Field("accepting_clients", "whether new clients are taken", Takes.YES_NO),
    *said("reply_time", "what completes the words “We answer”, such as within one business day"),
    Field("links", "other places on the web", Takes.FIELDS, many=True, fields=LINK),
    Field("crisis_lines", "help at any hour", Takes.FIELDS, many=True, fields=CRISIS_LINE),
    Field("contact_form", "where a contact form is sent", Takes.FIELDS, fields=CONTACT_FORM),
    Field("notices", "sentences at the top of every page", Takes.FIELDS, many=True, fields=NOTICE),
)
