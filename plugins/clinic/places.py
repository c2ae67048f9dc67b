"""A place of the practice as templates print it: every text is finished, nothing is left to decide."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import quote_plus

from plugins.clinic import hours
from plugins.clinic.model import Address, Arrival, Location, Phone, Schedule, Week
from plugins.clinic.osm import osm
from plugins.clinic.own_words import own_words
from plugins.languages.dates import SHORT_WEEKDAYS, WEEKDAYS, capital
from plugins.languages.model import ENGLISH, Language

_COUNTRIES = {"US": "United States"}
_AHEAD = timedelta(days=365)
_SOON = timedelta(days=14)
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
    """A week in words, grouped, day by day and in one line; `label` names its table to whoever hears it.

    The rest is what a season adds.
    """

    groups: tuple[tuple[str, str], ...]
    days: tuple[DayTimes, ...]
    axis: Axis
    status: str
    label: str
    name: str = ""
    dates: str = ""
    first: str = ""
    last: str = ""

    @property
    def sentence(self) -> str:
        """`status` as a sentence; "p. m." brings its own period."""
        return f"{self.status.removesuffix('.')}."


@dataclass(frozen=True, slots=True)
class Exceptional:
    """Days of other hours in a sentence; a script hides it after its `last` day (ISO 8601)."""

    text: str
    last: str


@dataclass(frozen=True, slots=True)
class Hours:
    """The usual week; the seasons and the days on which it does not hold; all of it for OpenStreetMap.

    `current` is the week that holds today, the usual one or a season's; of the `exceptions`, `soon` are those
    of the next two weeks.
    """

    week: WeekTimes
    seasons: tuple[WeekTimes, ...]
    exceptions: tuple[Exceptional, ...]
    osm: str
    current: WeekTimes
    soon: tuple[Exceptional, ...]

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


def place(location: Location, number: int, today: date, language: Language = ENGLISH) -> Place:
    """The place for templates. `today` drops what is over."""
    return Place(
        number=number,
        name=location.name,
        address=_address(location.address),
        directions=_directions(location.address),
        phones=tuple(_phone(phone, language) for phone in location.phones),
        fax=location.fax.printed if location.fax else "",
        emails=tuple(Contact(email, f"mailto:{email}") for email in location.emails),
        hours=_hours(location, today, language),
        arrival=tuple(_arrival(location.arrival, language)),
    )


def _hours(location: Location, today: date, language: Language) -> Hours:
    usual = _week(location.week, language.gettext("Hours by day"), language)
    seasons = {season: _season(season, language) for season in location.schedules if season.last >= today}
    return Hours(
        week=usual,
        seasons=tuple(seasons.values()),
        exceptions=_exceptions(location, today, today + _AHEAD, language),
        osm=osm(location),
        current=next((said for season, said in seasons.items() if season.first <= today), usual),
        soon=_exceptions(location, today, today + _SOON, language),
    )


def _exceptions(location: Location, first: date, last: date, language: Language) -> tuple[Exceptional, ...]:
    return tuple(
        Exceptional(hours.closure(closure, language), closure.last.isoformat())
        for closure in location.closures
        if closure.last >= first and closure.first <= last
    )


def _season(season: Schedule, language: Language) -> WeekTimes:
    name = own_words(season.name, season.name_es, language)
    bare = season.name if language.code == ENGLISH.code else season.name_es or season.name
    return replace(
        _week(season.week, language.gettext("%(season)s by day", season=bare), language),
        name=name,
        dates=hours.schedule_dates(season, language),
        first=season.first.isoformat(),
        last=season.last.isoformat(),
    )


def _week(week: Week, label: str, language: Language) -> WeekTimes:
    days = tuple(_days(week, language))
    return WeekTimes(hours.groups(week, language), days, _axis(week), hours.status(week, language), label)


def _days(week: Week, language: Language) -> Iterable[DayTimes]:
    for place, day in enumerate(week):
        spans = tuple((interval.start, interval.end) for interval in day.intervals)
        name, short = (capital(language.gettext(names[place])) for names in (WEEKDAYS, SHORT_WEEKDAYS))
        yield DayTimes(name, short, hours.times(day, language), spans)


def _axis(week: Week) -> Axis:
    starts = [interval.start for day in week for interval in day.intervals]
    ends = [interval.end for day in week for interval in day.intervals]
    return Axis(max(0, min(starts, default=480) - _MARGIN), min(1440, max(ends, default=1020) + _MARGIN))


def _phone(phone: Phone, language: Language) -> Contact:
    """A tel: address with its extension (RFC 3966) and an sms: address (RFC 5724)."""
    extension = f";ext={phone.extension}" if phone.extension else ""
    values = {"number": phone.printed, "extension": phone.extension}
    shown = language.gettext("%(number)s, extension %(extension)s", **values) if extension else phone.printed
    label = own_words(phone.label, phone.label_es, language)
    return Contact(shown, f"tel:{phone.e164}{extension}", label, f"sms:{phone.e164}" * phone.texts)


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


def _arrival(arrival: Arrival, language: Language) -> Iterator[tuple[str, str]]:
    for label, sentence, spanish in (
        (language.gettext("Parking"), arrival.parking, arrival.parking_es),
        (language.gettext("Steps and doors"), arrival.step_free, arrival.step_free_es),
        (language.gettext("Bus and train"), arrival.transit, arrival.transit_es),
    ):
        if sentence:
            yield label, own_words(sentence, spanish, language)
