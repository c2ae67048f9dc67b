"""The page, the structured data, the cards and the calendar say the same, read by libraries of others."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from plugins.clinic.closures_calendar import closures_calendar
from plugins.clinic.contentlines import joined
from plugins.clinic.jsonld import jsonld
from plugins.clinic.model import DAYS, Clinic, Day, Interval
from plugins.clinic.pages import pages
from plugins.clinic.vcard import vcard, vcard3
from tests.clinic.good import GOOD, TODAY, loaded

URL = "https://elm.example"
TEXT = (
    GOOD.replace("name: Elm Practice", "name: 'Elm, Oak; and \\ Practice – für alle Fälle und für jeden Tag der Woche'")
    .replace("    number: 703-594-1827\n", "    number: 703-594-1827\n    extension: 12\n")
    .replace("  postal_code: 22406\n", "  postal_code: 22406\n  suite: 'Suite 3; door B'\n  latitude: 38.3\n  longitude: -77.5\n")
) + """\
fax: 703-594-1828
languages: [English, Spanish]
accepting_clients: yes
closures:
  - date: 2026-11-26
    last_date: 2026-11-27
    reason: Thanksgiving, and the day after
  - date: 2026-12-24
    hours: [{open: 8 am, close: noon}]
schedules:
  - name: Winter hours
    first_date: 2027-01-01
    last_date: 2027-02-28
    hours:
      monday: [{open: 9 am, close: noon}, {open: 1 pm, close: 3 pm}]
      tuesday: by appointment
      wednesday: closed
      thursday: closed
      friday: [{open: 18:00, close: 24:00}]
      saturday: closed
      sunday: closed
"""  # fmt: skip


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    found = loaded(TEXT, tmp_path_factory.mktemp("elm"))
    assert found.problems == ()
    assert found.clinic is not None
    return found.clinic


@pytest.mark.parametrize("write", [vcard, vcard3])
def test_the_cards_say_what_the_page_says(write: Any, clinic: Clinic) -> None:
    page = pages(clinic, TODAY, URL)
    text = write(clinic, URL)
    card = vobject.readOne(text)
    assert card.fn.value == page.name
    assert card.org.value == [page.name]
    assert card.email.value == page.email.text
    numbers = [line.value.removeprefix("tel:") for line in card.tel_list]
    assert [number[:12] for number in numbers] == ["+17035941827", "+17035941828"]
    assert numbers[0].endswith("12")
    assert card.adr.value.street == "1 Elm Road, Suite 3; door B"
    assert (card.adr.value.city, card.adr.value.region, card.adr.value.code) == ("Elmton", "VA", "22406")
    assert card.url.value == f"{URL}/"
    assert card.note.value == page.hours.week.status.replace("\u00a0", " ")


def test_lines_end_and_fold_as_the_standard_says(clinic: Clinic) -> None:
    for text in (vcard(clinic, URL), vcard3(clinic, URL), closures_calendar(clinic, URL)):
        assert text.endswith("\r\n")
        assert "\n" not in text.replace("\r\n", "")
        assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


@pytest.mark.parametrize("letter", ["a", "ä", "€", "😀"])
def test_folding_keeps_every_letter(letter: str) -> None:
    line = f"NOTE:{letter * 200}"
    folded = joined([line])
    assert all(len(part.encode()) <= 75 for part in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == f"{line}\r\n"


def test_the_calendar_says_what_the_page_says(clinic: Clinic) -> None:
    calendar = icalendar.Calendar.from_ical(closures_calendar(clinic, URL))
    events = [
        (event.decoded("dtstart"), event.decoded("dtend"), str(event["summary"]))
        for event in calendar.walk("VEVENT")
    ]
    assert [str(summary).partition(": ")[2] for _, _, summary in events] == [
        "closed (Thanksgiving, and the day after)",
        "open 8 am – noon",
    ]
    for (start, end, _), closure in zip(events, clinic.locations[0].closures, strict=True):
        assert (start, end) == (closure.first, closure.last + timedelta(days=1))
    texts = [
        exception.text.replace("\u00a0", " ") for exception in pages(clinic, TODAY, URL).hours.exceptions
    ]
    assert texts == [
        "Thursday, November 26, 2026 to Friday, November 27, 2026: closed (Thanksgiving, and the day after)",
        "Thursday, December 24, 2026: open 8 am – noon",
    ]
    assert len({str(event["uid"]) for event in calendar.walk("VEVENT")}) == 2


def test_a_calendar_without_closures_is_still_one(clinic: Clinic, tmp_path: Path) -> None:
    plain = loaded(GOOD, tmp_path).clinic
    assert plain is not None
    assert icalendar.Calendar.from_ical(closures_calendar(plain, URL)).walk("VEVENT") == []


def hours_of(data: dict[str, Any], day: date) -> list[tuple[str, str]]:
    """The hours that a reader of the structured data finds for a day: special ones, a season's, the week's."""

    def holds(span: dict[str, str]) -> bool:
        return span.get("validFrom", "0") <= day.isoformat() <= span.get("validThrough", "9")

    special = [span for span in data["specialOpeningHoursSpecification"] if holds(span)]
    name = DAYS[day.weekday()].capitalize()
    week = [
        span
        for span in data["openingHoursSpecification"]
        if span["dayOfWeek"] == f"https://schema.org/{name}" and holds(span)
    ]
    season = [span for span in week if "validFrom" in span]
    return [
        (span["opens"], span["closes"])
        for span in special or season or week
        if span["opens"] != span["closes"]
    ]


def expected(clinic: Clinic, day: date) -> Iterator[tuple[str, str]]:
    """The same from the model."""
    place = clinic.locations[0]
    closure = [closure.day for closure in place.closures if closure.first <= day <= closure.last]
    season = [season.week for season in place.schedules if season.first <= day <= season.last]
    hours: Day = closure[0] if closure else (season[0] if season else place.week)[day.weekday()]
    for span in hours.intervals:
        yield _clock(span.start), "23:59" if span == Interval(1080, 1440) else _clock(span.end)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def test_machines_find_the_same_hours_on_every_day_of_a_year(clinic: Clinic) -> None:
    data = json.loads(jsonld(clinic, URL))
    for offset in range(365):
        day = TODAY + timedelta(days=offset)
        assert hours_of(data, day) == list(expected(clinic, day)), day


def test_machines_find_the_same_contact(clinic: Clinic) -> None:
    data, page = json.loads(jsonld(clinic, URL)), pages(clinic, TODAY, URL)
    assert data["@type"] == "MedicalClinic"
    assert data["telephone"] == page.phone.href.removeprefix("tel:")
    assert [point["telephone"] for point in data["contactPoint"]] == [data["telephone"]]
    assert data["contactPoint"][0]["availableLanguage"] == ["English", "Spanish"]
    assert (data["email"], data["faxNumber"]) == (page.email.text, "+17035941828")
    assert data["address"]["streetAddress"] == page.address.lines[0]
    assert data["isAcceptingNewPatients"] is True
    assert data["geo"] == {"@type": "GeoCoordinates", "latitude": 38.3, "longitude": -77.5}
    assert "legalName" not in data
