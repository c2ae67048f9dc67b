"""What the reader keeps as typed, what it accepts, and that one run tells everything there is to mend."""

from datetime import date
from pathlib import Path

import pytest

from plugins.clinic.__main__ import main
from plugins.clinic.load import load
from plugins.clinic.model import CLOSED, Closure, ContactForm, CrisisLine, Day, Geo, Interval
from plugins.errors import Severity
from tests.clinic.good import GOOD, HELP, TODAY, loaded, place, told


def test_a_good_file_has_no_surprises(tmp_path: Path) -> None:
    found = loaded(GOOD, tmp_path)
    assert found.problems == ()
    assert place(found).week[0] == Day((Interval(480, 720), Interval(750, 960)))  # 12:30 is no number
    assert (place(found).phones[0].e164, place(found).phones[0].printed) == ("+17035941827", "703-594-1827")


@pytest.mark.parametrize("typed", ["NO", "022406", "12:00", "null", "1e3", "2026-11-26", "~", "true"])
def test_every_value_stays_text(typed: str, tmp_path: Path) -> None:
    found = loaded(GOOD.replace("city: Elmton", f"city: {typed}"), tmp_path)
    assert place(found).address.city == typed


def test_a_zip_code_keeps_its_zero(tmp_path: Path) -> None:
    found = loaded(GOOD.replace("22406", "02246"), tmp_path)
    assert place(found).address.postal_code == "02246"


TIMES = {"08:00": 480, "8:00": 480, "8 am": 480, "12:30pm": 750, "noon": 720, "4 p.m.": 960, "24:00": 1440}


@pytest.mark.parametrize(("typed", "minutes"), TIMES.items())
def test_a_time_of_day_in_many_ways(typed: str, minutes: int, tmp_path: Path) -> None:
    spans = f'tuesday:\n    - {{open: "00:00", close: {typed}}}'
    found = loaded(GOOD.replace("tuesday: closed", spans), tmp_path)
    assert place(found).week[1] == Day((Interval(0, minutes),))


def test_files_of_other_editors(tmp_path: Path) -> None:
    expected = loaded(GOOD, tmp_path).clinic
    assert expected is not None
    for content in (
        GOOD.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + GOOD.encode(),
        b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        GOOD.rstrip().encode(),
    ):
        found = loaded(content, tmp_path)
        assert (found.clinic, found.problems) == (expected, ())


def test_lines_count_the_same_after_carriage_returns(tmp_path: Path) -> None:
    spoiled = GOOD.replace("fri", "fry").replace("\n", "\r\n")
    assert told(loaded(spoiled, tmp_path)) == ['21: "fryday" is not a day. Did you mean "friday"?']


def test_one_address_needs_no_list(tmp_path: Path) -> None:
    found = loaded(GOOD.replace("emails:\n  - ", "emails: "), tmp_path)
    assert place(found).emails == ("office@elm.example",)


@pytest.mark.parametrize(
    "words", ["within a day", "Mondays and Tuesdays", "ASAP", "by 5 p.m.", "Dr. Lee calls back"]
)
def test_how_soon_the_practice_answers(words: str, tmp_path: Path) -> None:
    found = loaded(f"{GOOD}reply_time: {words}\n", tmp_path)
    assert found.clinic is not None
    assert found.clinic.reply_time == words.removesuffix(".")  # the website's sentence has its own


@pytest.mark.parametrize("number", ["9-1-1", "988", "741741", "1-800-273-8255", "+44 20 7946 0958"])
def test_a_number_for_a_crisis(number: str, tmp_path: Path) -> None:
    found = loaded(f"{GOOD}crisis_lines:\n  - number: '{number}'\n    when: now\n", tmp_path)
    assert found.clinic is not None
    assert found.clinic.crisis_lines[0].number == number


EVERYTHING = """\
legal_name: Elm LLC
area_served: [Elmton, Oakville]
languages:
  - English
  - Spanish
telehealth: yes
accepting_clients: no
reply_time: within one business day
fax: 703-594-1828
crisis_lines:
  - number: 988
    when: at any hour
    texts: yes
contact_form:
  endpoint: https://forms.example/elm
  message_box: yes
arrival:
  parking: Behind the house.
schedules:
  - name: Winter hours
    first_date: 2026-12-01
    last_date: 2027-02-28
    hours:
      monday: by appointment
      tuesday: [{open: 8 am, close: noon}, by appointment]
      wednesday: closed
      thursday: closed
      friday: closed
      saturday: closed
      sunday: closed
"""


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    geo = "  postal_code: 22406\n  latitude: 38.34\n  longitude: -77.5\n"
    phone = "    number: 703-594-1827\n    extension: 5\n  - number: 703-594-1829\n    texts: yes\n"
    text = GOOD.replace("  postal_code: 22406\n", geo).replace("    number: 703-594-1827\n", phone)
    found = loaded(text + EVERYTHING, tmp_path)
    assert found.problems == ()
    assert found.clinic is not None
    said = found.clinic
    assert (said.legal_name, said.telehealth, said.accepting_clients) == ("Elm LLC", True, False)
    assert (said.area_served, said.languages) == (("Elmton", "Oakville"), ("English", "Spanish"))
    assert said.reply_time == "within one business day"
    assert said.crisis_lines == (CrisisLine("988", "at any hour", texts=True),)
    assert said.contact_form == ContactForm("https://forms.example/elm", message_box=True)
    elm = place(found)
    assert elm.address.geo == Geo(38.34, -77.5)
    assert [(phone.extension, phone.texts) for phone in elm.phones] == [("5", False), ("", True)]
    assert elm.fax is not None
    assert elm.fax.e164 == "+17035941828"
    assert elm.arrival.parking == "Behind the house."
    (winter,) = elm.schedules
    assert (winter.name, winter.first, winter.last) == ("Winter hours", date(2026, 12, 1), date(2027, 2, 28))
    by_appointment, some, *rest = winter.week
    assert by_appointment == Day(by_appointment=True)
    assert some == Day((Interval(480, 720),), by_appointment=True)
    assert rest == [CLOSED] * 5


