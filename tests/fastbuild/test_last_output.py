"""A site that is written to a fresh directory each time takes its pages from the last one, which stays."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fastbuild.sites import build, make_site, tree
from tests.fastbuild.test_pages_left_alone import said_of
from tests.fastbuild.themes import PLAIN, write_theme

pytestmark = pytest.mark.slow


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose last output is in `last`."""
    make_site(tmp_path, 40)
    (tmp_path / "theme").mkdir()
    write_theme(tmp_path / "theme", PLAIN)
    made(tmp_path)
    return tmp_path


def made(root: Path) -> dict[str, int]:
    """Build both ways into fresh directories, compare, and let the new output be the last; what was said."""
    theme = {"THEME_TEMPLATES_OVERRIDES": [str(root / "theme")]}
    last, before = root / "last", states(root / "last")
    for name in ("new", "plain"):
        shutil.rmtree(root / name, ignore_errors=True)
    fast = build(root, "new", root / "fast.log", FASTBUILD_LAST_OUTPUT=str(last), **theme)
    assert fast == build(root, "plain", FASTBUILD=False, **theme)
    assert states(last) == before
    shutil.rmtree(last, ignore_errors=True)
    (root / "new").rename(last)
    return said_of(root / "fast.log")


def states(directory: Path) -> dict[str, tuple[int, ...]]:
    """What would show that somebody wrote to a file, or linked to it."""
    return {
        str(file): (
            seen.st_ino,
            seen.st_nlink,
            seen.st_mode,
            seen.st_size,
            seen.st_mtime_ns,
            seen.st_ctime_ns,
        )
        for file in sorted(directory.rglob("*"))
        for seen in [file.lstat()]
    }


def article(root: Path, number: int) -> Path:
    return root / "content" / f"article-{number}.md"


def test_nothing_changed(site: Path) -> None:
    assert made(site)["left alone"] > 90


def test_a_sentence_more_makes_one_page(site: Path) -> None:
    always = made(site)
    with article(site, 5).open("a") as file:
        file.write("\nMore.\n")
    now = made(site)
    assert (now["made"] - always["made"], always["left alone"] - now["left alone"]) == (1, 1)


def test_a_title_makes_every_page(site: Path) -> None:
    text = article(site, 5).read_text()
    article(site, 5).write_text(text.replace("Title: Article 5", "Title: Renamed"))
    assert made(site)["left alone"] == 0
    assert made(site)["left alone"] > 90


def test_an_article_that_is_gone(site: Path) -> None:
    article(site, 5).unlink()
    made(site)
    assert not (site / "last" / "article-5.html").exists()


def turn_into_a_link(file: Path) -> None:
    file.rename(file.with_suffix(".moved"))
    file.symlink_to(file.with_suffix(".moved"))


# What somebody does to a page of the last output, and how many pages are made for that.
MEDDLING: dict[str, tuple[Callable[[Path], object], int]] = {
    "another text of the same length": (lambda file: file.write_bytes(b"x" * file.stat().st_size), 1),
    "cut": (lambda file: file.write_bytes(file.read_bytes()[:-1]), 1),
    "removed": (Path.unlink, 1),
    "a directory in its place": (lambda file: (file.unlink(), file.mkdir()), 1),
    "only touched": (Path.touch, 0),
    "a link to the same bytes": (turn_into_a_link, 0),
}


@pytest.mark.parametrize(("meddle", "more"), MEDDLING.values(), ids=MEDDLING.keys())
def test_somebody_meddles_with_the_last_output(
    site: Path, meddle: Callable[[Path], object], more: int
) -> None:
    always = made(site)
    meddle(site / "last" / "article-7.html")
    assert made(site)["made"] - always["made"] == more


def test_an_output_that_never_took_its_place_leaves_the_pages_known(site: Path) -> None:
    always = made(site)
    text = article(site, 5).read_text()
    article(site, 5).write_text(text + "\nMore.\n")
    build(
        site,
        "refused",
        FASTBUILD_LAST_OUTPUT=str(site / "last"),
        THEME_TEMPLATES_OVERRIDES=[str(site / "theme")],
    )
    assert made(site)["made"] - always["made"] == 1
    article(site, 5).write_text(text)
    assert made(site)["made"] - always["made"] == 1


def test_there_is_no_last_output(site: Path) -> None:
    shutil.rmtree(site / "last")
    assert made(site)["left alone"] == 0
    assert tree(site / "last")
