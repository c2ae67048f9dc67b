"""Where two people have changed the same lines, Git leaves both: somebody must decide before it is read."""

from pathlib import Path

import pytest

from plugins.conflicts import conflict
from tests.conftest import run_build
from tests.trust.small import make_project

MARKED = "<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> a branch\n"
SAID = (
    "Two changes of the same lines meet here, and Git could not decide (<<<<<<<). "
    "Keep one of them, and delete the lines that start with <<<<<<<, |||||||, ======= or >>>>>>>."
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (MARKED, 1),
        (f"Words.\n\n{MARKED}", 3),
        (MARKED.replace("\n", "\r\n"), 1),
        ("one\n>>>>>>> a branch\n", 2),
    ],
)
def test_the_first_mark_is_told_with_its_line(text: str, line: int) -> None:
    (problem,) = conflict(Path("a.md"), text)
    assert (problem.line, problem.sentence[:11]) == (line, "Two changes")


@pytest.mark.parametrize(
    "text", ["", "A heading\n=======\n", ">>> a quotation\n", "a <<<<<<< b\n", "<<<<<<<<\n"]
)
def test_what_is_no_mark(text: str) -> None:
    assert conflict(Path("a.md"), text) == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "content/articles/kindness.md",
        "content/pages/about.md",
        "content/clinic.yaml",
        "bibliography/sources.bib",
    ],
)
def test_no_file_with_marks_is_published(name: str, tmp_path: Path) -> None:
    root = make_project(tmp_path)
    file = root / name
    before = file.read_text("utf-8")
    file.write_text(f"{before.rstrip()}\n{MARKED}", "utf-8")
    run = run_build(root, "html")
    assert run.code == 1
    assert f"{name}:{before.rstrip().count(chr(10)) + 2}: {SAID}" in run.said
