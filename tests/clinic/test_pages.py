"""What visitors read: hours in words, contact details ready to use, the same facts for machines."""

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.clinic import hours
from plugins.clinic.load import load
from plugins.clinic.model import (
    CLOSED,
    Clinic,
    Closure,
    CrisisLine,
    Day,
    Interval,
    Notice,
    NoticeKind,
    Schedule,
)
from plugins.clinic.pages import pages
from plugins.clinic.service import without_help

FILE = Path(__file__).parents[2] / "content" / "clinic.yaml"
TODAY = date(2026, 11, 23)
URL = "https://practice.example"


@pytest.fixture(scope="module")
def clinic() -> Clinic:
    """The real practice."""
    found = load(FILE, TODAY).clinic
    assert found is not None
    return found


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


TIMES = {
    0: "midnight",
    30: "12:30 am",
    480: "8 am",
    720: "noon",
    750: "12:30 pm",
    960: "4 pm",
    1440: "midnight",
}


@pytest.mark.parametrize(("minutes", "words"), TIMES.items())
def test_a_time_of_day_in_words(minutes: int, words: str) -> None:
    assert plain(hours.time_of_day(minutes)) == words


def test_days_with_the_same_hours_stand_together(clinic: Clinic) -> None:
    groups = [(days, plain(times)) for days, times in hours.groups(clinic.locations[0].week)]
    assert groups == [("Monday to Friday", "8 am – 4 pm"), ("Saturday", "10 am – 4 pm"), ("Sunday", "Closed")]
    assert plain(hours.summary(clinic.locations[0].week)) == "Mon–Fri 8 am – 4 pm, Sat 10 am – 4 pm"


def test_a_lunch_break_is_two_spans(clinic: Clinic) -> None:
    assert plain(hours.times(Day((Interval(480, 720), Interval(780, 960))))) == "8 am – noon, 1 pm – 4 pm"


def test_closures_of_the_next_year_in_sentences(clinic: Clinic) -> None:
    closures = (
        Closure(date(2026, 1, 1), date(2026, 1, 1), CLOSED, "New Year"),
        Closure(date(2026, 11, 26), date(2026, 11, 27), CLOSED, "Thanksgiving"),
        Closure(date(2026, 12, 24), date(2026, 12, 24), Day((Interval(480, 720),))),
        Closure(date(2026, 12, 31), date(2026, 12, 31), Day(by_appointment=True)),
        Closure(date(2028, 1, 1), date(2028, 1, 1)),
    )
    place = replace(clinic.locations[0], closures=closures)
    found = pages(replace(clinic, locations=(place,)), TODAY, URL).hours.exceptions
    assert [plain(exception.text) for exception in found] == [
        "Thursday, November 26, 2026 to Friday, November 27, 2026: closed (Thanksgiving)",
        "Thursday, December 24, 2026: open 8 am – noon",
        "Thursday, December 31, 2026: by appointment",
    ]


def test_in_a_season_its_week_takes_the_place_of_the_usual_one(clinic: Clinic) -> None:
    summer = Schedule("Summer hours", date(2027, 6, 1), date(2027, 8, 31), (CLOSED,) * 7)
    place = replace(clinic.locations[0], schedules=(summer,))
    seasonal = replace(clinic, locations=(place,))
    current = {
        day: pages(seasonal, day, URL).hours.current.name
        for day in (date(2027, 5, 31), summer.first, summer.last, date(2027, 9, 1))
    }
    assert list(current.values()) == ["", "Summer hours", "Summer hours", ""]
    assert pages(seasonal, summer.first, URL).opening == "Closed."
    assert plain(pages(seasonal, TODAY, URL).opening).startswith("Open Mon–Fri 8 am – 4 pm")


def test_days_off_of_the_next_two_weeks_are_told_early(clinic: Clinic) -> None:
    days = (date(2026, 11, 22), date(2026, 11, 26), date(2026, 12, 7), date(2026, 12, 8))
    place = replace(clinic.locations[0], closures=tuple(Closure(day, day) for day in days))
    told = pages(replace(clinic, locations=(place,)), TODAY, URL).hours
    assert [one.last for one in told.soon] == ["2026-11-26", "2026-12-07"]
    assert len(told.exceptions) == 3


def test_of_several_places_the_main_one_is_named(clinic: Clinic) -> None:
    named = (replace(clinic.locations[0], name="Main Street"), replace(clinic.locations[0], name="Oak Lane"))
    assert plain(pages(replace(clinic, locations=named), TODAY, URL).opening).startswith(
        "Main Street: Open Mon–Fri"
    )


