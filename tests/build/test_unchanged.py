"""A build of a site in which nothing has changed says so and stops; any doubt makes it a real build."""

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pelicanconf import TIMEZONE
from plugins.build import unchanged
from plugins.build.project import HERE, Project
from plugins.build.target import LOCAL
from tests.build.test_build import everything
from tests.conftest import CLOCK, Run, run_build

pytestmark = pytest.mark.slow

SAID = "Nothing has changed since the last build: the site is as it was.\n"
ARTICLE = Path("content", "articles", "kindness.md")
PAGE = Path("output", "post", "kindness.html")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A small project that has just been built."""
    shutil.copytree(HERE / "content" / "pages", tmp_path / "content" / "pages")
    shutil.copy(HERE / "content" / "clinic.yaml", tmp_path / "content")
    shutil.copytree(HERE / "tests" / "sites" / "small", tmp_path, dirs_exist_ok=True)
    assert run_build(tmp_path, "html").said.startswith("Built ")
    return tmp_path


def built_again(root: Path, **environment: str) -> Run:
    run = run_build(root, "html", **environment)
    assert run.code == 0, run.said
    return run


def test_a_second_build_says_that_nothing_has_changed(built: Path) -> None:
    before = everything(built / "output")
    assert built_again(built).said == SAID
    assert everything(built / "output") == before


def append(file: Path, text: str = "\n") -> None:
    with file.open("a") as opened:
        opened.write(text)


INPUT_CHANGES: dict[str, Callable[[Path], None]] = {
    "an edited article": lambda root: append(root / ARTICLE, "\nMore.\n"),
    "the same words saved again": lambda root: (root / ARTICLE).touch(),
    "a new file": lambda root: append(root / "content" / "images" / "new.txt"),
    "a removed file": lambda root: (root / "content" / "pages" / "accessibility.md").rename(root / "gone"),
    "a renamed file": lambda root: (root / ARTICLE).rename(root / ARTICLE.with_name("kind.md")),
    "the practice's data": lambda root: append(root / "content" / "clinic.yaml"),
    "the bibliography": lambda root: append(root / "bibliography" / "sources.bib"),
}


@pytest.mark.parametrize("change", INPUT_CHANGES.values(), ids=INPUT_CHANGES.keys())
def test_any_change_of_what_goes_in_is_built(built: Path, change: Callable[[Path], None]) -> None:
    (built / "content" / "images").mkdir(exist_ok=True)
    change(built)
    assert SAID not in run_build(built, "html").said


OUTPUT_CHANGES: dict[str, Callable[[Path], None]] = {
    "an edited page": lambda root: append(root / PAGE),
    "a removed page": lambda root: (root / PAGE).unlink(),
    "a page of another's": lambda root: append(root / "output" / "stray.html"),
    "a removed site": lambda root: shutil.rmtree(root / "output"),
    "what a killed build left": lambda root: (root / ".output.new-1").mkdir(),
}


@pytest.mark.parametrize("change", OUTPUT_CHANGES.values(), ids=OUTPUT_CHANGES.keys())
def test_any_change_of_what_was_written_is_mended(built: Path, change: Callable[[Path], None]) -> None:
    before = everything(built / "output")
    change(built)
    assert built_again(built).said.startswith("Built ")
    assert everything(built / "output") == before
    assert not (built / ".output.new-1").exists()


STAMP_CHANGES: dict[str, Callable[[Path], object]] = {
    "empty": lambda stamp: stamp.write_text(""),
    "cut short": lambda stamp: stamp.write_bytes(stamp.read_bytes()[:-9]),
    "not a stamp": lambda stamp: stamp.write_text("[1, 2]"),
    "of another format": lambda stamp: stamp.write_text(
        json.dumps({**json.loads(stamp.read_text()), "format": 0})
    ),
    "edited": lambda stamp: stamp.write_text(
        stamp.read_text().replace('"warnings": []', '"warnings": ["x"]')
    ),
    "gone": lambda stamp: stamp.unlink(),
}


@pytest.mark.parametrize("change", STAMP_CHANGES.values(), ids=STAMP_CHANGES.keys())
def test_a_damaged_stamp_is_never_believed(built: Path, change: Callable[[Path], object]) -> None:
    change(built / ".cache" / "last-build.json")
    assert built_again(built).said.startswith("Built ")
    assert built_again(built).said == SAID


def test_another_day_another_address_or_another_kind_of_site_is_built(built: Path) -> None:
    tomorrow = str(int(CLOCK["SOURCE_DATE_EPOCH"]) + 86_400)
    yesterday = str(int(CLOCK["SOURCE_DATE_EPOCH"]) - 86_400)
    assert built_again(built, SOURCE_DATE_EPOCH=tomorrow).said.startswith("Built ")
    assert built_again(built, SOURCE_DATE_EPOCH=yesterday).said.startswith("Built ")
    for address in ("https://www.example.org", "https://www.example.com"):
        assert run_build(built, "publish", SITEURL=address).said.startswith("Built ")
        run = run_build(built, "publish", SITEURL=address)
        assert run.said == f"{SAID}Made for {address}: copy everything in output/ to the host.\n"


def test_an_article_that_waits_for_an_hour_of_today_appears_then(built: Path) -> None:
    text = (built / ARTICLE).read_text()
    (built / ARTICLE).write_text(text.replace("2026-11-02", "2026-11-02 15:00"))
    assert "2026-11-02 15:00" in (built / ARTICLE).read_text()
    zone = ZoneInfo(TIMEZONE)

    def at(hour: int) -> str:
        return str(int(datetime(2026, 11, 2, hour, tzinfo=zone).timestamp()))

    built_again(built, SOURCE_DATE_EPOCH=at(9))
    assert built_again(built, SOURCE_DATE_EPOCH=at(14)).said == SAID
    assert not (built / PAGE).exists()
    assert built_again(built, SOURCE_DATE_EPOCH=at(16)).said.startswith("Built ")
    assert (built / PAGE).exists()


def test_a_failed_build_is_not_remembered_as_a_good_one(built: Path) -> None:
    good = (built / ARTICLE).read_text()
    (built / ARTICLE).write_text(good.replace("date:", "dat:"))
    assert run_build(built, "html").code == 1
    assert run_build(built, "html").code == 1


def test_warnings_are_said_again(built: Path) -> None:
    append(
        built / "bibliography" / "sources.bib",
        "\n@book{idle2020, author = {Idle, A.}, title = {Never cited}, publisher = {Press}, year = {2020}}\n",
    )
    first, second = built_again(built), built_again(built)
    warnings = [line for line in first.said.splitlines() if line.startswith("Warning: ")]
    assert warnings
    assert second.said.splitlines() == [*warnings, SAID.strip()]


def test_what_the_site_is_made_of_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout, project = tmp_path / "checkout", Project(tmp_path)
    for name in ("plugins", "theme", "requirements"):
        (checkout / name).mkdir(parents=True)
        (checkout / name / "file").write_text("one")
    (checkout / "pelicanconf.py").write_text("ONE = 1")
    monkeypatch.setattr(unchanged, "HERE", checkout)
    seen = {unchanged.inputs(project, LOCAL.settings)}
    assert seen == {unchanged.inputs(project, LOCAL.settings)}
    for file in ("plugins/file", "theme/file", "requirements/file", "pelicanconf.py"):
        append(checkout / file, "two")
        seen.add(unchanged.inputs(project, LOCAL.settings))
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    seen.add(unchanged.inputs(project, LOCAL.settings))
    assert len(seen) == 6
