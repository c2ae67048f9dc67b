"""Whatever lies in a project: a whole site or one sentence a problem, in time, and nothing anywhere else."""

import re
import resource
import shutil
from pathlib import Path

import pytest

from plugins.build.project import HERE
from tests.conftest import Run, run_build
from tests.trust.conftest import LONG, Count
from tests.trust.generated import GENERATED
from tests.trust.said import expected
from tests.trust.small import leftovers, make_project
from tests.trust.test_every_field import injections

pytestmark = [pytest.mark.trust, pytest.mark.slow]

NASTY = HERE / "tests" / "data" / "nasty"
PLACES = {
    "articles": "content/articles/{name}",
    "authors": "content/authors.yaml",
    "bibliography": "bibliography/sources.bib",
    "clinic": "content/clinic.yaml",
    "images": "content/images/{name}",
}
FILES = sorted(path.relative_to(NASTY).as_posix() for path in NASTY.glob("*/*") if path.is_file())
SAID = expected()
SECONDS = 30  # of work for a whole build
_BUILT = re.compile(r"Built \d+ articles and \d+ pages with \d+ references? in [\d.]+ seconds, .*\.")
_DONE = re.compile(
    r"Read \d+ texts? and knew \d+ from before\. With .+ \d+ web pages?(, \d+ of them as they were)?; "
    r"wrote \d+ files\."
)


def test_every_nasty_thing_has_its_sentences() -> None:
    assert sorted(SAID) == sorted([*FILES, *GENERATED])


@pytest.mark.parametrize("file", FILES if LONG else FILES[::16])
def test_a_nasty_file(file: str, tmp_path: Path, count: Count) -> None:
    root = make_project(tmp_path / "project")
    kind, name = file.split("/")
    place = root / PLACES[kind].format(name=name)
    place.parent.mkdir(exist_ok=True)
    shutil.copy(NASTY / file, place)
    try_to_build(file, root, count)


@pytest.mark.parametrize("name", list(GENERATED) if LONG else list(GENERATED)[::16])
def test_a_nasty_place(name: str, tmp_path: Path, count: Count) -> None:
    root = make_project(tmp_path / "project")
    GENERATED[name](root)
    try_to_build(name, root, count)


def try_to_build(title: str, root: Path, count: Count) -> None:
    """Build, and look at what was said, how long it took, what was written and where."""
    others = {path: path.lstat().st_mtime_ns for path in root.parent.rglob("*") if path != root}
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    run = run_build(root, "html")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < SECONDS
    assert leftovers(root) == []
    now = {path: path.lstat().st_mtime_ns for path in root.parent.rglob("*") if path != root}
    written = {path for path in now if now[path] != others.get(path)}
    ours = {root / "output", root / ".cache"}
    assert [
        path for path in written if not ours & {path, *path.parents} and path.name != ".output.lock"
    ] == []
    assert not Path("/tmp/nasty-was-here").exists()
    assert sentences(run) == SAID[title].sentences
    assert (run.code == 0, (root / "output").exists()) == (SAID[title].built, SAID[title].built)
    if run.code == 0:
        look_for_injections(root / "output")
    count("nasty files built" if run.code == 0 else "nasty files refused with a sentence", 1)


def sentences(run: Run) -> tuple[str, ...]:
    """What a person has to read, but for the last lines, which say how it ended."""
    *problems, last = run.said.removesuffix("\n").split("\n")
    if run.code == 0:
        *problems, built = problems
        assert _BUILT.fullmatch(built), run.said
        assert _DONE.fullmatch(last), run.said
    else:
        errors = sum(not problem.startswith("Warning: ") for problem in problems)
        assert last == f"{errors} problem{'' if errors == 1 else 's'} to mend. Nothing was written."
    return tuple(problems)


def look_for_injections(output: Path) -> None:
    """No script, handler, frame or address in the pages that the theme did not write."""
    for file in output.rglob("*.html"):
        assert injections(file.read_text("utf-8")) == [], file
    for path in output.rglob("*"):
        assert not path.is_file() or b"root:x:0:0" not in path.read_bytes(), path
