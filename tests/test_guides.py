"""The guides name what is there: pictures, fields, files, commands, and places in other guides."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.admin.collections import Editable, settings
from plugins.admin.settings import Editing
from plugins.build.project import HERE
from plugins.clinic.load import load
from tests.clinic.good import GOOD, loaded

GUIDES = [*sorted((HERE / "docs").glob("*.md")), HERE / "README.md"]
STAFF = (HERE / "docs" / "staff.md").read_text("utf-8")
PUBLISHING = (HERE / "docs" / "publishing.md").read_text("utf-8")
PICTURES = sorted((HERE / "docs" / "pictures").iterdir())
MADE = settings(Editing("elm/site", review=False), Editable((), (), several_places=False, site=""))
KILOBYTE = 1024


def labels(widgets: list[dict[str, Any]]) -> Iterator[str]:
    for widget in widgets:
        yield widget.get("label", "")
        yield from labels(widget.get("fields", []))


def anchors(text: str) -> set[str]:
    """The places inside a guide, as GitHub names them."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_each_picture_is_small_and_shown_once() -> None:
    shown = re.findall(r'<img src="pictures/([\w-]+\.png)" width="\d+" alt="[^"]{10,}">', STAFF)
    assert sorted(shown) == [picture.name for picture in PICTURES]
    assert [picture.name for picture in PICTURES if picture.stat().st_size > 40 * KILOBYTE] == []


def test_the_guide_for_staff_calls_forms_and_fields_by_their_names() -> None:
    forms = {one["label"]: one for one in (*MADE["singletons"], *MADE["collections"])}
    pressed = set(re.findall(r"(?:press|open) \*([A-Z][a-z ]+)\*", STAFF))
    assert set(forms) - pressed == {"Pages", "Authors"}
    asked = {label for form in forms.values() for label in labels(form["fields"])}
    named = set(re.findall(r"\*([A-Z][\w ]+)\*:", STAFF))
    assert len(named) > 8
    assert named - asked == set()


def test_the_examples_for_staff_pass_the_checks(tmp_path: Path) -> None:
    hours, days = re.findall(r"```yaml\n(.+?)```", STAFF, re.DOTALL)
    there = "  thursday: closed\n  friday: closed\n"
    assert there in GOOD
    assert loaded(GOOD.replace(there, hours) + days, tmp_path).problems == ()


def test_the_check_says_what_the_guide_for_staff_shows(tmp_path: Path) -> None:
    text = (HERE / "content" / "clinic.yaml").read_text("utf-8")
    friday = '  friday:\n    - {open: "08:00", close: "%s"}'
    assert friday % "16:00" in text
    file = tmp_path / "clinic.yaml"
    file.write_text(text.replace(friday % "16:00", friday % "04:00"), "utf-8")
    (problem,) = load(file, date(2026, 11, 24)).problems
    said = str(problem).replace(str(file), "content/clinic.yaml")
    assert said in " ".join(STAFF.split())


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_links_between_guides_lead_somewhere(guide: Path) -> None:
    text = guide.read_text("utf-8")
    lost = []
    for target in re.findall(r"(?<!!)\[[^\]]*\]\((?!https?:)([^)]+)\)", text):
        name, _, place = target.partition("#")
        file = guide.parent / name if name else guide
        if not file.is_file() or (place and place not in anchors(file.read_text("utf-8"))):
            lost.append(target)
    assert lost == []


def test_the_commands_of_the_guides_are_there() -> None:
    makefile = (HERE / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    text = "".join(guide.read_text("utf-8") for guide in GUIDES)
    assert set(re.findall(r"`make ([a-z-]+)", text)) - targets == set()
    assert {name for name in re.findall(r"-m (plugins\.\w+)", text) if not module(name)} == set()


def module(name: str) -> bool:
    return (HERE / name.replace(".", "/") / "__main__.py").is_file()


def test_the_workflows_and_variables_of_the_guide_are_there() -> None:
    workflows = {file.name: file.read_text("utf-8") for file in (HERE / ".github/workflows").glob("*.yml")}
    assert set(re.findall(r"`(?:\.github/workflows/)?([\w-]+\.yml)`", PUBLISHING)) <= set(workflows)
    for variable in ("SITEURL", "ADMIN_REPOSITORY", "ADMIN_REVIEW"):
        assert f"`{variable}`" in PUBLISHING
        assert f"vars.{variable}" in workflows["publish.yml"]
    for check in ("Build the site and say what changes", "Run every test"):
        assert check in PUBLISHING.replace("\n   ", " ")
        assert f"name: {check}" in workflows["pull-request.yml"]
