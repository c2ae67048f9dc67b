"""A change of the data file, told as what visitors will notice."""

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.clinic.__main__ import main
from plugins.clinic.changes import REMINDER, UNCHANGED, PublicHoliday, changes, undecided
from plugins.clinic.model import Clinic
from plugins.clinic.public_holidays import public_holidays
from tests.clinic.good import GOOD, TODAY, loaded

THANKSGIVING = "closures:\n  - date: 2026-11-26\n    reason: Thanksgiving\n"
SUMMER = """\
schedules:
  - name: Summer hours
    first_date: 2027-06-01
    last_date: 2027-08-31
    hours:
      monday: [{open: 7 am, close: noon}]
      tuesday: closed
      wednesday: closed
      thursday: closed
      friday: closed
      saturday: by appointment
      sunday: by appointment
"""
NOTICE = """\
notices:
  - text: Closed for snow.
    start: 2026-11-24 06:00
    end: 2026-11-24 12:00
"""

IN_SPANISH = THANKSGIVING + "    reason_es: Acción de Gracias\n"

# What stands in the place of what, and what is said; a reminder follows where maps show the old facts.
CHANGES = [
    ("friday: closed", "friday: [{open: 8 am, close: 2 pm}]", ["Fridays: open 8 am – 2 pm (was closed)."], True),
    ("703-594-1827", "703-594-1899", ["Telephone: Office 703-594-1899 (was Office 703-594-1827)."], True),
    ("1 Elm Road", "2 Elm Road", [
        "Address: 2 Elm Road, Elmton, VA 22406 (was 1 Elm Road, Elmton, VA 22406)."], True),
    ("  sunday: closed\n", f"  sunday: closed\n{THANKSGIVING}",
     ["Thursday, November 26, 2026: closed (Thanksgiving)."], True),
    ("  sunday: closed\n", f"  sunday: closed\n{IN_SPANISH}",
     ["Thursday, November 26, 2026: closed (Thanksgiving) (in Spanish: Acción de Gracias)."], True),
    ("  sunday: closed\n", f"  sunday: closed\n{SUMMER}", [
        "Summer hours, Tuesday, June 1, 2027 to Tuesday, August 31, 2027: Monday 7 am – noon; "
        "Tuesday to Friday Closed; Saturday and Sunday By appointment."], True),
    ("  sunday: closed\n", f"  sunday: closed\n{NOTICE}", [
        "Notice “Closed for snow.” on every page, Tuesday, November 24, 2026, 6 am – noon."], False),
    ("office@elm.example", "hello@elm.example", ["E-mail: hello@elm.example (was office@elm.example)."], False),
    ("name: Elm", "reply_time: within a day\nname: Elm", ["We answer: within a day (new)."], False),
    ("name: Elm", "reply_time: within a day\nreply_time_es: en un día\nname: Elm", [
        "We answer: within a day (in Spanish: en un día) (new)."], False),
    ("name: Elm", "# a comment\nname: Elm", [UNCHANGED], False),
]  # fmt: skip


def practice(text: str, directory: Path) -> Clinic:
    found = loaded(text, directory).clinic
    assert found is not None
    return found


@pytest.mark.parametrize(("old", "new", "sentences", "maps"), CHANGES)
def test_a_change_in_sentences(old: str, new: str, sentences: list[str], maps: bool, tmp_path: Path) -> None:
    assert old in GOOD
    before, after = practice(GOOD, tmp_path), practice(GOOD.replace(old, new), tmp_path)
    assert list(changes(before, after)) == sentences + [REMINDER] * maps


def test_what_goes_is_told_too(tmp_path: Path) -> None:
    before, after = practice(GOOD + THANKSGIVING, tmp_path), practice(GOOD, tmp_path)
    assert changes(before, after)[0] == "No longer: Thursday, November 26, 2026: closed (Thanksgiving)."


def test_a_second_place(tmp_path: Path) -> None:
    one = practice(GOOD, tmp_path)
    elm = replace(one.locations[0], name="Elm")
    oak = replace(elm, name="Oak", address=replace(elm.address, street="2 Oak Road"))
    two = replace(one, locations=(elm, oak))
    assert changes(one, two)[0] == "Oak: 2 Oak Road, Elmton, VA 22406 (new)."
    assert changes(two, one)[0] == "Oak is no longer shown."


def test_public_holidays_ask_for_a_decision(tmp_path: Path) -> None:
    """Open on Mondays alone: a holiday on another day needs no decision."""
    clinic = practice(GOOD, tmp_path)
    known = public_holidays(clinic, TODAY)
    assert PublicHoliday(date(2026, 11, 26), "Thanksgiving Day") in known
    assert undecided(clinic, known, TODAY) == (
        "Monday, January 18, 2027 (Martin Luther King Jr. Day): open 8 am – noon, 12:30 pm – 4 pm as usual?",
    )
    decided = practice(GOOD + "closures:\n  - date: 2027-01-18\n", tmp_path)
    assert undecided(decided, known, TODAY) == ()


def test_a_country_without_known_holidays_asks_nothing(tmp_path: Path) -> None:
    text = GOOD.replace("  postal_code: 22406\n", "  postal_code: x\n  country: AQ\n")
    assert public_holidays(practice(text, tmp_path), TODAY) == ()


def test_two_files_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(GOOD, "utf-8")
    new.write_text(GOOD.replace("703-594-1827", "703-594-1899"), "utf-8")
    assert main(["diff", str(old), str(new)]) == 0
    assert "Telephone: Office 703-594-1899 (was Office 703-594-1827).\n" in capsys.readouterr().out
    new.write_text("- no\n", "utf-8")
    assert main(["diff", str(old), str(new)]) == 1
    assert "The file has no fields." in capsys.readouterr().out


def test_a_revision_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "content" / "clinic.yaml"
    file.parent.mkdir()
    file.write_text(GOOD, "utf-8")
    me = ["-c", "user.name=Elm", "-c", "user.email=office@elm.example"]
    for command in (["init", "-q"], ["add", "."], [*me, "commit", "-qm", "Start"]):
        subprocess.run(["git", *command], check=True)
    file.write_text(GOOD.replace("friday: closed", "friday: by appointment"), "utf-8")
    for revision in ([], ["HEAD"]):
        assert main(["diff", *revision]) == 0
        assert capsys.readouterr().out.startswith("Fridays: by appointment (was closed).\n")
    assert main(["diff", "no-such-revision"]) == 1
    assert capsys.readouterr().out == (
        '"no-such-revision" is neither a file nor a revision that has content/clinic.yaml.\n'
    )
