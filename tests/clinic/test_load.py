"""Every mistake in the practice's data file is answered with one sentence, at its line."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.clinic.load import Loaded, load
from plugins.clinic.model import Interval
from plugins.errors import Severity

TODAY = date(2026, 11, 23)
GOOD = """\
name: Elm Practice
description: A practice.
address:
  street: 1 Elm Road
  city: Elmton
  region: VA
  postal_code: 22406
time_zone: America/New_York
phones:
  - label: Office
    number: 703-594-1827
emails:
  - office@elm.example
hours:
  monday:
    - {open: "08:00", close: "12:00"}
    - {open: 12:30, close: 16:00}
  tuesday: closed
  wednesday: closed
  thursday: closed
  friday: closed
  saturday: closed
  sunday: closed
"""


def loaded(text: str, directory: Path) -> Loaded:
    file = directory / "clinic.yaml"
    file.write_text(text, "utf-8")
    return load(file, TODAY)


def test_a_good_file_has_no_surprises(tmp_path: Path) -> None:
    found = loaded(GOOD, tmp_path)
    assert found.problems == ()
    assert found.clinic is not None
    assert found.clinic.address.postal_code == "22406"  # not the octal number 9478
    assert found.clinic.week[0] == (Interval(480, 720), Interval(750, 960))  # 12:30 is no number either
    assert (found.clinic.phones[0].e164, found.clinic.phones[0].printed) == ("+17035941827", "703-594-1827")


# (mistake, what to replace, with what, the sentence without its file)
MISTAKES = [
    ("a misspelt day", "  friday:", "  fridy:", '21: "fridy" is not a day. Did you mean "friday"?'),
    (
        "a misspelt field",
        "time_zone:",
        "timezone:",
        '8: "timezone" is not a field of the practice. Did you mean',
    ),
    (
        "hours as text",
        "tuesday: closed",
        "tuesday: 8am-4pm",
        '18: Tuesday is the text "8am-4pm"; write - {open: "08:00", close: "16:00"} on the line under it.',
    ),
    (
        "close before open",
        '{open: "08:00", close: "12:00"}',
        '{open: "13:00", close: "07:30"}',
        "16: Monday closes at 07:30, before it opens at 13:00.",
    ),
    ("overlapping hours", "open: 12:30", "open: 11:30", "17: Monday 11:30–16:00 overlaps 08:00–12:00."),
    (
        "no time of day",
        '"08:00"',
        '"28:00"',
        '16: "28:00" is not a time of day. Write it like "08:00" or "16:30".',
    ),
    (
        "past midnight",
        "close: 16:00",
        "close: 02:00",
        "17: Monday closes at 02:00, before it opens at 12:30.",
    ),
    (
        "a day twice",
        "friday:",
        "thursday:",
        "21: thursday appears twice (first on line 20). Keep one of them.",
    ),
    ("a tab", "  tuesday:", "\ttuesday:", "18: The line starts with a tab. Use spaces."),
    (
        "an open quotation mark",
        '"08:00"',
        '"08:00',
        "16: A quotation mark on this line has no partner.",
    ),
    ("a bad number", "703-594-1827", "594-1827", '11: "594-1827" is not a telephone number.'),
    ("a bad address", "office@elm.example", "office at elm", '13: "office at elm" is not an e-mail address.'),
    ("a bad zone", "America/New_York", "Eastern", '8: "Eastern" is not a time zone.'),
    ("a bad ZIP code", "22406", "224", '7: "224" is not a ZIP code.'),
    ("a missing name", "name: Elm Practice\n", "", "1: name is missing."),
]


@pytest.mark.parametrize(("old", "new", "sentence"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_a_mistake(old: str, new: str, sentence: str, tmp_path: Path) -> None:
    assert GOOD.count(old) >= 1
    found = loaded(GOOD.replace(old, new, 1), tmp_path)
    said = [str(problem).removeprefix(f"{tmp_path / 'clinic.yaml'}:") for problem in found.problems]
    assert found.clinic is None
    assert any(line.startswith(sentence) for line in said), said


ADDED = [
    ("no such day", "closures:\n  - date: 2026-11-31\n", "25: 2026-11-31 is not a day in the calendar."),
    (
        "an end before the start",
        "closures:\n  - date: 2026-12-02\n    last_date: 2026-12-01\n",
        "26: The closure ends on 2026-12-01, before it starts on 2026-12-02.",
    ),
    ("no web address", "links:\n  - label: F\n    url: facebook\n", '26: "facebook" is not a web address.'),
    (
        "a notice that ends before it starts",
        "notices:\n  - text: Snow\n    start: 2026-12-02 08:00\n    end: 2026-12-02 06:00\n",
        "27: The notice ends before it starts.",
    ),
]


@pytest.mark.parametrize(("added", "sentence"), [a[1:] for a in ADDED], ids=[a[0] for a in ADDED])
def test_a_mistake_in_an_optional_part(added: str, sentence: str, tmp_path: Path) -> None:
    found = loaded(GOOD + added, tmp_path)
    said = [str(problem).removeprefix(f"{tmp_path / 'clinic.yaml'}:") for problem in found.problems]
    assert found.clinic is None
    assert any(line.startswith(sentence) for line in said), said


def test_a_closure_that_is_over_only_warns(tmp_path: Path) -> None:
    found = loaded(GOOD + "closures:\n  - date: 2026-01-01\n", tmp_path)
    assert found.clinic is not None
    assert [problem.severity for problem in found.problems] == [Severity.WARNING]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    bad = GOOD.replace("703-594-1827", "1").replace("America/New_York", "Mars").replace("22406", "x")
    assert len(loaded(bad, tmp_path).problems) == 3


@pytest.mark.parametrize(
    "list_", ["phones:\n  - label: Office\n    number: 703-594-1827\n", "emails:\n  - office@elm.example\n"]
)
def test_visitors_need_a_number_and_an_address(list_: str, tmp_path: Path) -> None:
    assert list_ in GOOD
    assert loaded(GOOD.replace(list_, ""), tmp_path).clinic is None
    assert loaded(GOOD.replace(list_, f"{list_.split(':')[0]}: []\n"), tmp_path).clinic is None


@given(st.text(max_size=80) | st.text(alphabet=st.sampled_from("name: \n-{}[]\"'&*#|>\t08:"), max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as directory:
        found = loaded(text.encode("utf-8", "ignore").decode(), Path(directory))
    assert found.clinic is None
    assert found.problems
