"""Starting an article: a draft that passes every check, and never over something that is there."""

import os
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


def make(root: Path, title: str) -> subprocess.CompletedProcess[str]:
    """What a person types, in a copy of the project that has everything installed."""
    for name in ("Makefile", "pelicanconf.py"):
        shutil.copy(HERE / name, root)
    shutil.copytree(HERE / "plugins", root / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    (root / ".venv").symlink_to(HERE / ".venv")
    lock = root / "requirements" / "site.txt"
    lock.parent.mkdir()
    lock.touch()
    os.utime(lock, (0, 0))
    command = ["make", "--no-print-directory", "new-article", f"TITLE={title}"]
    environment = {**os.environ, **CLOCK}
    return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, env=environment)


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
    assert "id: tag:acts221.services,2026:sleep-worry-whats-known\n" in text
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
    ("title", "slug"),
    [
        ('Say "yes" to it\'s', "say-yes-to-its"),
        ("Café façade", "cafe-facade"),
        ("😀 Joy 🎉", "joy"),
        ("x" * 300, "x" * 100),
        ("$(touch hit) `touch hit` ; touch hit", "touch-hit-touch-hit-touch-hit"),
        ("$(shell touch hit)", "shell-touch-hit"),
        ("Therapy for $5, not $HOME", "therapy-for-5-not-home"),
        ("A # hash: %s", "a-hash-s"),
        ("../../up", "up"),
        ("--help", "help"),
        ("two\nlines", "two-lines"),
        ("a\tbell \a", "a-bell"),
    ],
    ids=lambda words: words[:12],
)
def test_make_takes_any_title_as_words(root: Path, title: str, slug: str) -> None:
    finished = make(root, title)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    file = root / "content" / "articles" / f"{slug}.md"
    fields, _ = written_fields(file, file.read_text("utf-8"))
    assert fields["title"].value == " ".join(title.replace("\a", "").split())
    assert not list(root.rglob("hit"))


@pytest.mark.parametrize("title", ["", "  "])
def test_make_asks_for_a_title(root: Path, title: str) -> None:
    finished = make(root, title)
    assert finished.returncode != 0
    assert finished.stdout == 'Say what it is called: make new-article TITLE="Sleep and worry"\n'


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


def test_the_example_is_not_published(root: Path) -> None:
    assert new(root, "Sleep and worry").code == 0
    article = root / "content" / "articles" / "sleep-and-worry.md"
    article.write_text(article.read_text().replace("status: draft\n", ""))
    run = run_build(root, "html")
    assert run.code == 1
    lines = article.read_text().splitlines()
    description = next(n for n, line in enumerate(lines, 1) if line.startswith("description:"))
    text = next(n for n, line in enumerate(lines, 1) if line.startswith("Write here"))
    name = "content/articles/sleep-and-worry.md"
    assert f"{name}:{description}: The description is still the example. Write your own." in run.said
    assert f"{name}:{text}: The text is still the example. Write your own, or put back" in run.said


def test_an_article_without_text_is_not_published(root: Path) -> None:
    name = "content/articles/empty.md"
    (root / name).write_text("---\ntitle: A\nslug: empty\ndate: 2026-01-01\ndescription: A.\n---\n\n")
    run = run_build(root, "html")
    assert run.code == 1
    assert f"{name}:2: The article has no text. Write it, or make it a draft: status: draft" in run.said
