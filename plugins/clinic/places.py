"""A place of the practice as templates print it: every text is finished, nothing is left to decide."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote_plus

from plugins.clinic import hours
from plugins.clinic.model import DAYS, Address, Arrival, Location, Phone, Week
from plugins.clinic.osm import osm

_COUNTRIES = {"US": "United States"}
_AHEAD = timedelta(days=365)
_MARGIN = 60  # minutes of the picture before the first opening and after the last closing


@dataclass(frozen=True, slots=True)
class Contact:
    """Something to call or write to; `sms` is the address for a text message, if it takes any."""

    text: str
    href: str
    label: str = ""
    sms: str = ""


@dataclass(frozen=True, slots=True)
class AddressLines:
    """The address in its parts, as lines of an envelope, and in one line."""

    street: str
    suite: str
    city: str
    region: str
    postal_code: str
    country: str
    lines: tuple[str, ...]
    one_line: str


@dataclass(frozen=True, slots=True)
class DayTimes:
    """A day of the week; `intervals` are minutes after midnight, for the picture."""

    name: str
    short: str
    times: str
    intervals: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """The span of minutes that the bars of all days share."""

    start_minute: int
    end_minute: int


@dataclass(frozen=True, slots=True)
class WeekTimes:
    """A week in words, grouped, day by day and in one line; the rest is what a season adds."""

    groups: tuple[tuple[str, str], ...]
    days: tuple[DayTimes, ...]
    axis: Axis
    status: str
    name: str = ""
    dates: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Exceptional:
    """Days of other hours in a sentence; a script hides it after its `last` day (ISO 8601)."""

    text: str
    last: str


@dataclass(frozen=True, slots=True)
class Hours:
    """The usual week; the seasons and the days on which it does not hold; all of it for OpenStreetMap."""

    week: WeekTimes
    seasons: tuple[WeekTimes, ...]
    exceptions: tuple[Exceptional, ...]
    osm: str

    @property
    def varies(self) -> bool:
        """Whether the usual week alone would mislead somebody some day."""
        return bool(self.seasons or self.exceptions)


@dataclass(frozen=True, slots=True)
class Place:
    """`number` counts from 0, as in the clock's data; `arrival` is (label, sentence) each."""

    number: int
    name: str
    address: AddressLines
    directions: tuple[tuple[str, str], ...]
    phones: tuple[Contact, ...]
    fax: str
    emails: tuple[Contact, ...]
    hours: Hours
    arrival: tuple[tuple[str, str], ...]


def place(location: Location, number: int, today: date) -> Place:
    """The place for templates. `today` drops what is over."""
    return Place(
        number=number,
        name=location.name,
        address=_address(location.address),
        directions=_directions(location.address),
        phones=tuple(_phone(phone) for phone in location.phones),
        fax=location.fax.printed if location.fax else "",
        emails=tuple(Contact(email, f"mailto:{email}") for email in location.emails),
        hours=_hours(location, today),
        arrival=tuple(_arrival(location.arrival)),
    )


def _hours(location: Location, today: date) -> Hours:
    return Hours(
        week=_week(location.week),
        seasons=tuple(
            _week(
                season.week,
                season.name,
                hours.schedule_dates(season),
                season.first.isoformat(),
                season.last.isoformat(),
            )
            for season in location.schedules
            if season.last >= today
        ),
        exceptions=tuple(
            Exceptional(hours.closure(closure), closure.last.isoformat())
            for closure in location.closures
            if closure.last >= today and closure.first <= today + _AHEAD
        ),
        osm=osm(location),
    )


def _week(week: Week, name: str = "", dates: str = "", first: str = "", last: str = "") -> WeekTimes:
    return WeekTimes(
        hours.groups(week), tuple(_days(week)), _axis(week), hours.status(week), name, dates, first, last
    )


def _days(week: Week) -> Iterable[DayTimes]:
    for name, day in zip(DAYS, week, strict=True):
        spans = tuple((interval.start, interval.end) for interval in day.intervals)
        yield DayTimes(name.capitalize(), name[:3].capitalize(), hours.times(day), spans)


def _axis(week: Week) -> Axis:
    starts = [interval.start for day in week for interval in day.intervals]
    ends = [interval.end for day in week for interval in day.intervals]
    return Axis(max(0, min(starts, default=480) - _MARGIN), min(1440, max(ends, default=1020) + _MARGIN))


def _phone(phone: Phone) -> Contact:
    """A tel: address with its extension (RFC 3966) and an sms: address (RFC 5724)."""
    extension = f";ext={phone.extension}" if phone.extension else ""
    shown = f"{phone.printed}, extension {phone.extension}" if phone.extension else phone.printed
    return Contact(shown, f"tel:{phone.e164}{extension}", phone.label, f"sms:{phone.e164}" * phone.texts)


def _address(address: Address) -> AddressLines:
    street = ", ".join(filter(None, (address.street, address.suite)))
    city = f"{address.city}, {address.region} {address.postal_code}"
    return AddressLines(
        street=address.street,
        suite=address.suite,
        city=address.city,
        region=address.region,
        postal_code=address.postal_code,
        country=_COUNTRIES.get(address.country, address.country),
        lines=(street, city),
        one_line=f"{street}, {city}",
    )


def _directions(address: Address) -> tuple[tuple[str, str], ...]:
    """Plain links; nothing of a map service is loaded before somebody follows one."""
    place = quote_plus(f"{address.street}, {address.city}, {address.region} {address.postal_code}")
    return (
        ("Google Maps", f"https://www.google.com/maps/dir/?api=1&destination={place}"),
        ("Apple Maps", f"https://maps.apple.com/?daddr={place}"),
        ("OpenStreetMap", f"https://www.openstreetmap.org/search?query={place}"),
    )


def _arrival(arrival: Arrival) -> Iterator[tuple[str, str]]:
    for label, sentence in (
        ("Parking", arrival.parking),
        ("Steps and doors", arrival.step_free),
        ("Bus and train", arrival.transit),
    ):
        if sentence:
            yield label, sentence
