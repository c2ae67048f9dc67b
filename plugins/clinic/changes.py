"""What a change of the data file does for visitors, in sentences. Old and new practice → sentences."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from plugins.clinic import hours
from plugins.clinic.model import DAYS, Clinic, Closure, CrisisLine, Location, Notice, Schedule, Week
from plugins.languages.dates import in_words

_Item = TypeVar("_Item", Schedule, Closure, Notice)
_PROMPT = timedelta(days=60)
REMINDER = "Change the listings of Google, Apple, Bing and OpenStreetMap too: they do not read this website."
UNCHANGED = "Nothing changes for visitors."


@dataclass(frozen=True, slots=True)
class PublicHoliday:
    """A public holiday of the region."""

    day: date
    name: str


def changes(old: Clinic, new: Clinic) -> tuple[str, ...]:
    """What visitors will see that they did not see, and what goes."""
    told = [*_facts(old, new), *_places(old, new), *_notices(old, new)]
    if not told:
        return (UNCHANGED,)
    return (*told, REMINDER) if _on_maps(old) != _on_maps(new) else tuple(told)


def undecided(clinic: Clinic, holidays: Iterable[PublicHoliday], today: date) -> tuple[str, ...]:
    """Public holidays of the next 60 days on which a place keeps its usual hours without saying so."""
    return tuple(
        f"{in_words(holiday.day)} ({holiday.name}): open {_plain(hours.times(usual))} as usual"
        f"{f' in {place.name}' if place.name else ''}?"
        for holiday in holidays
        if today <= holiday.day <= today + _PROMPT
        for place in clinic.locations
        if not any(closure.first <= holiday.day <= closure.last for closure in place.closures)
        for usual in [week_of(place, holiday.day)[holiday.day.weekday()]]
        if usual.intervals
    )


def week_of(place: Location, day: date) -> Week:
    """The week that holds on a day: a season's, else the usual one."""
    return next((season.week for season in place.schedules if season.first <= day <= season.last), place.week)


def _facts(old: Clinic, new: Clinic) -> Iterator[str]:
    for label, of in _FACTS:
        yield from _changed(label, of(old), of(new))


def _changed(label: str, before: str, after: str) -> Iterator[str]:
    if before == after:
        return
    if not before:
        yield f"{label}: {after} (new)."
    elif not after:
        yield f"{label}: {before} is no longer shown."
    else:
        yield f"{label}: {after} (was {before})."


def _places(old: Clinic, new: Clinic) -> Iterator[str]:
    before = {place.name: place for place in old.locations}
    after = {place.name: place for place in new.locations}
    if len(before) == 1 or len(after) == 1:  # a name alone makes no other place
        main = new.locations[0].name
        before = {main if place is old.locations[0] else place.name: place for place in old.locations}
    for name in before.keys() - after.keys():
        yield f"{name or 'The place of before'} is no longer shown."
    for name, place in after.items():
        if name not in before:
            yield f"{name or 'A place'}: {_envelope(place)} (new)."
        else:
            prefix = f"{name}: " if name else ""
            yield from (prefix + sentence for sentence in _place(before[name], place))


def _place(old: Location, new: Location) -> Iterator[str]:
    for label, of in _PLACE_FACTS:
        yield from _changed(label, of(old), of(new))
    yield from _week(old.week, new.week)
    yield from _listed(old.schedules, new.schedules, _season)
    yield from _listed(old.closures, new.closures, _closure)


def _week(old: Week, new: Week) -> Iterator[str]:
    for name, before, after in zip(DAYS, old, new, strict=True):
        words = _plain(hours.in_a_sentence(before)), _plain(hours.in_a_sentence(after))
        yield from _changed(f"{name.capitalize()}s", *words)


def _listed(old: Iterable[_Item], new: Iterable[_Item], words: Callable[[_Item], str]) -> Iterator[str]:
    before, after = list(old), list(new)
    yield from (f"{words(item)}." for item in after if item not in before)
    yield from (f"No longer: {words(item)}." for item in before if item not in after)


