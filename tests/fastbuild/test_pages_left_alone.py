"""An edit makes the pages anew that it can have changed, and no others."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fastbuild.sites import build, make_site, tree
from tests.fastbuild.themes import PLAIN, write_theme

pytestmark = pytest.mark.slow
NEW = "Title: New\nDate: 2020-02-02\n\nNew.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that has been built twice: the second time says what is always made."""
    make_site(tmp_path, 40)
    (tmp_path / "theme").mkdir()
    write_theme(tmp_path / "theme", PLAIN)
    # Without a summary of its own, a text's beginning stands in the lists.
    article(tmp_path, 6).write_text(re.sub("Summary: .*\n", "", article(tmp_path, 6).read_text()))
    said(tmp_path)
    said(tmp_path)
    return tmp_path


CLOSING = (
    r"Read (\d+) texts? and knew (\d+) from before; "
    r"made (\d+) pages? and left (\d+) alone; wrote (\d+) files?"
)


def said(root: Path) -> dict[str, int]:
    """Build both ways, compare, and read the closing line."""
    theme = {"THEME_TEMPLATES_OVERRIDES": [str(root / "theme")]}
    before = tree(root / "fast")
    fast = build(root, "fast", root / "fast.log", **theme)
    assert fast == build(root, "plain", FASTBUILD=False, DELETE_OUTPUT_DIRECTORY=True, **theme)
    told = said_of(root / "fast.log")
    new = {name for name, _ in fast.items() - before.items()}
    assert told.pop("wrote") == sum(name.endswith((".html", ".xml")) for name in new)
    return told


def said_of(log: Path) -> dict[str, int]:
    """A closing line in numbers."""
    found = re.search(CLOSING, log.read_text().replace("\n", " "))
    assert found
    names = ("read", "known", "made", "left alone", "wrote")
    return dict(zip(names, map(int, found.groups()), strict=True))


@pytest.mark.parametrize("mistakes", [False, True], ids=["without mistakes", "with links to nothing"])
def test_a_first_build_reads_and_makes_everything(tmp_path: Path, mistakes: bool) -> None:
    make_site(tmp_path, 20)
    (tmp_path / "theme").mkdir()
    if mistakes:  # every page that shows them is made twice, to tell of it
        for number in (3, 4):
            replace(article(tmp_path, number), "[another]({filename}", "[another]({filename}no-")
    first, texts = said(tmp_path), sum(1 for _ in (tmp_path / "content").rglob("*.[mr][ds]*"))
    files = [*(tmp_path / "fast").rglob("*.html"), *(tmp_path / "fast").rglob("*.xml")]
    assert first == {"read": texts, "known": 0, "made": len(files), "left alone": 0}


def article(root: Path, number: int) -> Path:
    return root / "content" / f"article-{number}.md"


def add(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def replace(file: Path, old: str, new: str) -> None:
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


# What somebody does; how many texts are read again; how many more pages are made than always.
EDITS: dict[str, tuple[Callable[[Path], object], int, int]] = {
    "nothing": (lambda root: None, 0, 0),
    "a sentence more in a text": (lambda root: add(article(root, 5), "\nMore.\n"), 1, 1),
    "a file that is only touched": (lambda root: article(root, 5).touch(), 0, 0),
    "a page that somebody removed": (lambda root: (root / "fast" / "article-7.html").unlink(), 0, 1),
    "a page that somebody changed": (lambda root: add(root / "fast" / "article-7.html", "x"), 0, 1),
}


@pytest.mark.parametrize(("edit", "read", "more"), EDITS.values(), ids=EDITS.keys())
def test_an_edit(site: Path, edit: Callable[[Path], object], read: int, more: int) -> None:
    always = said(site)
    edit(site)
    now = said(site)
    assert (now["read"] - always["read"], now["made"] - always["made"]) == (read, more)
    assert now["left alone"] == always["left alone"] - more > 90


def test_a_text_whose_beginning_stands_in_lists(site: Path) -> None:
    always = said(site)
    replace(article(site, 6), "A paragraph", "Another paragraph")
    # Itself; the home page, its author's, its category's and its three tags' lists: one page of each.
    assert said(site)["made"] - always["made"] == 7


CHANGES: dict[str, Callable[[Path], object]] = {
    "a title": lambda root: replace(article(root, 5), "Title: Article 5", "Title: Renamed"),
    "a tag": lambda root: replace(article(root, 5), "Tags: ", "Tags: New, "),
    "another article": lambda root: (root / "content" / "new.md").write_text(NEW, "utf-8"),
    "a template": lambda root: add(root / "theme" / "macros.html", " "),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_every_page_can_show_makes_every_page(site: Path, name: str) -> None:
    CHANGES[name](site)
    assert said(site)["left alone"] == 0
    assert said(site)["left alone"] > 90


def test_an_article_that_is_gone_leaves_no_page_where_one_process_writes_them(site: Path) -> None:
    add(article(site, 9), "\n[a file]({attach}/files/a.txt)\n")
    said(site)
    article(site, 7).unlink()
    said(site)
    assert not (site / "fast" / "article-7.html").exists()
