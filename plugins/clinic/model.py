"""What there is to know about the practice. An optional fact that is unknown is None, "" or ()."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Interval:
    """Open from `start` to `end`, in minutes after midnight; a day has 1440."""

    start: int
    end: int


# The intervals of Monday to Sunday; an empty day is closed.
Week = tuple[tuple[Interval, ...], ...]


@dataclass(frozen=True, slots=True)
class Closure:
    """Days, first to last, on which other hours hold than in the week; no intervals means closed."""

    first: date
    last: date
    intervals: tuple[Interval, ...]
    reason: str = ""


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


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as dialled from abroad ("+17035941827") and as printed ("703-594-1827")."""

    label: str
    e164: str
    printed: str


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; `country` is the ISO 3166 code."""

    street: str
    suite: str
    city: str
    region: str
    postal_code: str
    country: str


@dataclass(frozen=True, slots=True)
class Link:
    """Another place on the web that belongs to the practice."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Clinic:
    """The practice as its data file tells it. `time_zone` is a name of the IANA database."""

    name: str
    short_name: str
    description: str
    address: Address
    phones: tuple[Phone, ...]
    emails: tuple[str, ...]
    links: tuple[Link, ...]
    time_zone: str
    week: Week
    closures: tuple[Closure, ...] = ()
    notices: tuple[Notice, ...] = ()