@pytest.mark.parametrize(
    ("numbers", "missing"), [(("9-1-1", "988"), ""), (("988",), "no 911"), ((), "no 911 and no 988")]
)
def test_a_website_without_help_in_a_crisis_is_pointed_out(
    clinic: Clinic, numbers: tuple[str, ...], missing: str
) -> None:
    lines = tuple(CrisisLine(number, "now") for number in numbers)
    said = [
        str(problem) for problem in without_help(replace(clinic, crisis_lines=lines), Path("clinic.yaml"))
    ]
    sentence = f"crisis_lines has {missing}, which every page should say. Put it back from the history."
    assert said == ([f"clinic.yaml: {sentence}"] if missing else [])


def test_notices_that_are_over_are_left_out(clinic: Clinic) -> None:
    zone = ZoneInfo(clinic.time_zone)
    old = Notice(
        "Old", NoticeKind.WARNING, datetime(2026, 1, 1, tzinfo=zone), datetime(2026, 1, 2, tzinfo=zone)
    )
    new = Notice(
        "Snow", NoticeKind.WARNING, datetime(2026, 11, 24, tzinfo=zone), datetime(2026, 11, 25, tzinfo=zone)
    )
    assert [notice.text for notice in pages(replace(clinic, notices=(old, new)), TODAY, URL).notices] == [
        "Snow"
    ]


DATES = {
    ("2027-01-12T06:00", "2027-01-12T12:00"): "Tuesday, January 12, 2027, 6 am – noon",
    ("2027-01-12T00:00", "2027-01-12T23:59"): "Tuesday, January 12, 2027",
    ("2027-01-12T00:00", "2027-01-13T23:59"): "Tuesday, January 12, 2027 to Wednesday, January 13, 2027",
    (
        "2027-01-12T18:30",
        "2027-01-13T12:00",
    ): "Tuesday, January 12, 2027, 6:30 pm to Wednesday, January 13, 2027, noon",
}


@pytest.mark.parametrize(("ends", "words"), DATES.items())
def test_a_notice_says_when_it_holds(ends: tuple[str, str], words: str) -> None:
    start, end = (datetime.fromisoformat(moment) for moment in ends)
    assert plain(hours.notice_dates(Notice("Snow", NoticeKind.WARNING, start, end))) == words


DAY_WORDS = {
    Day(): ("Closed", "closed"),
    Day(by_appointment=True): ("By appointment", "by appointment"),
    Day((Interval(480, 960),)): ("8 am – 4 pm", "open 8 am – 4 pm"),
    Day((Interval(480, 960),), by_appointment=True): (
        "8 am – 4 pm, and by appointment",
        "open 8 am – 4 pm, and by appointment",
    ),
}


@pytest.mark.parametrize(("day", "words"), DAY_WORDS.items())
def test_a_day_in_words(day: Day, words: tuple[str, str]) -> None:
    assert (plain(hours.times(day)), plain(hours.in_a_sentence(day))) == words


def test_the_week_without_a_script() -> None:
    open_, visits = Day((Interval(480, 960),)), Day(by_appointment=True)
    assert plain(hours.status((*[open_] * 5, visits, CLOSED))) == "Open Mon–Fri 8 am – 4 pm"
    assert hours.status((*[CLOSED] * 6, visits)) == "By appointment"
    assert hours.status((CLOSED,) * 7) == "Closed"


def test_phone_and_mail_are_ready_to_use(clinic: Clinic) -> None:
    found = pages(clinic, TODAY, URL)
    assert (found.phone.text, found.phone.href) == ("703-594-1827", "tel:+17035941827")
    assert (found.email.text, found.email.href) == ("admin@acts221.services", "mailto:admin@acts221.services")
    assert found.address.one_line == "150 Riverside Parkway, Suite 115, Fredericksburg, VA 22406"


def test_machines_read_the_same_hours(clinic: Clinic) -> None:
    data = json.loads(pages(clinic, TODAY, URL).jsonld)
    spans = data["openingHoursSpecification"]
    week = {span["dayOfWeek"].rsplit("/")[-1]: (span["opens"], span["closes"]) for span in spans}
    assert week["Monday"] == week["Friday"] == ("08:00", "16:00")
    assert week["Saturday"] == ("10:00", "16:00")
    assert "Sunday" not in week
    assert data["telephone"] == "+17035941827"


def test_no_text_ends_the_script_element(clinic: Clinic) -> None:
    hostile = replace(clinic, description="</script><script>alert(1)</script>")
    assert "<" not in pages(hostile, TODAY, URL).jsonld
