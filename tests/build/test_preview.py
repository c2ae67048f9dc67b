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
