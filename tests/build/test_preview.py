"""A preview shows what readers do not see yet, in a place of its own, and says so on every page."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from plugins.build.project import HERE
from tests.conftest import run_build

pytestmark = pytest.mark.slow

BANNER = "Preview – not published"
SPANISH_BANNER = "Vista previa – no publicada"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("content", "bibliography"):
        shutil.copytree(HERE / name, tmp_path / name)
    for name, day, status in (("draft", date(2026, 1, 1), "draft"), ("later", date(2999, 1, 1), "published")):
        (tmp_path / "content" / "articles" / f"{name}.md").write_text(
            f"---\ntitle: A {name}\ndate: {day}\nslug: {name}\nstatus: {status}\n---\n\nWords.\n", "utf-8"
        )
    return tmp_path


def test_a_preview_has_drafts_and_later_articles_and_leaves_the_site_alone(root: Path) -> None:
    assert run_build(root, "html").code == 0
    run = run_build(root, "preview")
    assert run.code == 0, run.said
    assert " Nothing left out.\n" in run.said
    for name in ("draft", "later"):
        assert (root / "preview" / "post" / f"{name}.html").is_file()
        assert not (root / "output" / "post" / f"{name}.html").exists()
    pages = list((root / "preview").rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        text = page.read_text("utf-8")
        assert (SPANISH_BANNER if page.parent.name == "es" else BANNER) in text, page
        assert '<meta name="robots" content="noindex">' in text, page
    for page in (root / "output").rglob("*.html"):
        assert BANNER not in page.read_text("utf-8"), page


def test_a_mistake_leaves_the_last_preview_as_it_was(root: Path) -> None:
    assert run_build(root, "preview").code == 0
    before = {path: path.read_bytes() for path in (root / "preview").rglob("*") if path.is_file()}
    (root / "content" / "articles" / "draft.md").write_text("no front matter\n", "utf-8")
    run = run_build(root, "preview")
    assert run.code == 1
    assert "The last good site is unchanged." in run.said
    assert {path: path.read_bytes() for path in (root / "preview").rglob("*") if path.is_file()} == before
    assert not (root / "output").exists()


UNFINISHED = """\
---
title: Unfinished
date: 2026-01-02
slug: draft
status: draft
cover: /images/gone.jpg
---

![](/images/gone.png) says [@nobody2000] and <b onclick="x">more</b>.
"""
AT = "content/articles/unfinished.md"
WAITS = [
    f'{AT}:4: The slug "draft" is taken already, by "A draft" (draft.md). Choose another for "Unfinished".',
    f'{AT}:6: The cover "/images/gone.jpg" is no file in content/images/.',
    f"{AT}:6: The cover has no words for people who cannot see it.",
    f"{AT}:9: This picture has no words for people who cannot see it.",
    f'{AT}:9: The page shows "/images/gone.png", and there is no such picture.',
    f'{AT}:9: No .bib file has an entry with the key "nobody2000".',
    f'{AT}:9: The HTML "onclick=" is not among what a text may hold, and is left out.',
]


def test_what_is_wrong_with_a_draft_holds_nobody_up(root: Path) -> None:
    (root / AT).write_text(UNFINISHED, "utf-8")
    run = run_build(root, "html")
    assert run.code == 0, run.said
    for sentence in WAITS:
        assert f"Warning: {sentence}" in run.said


def test_a_preview_shows_what_is_not_finished_once_it_can_be_made(root: Path) -> None:
    (root / AT).write_text(UNFINISHED, "utf-8")
    run = run_build(root, "preview")
    assert run.code == 1
    errors = [line for line in run.said.splitlines() if line.startswith("content/")]
    assert [line.split(" ")[0] for line in errors] == [f"{AT}:4:", f"{AT}:6:", f"{AT}:9:"]
    able = UNFINISHED.replace("slug: draft", "slug: other").replace("cover: /images/gone.jpg\n", "")
    (root / AT).write_text(able.replace("![](/images/gone.png) ", ""), "utf-8")
    run = run_build(root, "preview")
    assert run.code == 0, run.said
    assert f'Warning: {AT}:8: No .bib file has an entry with the key "nobody2000".' in run.said
    assert "(source missing: nobody2000)" in (root / "preview" / "post" / "other.html").read_text("utf-8")
