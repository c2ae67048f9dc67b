"""A data file without a mistake, for tests to spoil."""

from datetime import date
from pathlib import Path

from plugins.clinic.load import Loaded, load
from plugins.clinic.model import Location

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
# What every website of a practice in the United States says besides.
HELP = """\
crisis_lines:
  - {number: 911, when: if someone is in danger}
  - {number: 988, when: at any hour}
"""


def loaded(content: str | bytes, directory: Path) -> Loaded:
    """What the reader makes of a file with this content."""
    file = directory / "clinic.yaml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return load(file, TODAY)


def place(found: Loaded) -> Location:
    """The only place of a practice whose file has no mistake."""
    assert found.clinic is not None
    (location,) = found.clinic.locations
    return location


def told(found: Loaded) -> list[str]:
    """The sentences, each with its line but without its file."""
    return [str(problem).split("clinic.yaml", 1)[1].removeprefix(":").strip() for problem in found.problems]
