"""Starting an article: a draft that passes every check, and never over something that is there."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.articles.front import front_matter
from plugins.articles.slugs import slug_of
from plugins.articles.written import written_fields
from plugins.build.project import HERE
from tests.conftest import CLOCK, Run, run_build


def new(root: Path, title: str) -> Run:
    finished = subprocess.run(
        [sys.executable, "-m", "plugins.articles", "--root", str(root), "new", "--", title],
        cwd=HERE,
        env={"PATH": "", **CLOCK},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
    )
    return Run(finished.returncode, finished.stdout)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "content", tmp_path / "content")
    shutil.copytree(HERE / "bibliography", tmp_path / "bibliography")
    return tmp_path


def test_a_new_article_is_a_draft_that_passes_the_checks_and_teaches_citing(root: Path) -> None:
    run = new(root, "Sleep & worry: what’s known?")
    file = root / "content" / "articles" / "sleep-worry-whats-known.md"
    assert run == Run(0, f"Started {file.relative_to(root)}. Open it and write; it is a draft.\n")
    text = file.read_text("utf-8")
    assert text.startswith("---\ntitle: 'Sleep & worry: what’s known?'\ndate: 2098-12-31\n")
    assert "id: tag:acts221.services,2098:sleep-worry-whats-known\n" in text
    assert "status: draft\n---\n" in text
    assert "`[@apa2020, p. 5]`" in text
    checked = run_build(root, "check")
    assert checked.code == 0, checked.said


def test_an_address_that_is_taken_is_refused_and_nothing_is_written(root: Path) -> None:
    assert new(root, "Rest").code == 0
    files = {file: file.read_bytes() for file in root.rglob("*.md")}
    run = new(root, "REST!")
    assert run.code == 1
    assert 'rest.md: There is an article with the slug "rest" already. Choose another title.' in run.said
    (root / "content" / "articles" / "walks.md").write_text("not an article\n", "utf-8")
    run = new(root, "Walks")
    assert (run.code, "There is a file of this name already." in run.said) == (1, True)
    run = new(root, "心")
    assert (run.code, "has no letters to make an address of" in run.said) == (1, True)
    assert {file: file.read_bytes() for file in files} == files


@pytest.mark.parametrize(
    "text", ["No", "a: b", "@neff2011", "- list", "# none", "it's", '"quoted"', "2026-11-20", "x #y"]
)
def test_front_matter_reads_back_as_it_was(text: str) -> None:
    fields, problems = written_fields(Path("a.md"), front_matter({"title": text, "tags": (text, "b")}))
    assert problems == ()
    assert fields["title"].value == text
    assert fields["tags"].value == (text, "b")


def test_a_slug_ends_with_a_whole_word_and_keeps_to_plain_letters() -> None:
    assert slug_of("Café  Society – don’t!") == "cafe-society-dont"
    assert slug_of("word " * 40).endswith("-word")
    assert len(slug_of("x" * 300)) == 100
