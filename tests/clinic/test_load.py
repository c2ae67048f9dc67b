"""What the reader keeps as typed, what it accepts, and that one run tells everything there is to mend."""

from pathlib import Path

import pytest

from plugins.clinic.__main__ import main
from plugins.clinic.load import load
from plugins.clinic.model import Closure, Interval
from plugins.errors import Severity
from tests.clinic.good import GOOD, TODAY, loaded, told


def test_a_good_file_has_no_surprises(tmp_path: Path) -> None:
    found = loaded(GOOD, tmp_path)
    assert found.problems == ()
    assert found.clinic is not None
    assert found.clinic.week[0] == (Interval(480, 720), Interval(750, 960))  # 12:30 is no number
    assert (found.clinic.phones[0].e164, found.clinic.phones[0].printed) == ("+17035941827", "703-594-1827")


@pytest.mark.parametrize("typed", ["NO", "022406", "12:00", "null", "1e3", "2026-11-26", "~", "true"])
def test_every_value_stays_text(typed: str, tmp_path: Path) -> None:
    found = loaded(GOOD.replace("city: Elmton", f"city: {typed}"), tmp_path).clinic
    assert found is not None
    assert found.address.city == typed


def test_a_zip_code_keeps_its_zero(tmp_path: Path) -> None:
    found = loaded(GOOD.replace("22406", "02246"), tmp_path).clinic
    assert found is not None
    assert found.address.postal_code == "02246"


TIMES = {"08:00": 480, "8:00": 480, "8 am": 480, "12:30pm": 750, "noon": 720, "4 p.m.": 960, "24:00": 1440}


@pytest.mark.parametrize(("typed", "minutes"), TIMES.items())
def test_a_time_of_day_in_many_ways(typed: str, minutes: int, tmp_path: Path) -> None:
    spans = f'tuesday:\n    - {{open: "00:00", close: {typed}}}'
    found = loaded(GOOD.replace("tuesday: closed", spans), tmp_path).clinic
    assert found is not None
    assert found.week[1] == (Interval(0, minutes),)


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
    found = loaded(GOOD.replace("emails:\n  - ", "emails: "), tmp_path).clinic
    assert found is not None
    assert found.emails == ("office@elm.example",)


def test_closures_stand_in_the_order_of_their_days(tmp_path: Path) -> None:
    later_first = "closures:\n  - date: 2026-12-25\n  - date: 2026-11-26\n    last_date: 2026-11-27\n"
    found = loaded(GOOD + later_first, tmp_path).clinic
    assert found is not None
    assert [closure.first.day for closure in found.closures] == [26, 25]
    assert isinstance(found.closures[0], Closure)


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
    file.write_text(GOOD, "utf-8")
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
