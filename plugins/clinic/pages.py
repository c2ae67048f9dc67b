"""The practice as templates print it: every text is finished, nothing is left to decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote_plus

from plugins.clinic import hours
from plugins.clinic.clock import clock_json
from plugins.clinic.jsonld import jsonld
from plugins.clinic.model import DAYS, Address, Clinic, Notice, Week

_COUNTRIES = {"US": "United States"}
_AHEAD = timedelta(days=365)
_MARGIN = 60  # minutes of the picture before the first opening and after the last closing


@dataclass(frozen=True, slots=True)
class Contact:
    """Something to call or write to."""

    text: str
    href: str
    label: str = ""


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
class Day:
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
class Hours:
    """The week in words: grouped, day by day and in one line; and the days on which it does not hold."""

    groups: tuple[tuple[str, str], ...]
    days: tuple[Day, ...]
    axis: Axis
    summary: str
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoticeText:
    """A notice with its ends in ISO 8601, so that a script can show and hide it."""

    text: str
    kind: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class ClinicPages:
    """What every template calls `clinic`."""

    name: str
    short_name: str
    tagline_name: str
    description: str
    address: AddressLines
    directions: tuple[tuple[str, str], ...]
    phone: Contact
    phones: tuple[Contact, ...]
    email: Contact
    emails: tuple[Contact, ...]
    links: tuple[tuple[str, str], ...]
    hours: Hours
    notices: tuple[NoticeText, ...]
    timezone: str
    jsonld: str
    clock_json: str


def pages(clinic: Clinic, today: date, url: str) -> ClinicPages:
    """The practice for templates. `today` drops what is over; `url` is the site's address."""
    phones = tuple(Contact(phone.printed, f"tel:{phone.e164}", phone.label) for phone in clinic.phones)
    emails = tuple(Contact(email, f"mailto:{email}") for email in clinic.emails)
    return ClinicPages(
        name=clinic.name,
        short_name=clinic.short_name,
        tagline_name=clinic.name.removeprefix(clinic.short_name).strip(),
        description=clinic.description,
        address=_address(clinic.address),
        directions=_directions(clinic.address),
        phone=phones[0],
        phones=phones,
        email=emails[0],
        emails=emails,
        links=tuple((link.label, link.url) for link in clinic.links),
        hours=Hours(
            groups=hours.groups(clinic.week),
            days=tuple(_days(clinic.week)),
            axis=_axis(clinic.week),
            summary=hours.summary(clinic.week),
            exceptions=tuple(
                hours.closure(closure)
                for closure in clinic.closures
                if closure.last >= today and closure.first <= today + _AHEAD
            ),
        ),
        notices=tuple(_notice(notice) for notice in clinic.notices if notice.end.date() >= today),
        timezone=clinic.time_zone,
        jsonld=jsonld(clinic, url),
        clock_json=clock_json(clinic),
    )


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
        ("OpenStreetMap", f"https://www.openstreetmap.org/search?query={place}"),
        ("Google Maps", f"https://www.google.com/maps/dir/?api=1&destination={place}"),
        ("Apple Maps", f"https://maps.apple.com/?daddr={place}"),
    )


def _days(week: Week) -> Iterable[Day]:
    for name, intervals in zip(DAYS, week, strict=True):
        spans = tuple((interval.start, interval.end) for interval in intervals)
        yield Day(name.capitalize(), name[:3].capitalize(), hours.times(intervals), spans)


def _axis(week: Week) -> Axis:
    starts = [interval.start for day in week for interval in day]
    ends = [interval.end for day in week for interval in day]
    return Axis(max(0, min(starts, default=480) - _MARGIN), min(1440, max(ends, default=1020) + _MARGIN))


def _notice(notice: Notice) -> NoticeText:
    return NoticeText(notice.text, notice.kind.value, notice.start.isoformat(), notice.end.isoformat())
