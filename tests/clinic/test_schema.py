"""The schema takes what the reader takes when it is written plainly, and refuses what the reader refuses."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from plugins.clinic.schema import schema, schema_json
from tests.clinic.good import GOOD, loaded

ROOT = Path(__file__).parents[2]
EXTRA = """\
languages: [English]
telehealth: yes
schedules:
  - name: Summer
    first_date: "2027-06-01"
    last_date: "2027-06-02"
    hours: {monday: closed, tuesday: by appointment, wednesday: [{open: 8 am, close: noon}],
      thursday: closed, friday: closed, saturday: closed, sunday: [by appointment]}
notices:
  - {text: Snow, kind: warning, start: "2026-11-24", end: "2026-11-25 08:00"}
"""


def complaints(text: str) -> list[str]:
    """What an editor underlines; editors read YAML with every value as text or with the usual types."""
    data: Any = yaml.load(text, Loader=yaml.BaseLoader)
    return [error.message for error in Draft202012Validator(schema()).iter_errors(data)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


def test_editors_have_the_newest() -> None:
    """Made with: python -m plugins.clinic schema > content/clinic.schema.json"""
    kept = (ROOT / "content" / "clinic.schema.json").read_text("utf-8")
    assert kept == schema_json()
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {"./content/clinic.schema.json": "content/clinic.yaml"}


@pytest.mark.parametrize("text", [GOOD, GOOD + EXTRA, (ROOT / "content" / "clinic.yaml").read_text("utf-8")])
def test_good_files(text: str, tmp_path: Path) -> None:
    assert loaded(text, tmp_path).clinic is not None
    assert complaints(text) == []


BAD = [
    ("time_zone:", "timezone:"),
    ("friday: closed", "friday: closd"),
    ("friday: closed", "friday: [{open: 8, close: noon}]"),
    ("friday:", "fridy:"),
    ("office@elm.example", "office"),
    ("  street: 1 Elm Road\n", ""),
    ("sunday: closed\n", "sunday: closed\nclosures: [{date: soon}]\n"),
    ("sunday: closed\n", "sunday: closed\nlocations: [{name: Elm}]\n"),
    ("sunday: closed\n", "sunday: closed\naccepting_clients: maybe\n"),
]


@pytest.mark.parametrize(("old", "new"), BAD)
def test_bad_files(old: str, new: str, tmp_path: Path) -> None:
    spoiled = GOOD.replace(old, new)
    assert spoiled != GOOD
    assert loaded(spoiled, tmp_path).clinic is None
    assert complaints(spoiled) != []