def _closure(closure: Closure) -> str:
    return _plain(hours.closure(closure)) + _in_spanish(closure.reason_es)


def _in_spanish(words: str) -> str:
    return f" (in Spanish: {words})" if words else ""


def _season(season: Schedule) -> str:
    week = "; ".join(f"{days} {_plain(times)}" for days, times in hours.groups(season.week))
    return f"{season.name}{_in_spanish(season.name_es)}, {hours.schedule_dates(season)}: {week}"


def _notices(old: Clinic, new: Clinic) -> Iterator[str]:
    yield from _listed(old.notices, new.notices, _notice)


def _notice(notice: Notice) -> str:
    text = f"“{notice.text}”{_in_spanish(notice.text_es)}"
    return f"Notice {text} on every page, {_plain(hours.notice_dates(notice))}"


def _on_maps(clinic: Clinic) -> tuple[object, ...]:
    """What map services list."""
    return (
        clinic.name,
        tuple(
            (place.address, place.phones, place.week, place.schedules, place.closures)
            for place in clinic.locations
        ),
    )


def _phones(place: Location) -> str:
    return ", ".join(
        f"{phone.label}{_in_spanish(phone.label_es)} {phone.printed}"
        f"{f' extension {phone.extension}' if phone.extension else ''}"
        f"{' (takes texts)' if phone.texts else ''}".strip()
        for phone in place.phones
    )


def _envelope(place: Location) -> str:
    address = place.address
    parts = (address.street, address.suite, address.city, f"{address.region} {address.postal_code}")
    return ", ".join(filter(None, (*parts, address.country if address.country != "US" else "")))


def _yes_no(value: bool | None) -> str:
    return {True: "yes", False: "no", None: ""}[value]


def _plain(text: str) -> str:
    return text.replace(hours.NBSP, " ")


_FACTS: tuple[tuple[str, Callable[[Clinic], str]], ...] = (
    ("Name", lambda clinic: clinic.name),
    ("Short name", lambda clinic: clinic.short_name),
    ("Legal name", lambda clinic: clinic.legal_name),
    ("Description", lambda clinic: clinic.description),
    ("Time zone", lambda clinic: clinic.time_zone),
    ("Area served", lambda clinic: ", ".join(clinic.area_served)),
    ("Languages", lambda clinic: ", ".join(clinic.languages) + _in_spanish(", ".join(clinic.languages_es))),
    ("Sessions by video", lambda clinic: _yes_no(clinic.telehealth)),
    ("Accepting new clients", lambda clinic: _yes_no(clinic.accepting_clients)),
    ("We answer", lambda clinic: clinic.reply_time + _in_spanish(clinic.reply_time_es)),
    ("Links", lambda clinic: ", ".join(f"{link.label} {link.url}" for link in clinic.links)),
    ("In a crisis", lambda clinic: "; ".join(map(_crisis_line, clinic.crisis_lines))),
    ("Contact form", lambda clinic: _form(clinic)),
)


def _crisis_line(line: CrisisLine) -> str:
    return f"{line.number} {line.when}{_in_spanish(line.when_es)}"


def _form(clinic: Clinic) -> str:
    form = clinic.contact_form
    return f"sent to {form.endpoint}{', with a message box' if form.message_box else ''}" if form else ""


_PLACE_FACTS: tuple[tuple[str, Callable[[Location], str]], ...] = (
    ("Address", _envelope),
    ("Telephone", _phones),
    ("Fax", lambda place: place.fax.printed if place.fax else ""),
    ("E-mail", lambda place: ", ".join(place.emails)),
    ("Parking", lambda place: place.arrival.parking + _in_spanish(place.arrival.parking_es)),
    ("Steps and doors", lambda place: place.arrival.step_free + _in_spanish(place.arrival.step_free_es)),
    ("Bus and train", lambda place: place.arrival.transit + _in_spanish(place.arrival.transit_es)),
)
