"""What there is to know about the practice. An optional fact that is unknown is None, "" or ().

Words that end in _es are the Spanish for those without it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Interval:
    """Open from `start` to `end`, in minutes after midnight; a day has 1440."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Day:
    """The hours of a day. Without intervals it is closed, or open to those with an appointment."""

    intervals: tuple[Interval, ...] = ()
    by_appointment: bool = False


CLOSED = Day()

# The hours of Monday to Sunday.
Week = tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """Other weekly hours than the usual ones, from the first day to the last: "Summer hours"."""

    name: str
    first: date
    last: date
    week: Week
    name_es: str = ""


@dataclass(frozen=True, slots=True)
class Closure:
    """Days, first to last, on which other hours hold than in any week."""

    first: date
    last: date
    day: Day = CLOSED
    reason: str = ""
    reason_es: str = ""


class NoticeKind(Enum):
    """How urgent a notice is."""

    INFORMATION = "information"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for visitors, shown from `start` to `end` (both in the practice's time zone)."""

    text: str
    kind: NoticeKind
    start: datetime
    end: datetime
    text_es: str = ""


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as dialled from abroad ("+17035941827") and as printed ("703-594-1827").

    `texts` says whether it takes text messages.
    """

    label: str
    e164: str
    printed: str
    extension: str = ""
    texts: bool = False
    label_es: str = ""


@dataclass(frozen=True, slots=True)
class Geo:
    """A point on the map, in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; `country` is the ISO 3166 code."""

    street: str
    suite: str
    city: str
    region: str
    postal_code: str
    country: str
    geo: Geo | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """How to get to the door and through it, each in a sentence of the practice's own."""

    parking: str = ""
    step_free: str = ""
    transit: str = ""
    parking_es: str = ""
    step_free_es: str = ""
    transit_es: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """One place of the practice; `name` is "" when there is only one."""

    name: str
    address: Address
    phones: tuple[Phone, ...]
    fax: Phone | None
    emails: tuple[str, ...]
    week: Week
    schedules: tuple[Schedule, ...] = ()
    closures: tuple[Closure, ...] = ()
    arrival: Arrival = field(default_factory=Arrival)


@dataclass(frozen=True, slots=True)
class Link:
    """Another place on the web that belongs to the practice."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """Help at any hour that is not the practice's: `when` completes "Call 988 …"."""

    number: str
    when: str
    texts: bool = False
    when_es: str = ""


@dataclass(frozen=True, slots=True)
class ContactForm:
    """Where a contact form is sent; `message_box` adds an optional short message."""

    endpoint: str
    message_box: bool = False


@dataclass(frozen=True, slots=True)
class Clinic:
    """The practice as its data file tells it. `time_zone` is a name of the IANA database.

    `locations` are one or more, the main one first. `reply_time` completes "We answer …".
    """

    name: str
    short_name: str
    legal_name: str
    description: str
    time_zone: str
    locations: tuple[Location, ...]
    area_served: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    languages_es: tuple[str, ...] = ()
    telehealth: bool | None = None
    accepting_clients: bool | None = None
    reply_time: str = ""
    reply_time_es: str = ""
    links: tuple[Link, ...] = ()
    crisis_lines: tuple[CrisisLine, ...] = ()
    contact_form: ContactForm | None = None
    notices: tuple[Notice, ...] = ()