def test_several_places(tmp_path: Path) -> None:
    practice, rest = GOOD.split("address:\n")
    zone = "time_zone: America/New_York\n"
    fields = f"address:\n{rest}".replace(zone, "")
    listed = "".join(
        f"  - name: {name}\n" + "".join(f"    {line}\n" for line in fields.splitlines())
        for name in ("Elm", "Oak")
    )
    found = loaded(f"{practice}{zone}locations:\n{listed}", tmp_path)
    assert found.problems == ()
    assert found.clinic is not None
    assert [location.name for location in found.clinic.locations] == ["Elm", "Oak"]
    empty = loaded(f"{practice}{zone}schedules: []\nclosures: []\nlocations:\n{listed}", tmp_path)
    assert empty.problems == ()
    both = loaded(f"{GOOD}locations:\n{listed}", tmp_path)
    assert told(both)[0] == "3: address stands beside the locations. Move it into the location it belongs to."
    assert len(both.problems) == 4  # address, phones, emails, hours


def test_closures_stand_in_the_order_of_their_days(tmp_path: Path) -> None:
    later_first = "closures:\n  - date: 2026-12-25\n  - date: 2026-11-26\n    last_date: 2026-11-27\n"
    found = loaded(GOOD + later_first, tmp_path)
    assert [closure.first.day for closure in place(found).closures] == [26, 25]
    assert isinstance(place(found).closures[0], Closure)


def test_a_closure_that_is_over_only_warns(tmp_path: Path) -> None:
    found = loaded(GOOD + "closures:\n  - date: 2026-01-01\n", tmp_path)
    assert found.clinic is not None
    assert [problem.severity for problem in found.problems] == [Severity.WARNING]
    assert told(found) == ["25: The closure on 2026-01-01 is over. You can delete it."]


def test_the_last_day_of_a_closure_is_not_over(tmp_path: Path) -> None:
    closure = f"closures:\n  - date: 2026-11-01\n    last_date: {TODAY}\n"
    assert loaded(GOOD + closure, tmp_path).problems == ()


def test_all_mistakes_are_told_at_once_from_the_top(tmp_path: Path) -> None:
    bad = GOOD.replace("703-594-1827", "1").replace("America/New_York", "Mars").replace("22406", "x")
    assert told(loaded(bad + "closures:\n  - date: soon\n", tmp_path)) == [
        '7: "x" is not a ZIP code. It has five digits.',
        '8: "Mars" is not a time zone. Write it like "America/New_York".',
        '11: "1" is not a telephone number. Write it like 703-594-1827.',
        '25: "soon" is not a day. Write it like 2026-11-26.',
    ]


def test_a_missing_file(tmp_path: Path) -> None:
    found = load(tmp_path / "clinic.yaml", TODAY)
    assert found.clinic is None
    assert told(found) == ["The file is missing. Restore it from the history."]


def test_a_letter_in_an_old_encoding(tmp_path: Path) -> None:
    found = loaded(GOOD.replace("Elmton", "Elmé").encode("latin-1"), tmp_path)
    assert found.clinic is None
    assert told(found) == ["5: A letter on this line is not in UTF-8. Save the file with the encoding UTF-8."]


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "clinic.yaml"
    file.write_text(GOOD + HELP, "utf-8")
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: all is well.\n"
    file.write_text(GOOD.replace("fri", "fry"), "utf-8")
    assert main(["check", str(file)]) == 1
    assert capsys.readouterr().out == f'{file}:21: "fryday" is not a day. Did you mean "friday"?\n'


def test_problems_stand_beside_their_lines_in_a_pull_request(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    file = tmp_path / "clinic.yaml"
    file.write_text(GOOD.replace("Elm Practice", '""'), "utf-8")
    assert main(["check", str(file)]) == 1
    assert f"::error file={file},line=1::name is missing.\n" in capsys.readouterr().out
