"""The guide to the data file: every example in it is read without a complaint, and no field is left out."""

import re
from pathlib import Path

import pytest

from plugins.build.project import HERE
from plugins.clinic.form import PRACTICE, Field
from tests.clinic.good import GOOD, loaded

GUIDE = (HERE / "docs" / "practice-data.md").read_text("utf-8")
EXAMPLES = re.findall(r"^## (.+?)$.*?```yaml\n(.+?)```", GUIDE, re.MULTILINE | re.DOTALL)
OF_A_PLACE = ("address", "phones", "fax", "emails", "arrival", "hours", "schedules", "closures")


def fields(text: str) -> dict[str, str]:
    """The fields at the margin, each with all its lines."""
    parts = re.split(r"^(\w+):", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("example", [text for _, text in EXAMPLES], ids=[title for title, _ in EXAMPLES])
def test_an_example_can_be_pasted(example: str, tmp_path: Path) -> None:
    data = fields(GOOD) | fields(example)
    if "locations" in data:
        data = {name: text for name, text in data.items() if name not in OF_A_PLACE}
    assert loaded("".join(f"{name}:{text}" for name, text in data.items()), tmp_path).problems == ()


def all_names(fields: tuple[Field, ...]) -> set[str]:
    return {field.name for field in fields} | {name for field in fields for name in all_names(field.fields)}


def test_every_field_has_its_place_in_the_guide() -> None:
    shown = {name for _, text in EXAMPLES for name in re.findall(r"(\w+):", text)}
    assert all_names(PRACTICE) - shown == set()
