"""Whatever lies in a project: a whole site or one sentence a problem, in time, and nothing anywhere else."""

import re
import shutil
import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.build.project import HERE
from tests.conftest import Run, run_build
from tests.trust.conftest import LONG, Count
from tests.trust.generated import GENERATED
from tests.trust.small import everything, leftovers, make_project

pytestmark = [pytest.mark.trust, pytest.mark.slow]

NASTY = HERE / "tests" / "data" / "nasty"
PLACES = {
    "articles": "content/articles/{name}",
    "bibliography": "bibliography/sources.bib",
    "clinic": "content/clinic.yaml",
    "images": "content/images/{name}",
}
FILES = sorted(path.relative_to(NASTY).as_posix() for path in NASTY.glob("*/*") if path.is_file())
SECONDS = 60
SENTENCE = re.compile(r"""(Warning: )?(content/|bibliography/|output/|\S+/pelicanconf.py:).+[.?…”"]""")

ELEMENTS_OF_OURS = {"form", "input", "button", "textarea", "select", "label"}
NEVER = "iframe, object, embed, base, frame, meta[http-equiv], math, style, noscript img"


@pytest.mark.parametrize("file", FILES if LONG else FILES[::12])
def test_a_nasty_file(file: str, tmp_path: Path, count: Count) -> None:
    root = make_project(tmp_path / "project")
    kind, name = file.split("/")
    place = root / PLACES[kind].format(name=name)
    place.parent.mkdir(exist_ok=True)
    shutil.copy(NASTY / file, place)
    try_to_build(root, count)


@pytest.mark.parametrize("name", list(GENERATED) if LONG else list(GENERATED)[::12])
def test_a_nasty_place(name: str, tmp_path: Path, count: Count) -> None:
    root = make_project(tmp_path / "project")
    GENERATED[name](root)
    try_to_build(root, count)


def try_to_build(root: Path, count: Count) -> None:
    """Build, and look at what was said, how long it took, what was written and where."""
    others = {path: path.lstat().st_mtime_ns for path in root.parent.rglob("*") if path != root}
    started = time.monotonic()
    run = run_build(root, "html")
    seconds = time.monotonic() - started
    assert seconds < SECONDS
    assert "Traceback" not in run.said
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202e]", run.said)
    assert leftovers(root) == []
    now = {path: path.lstat().st_mtime_ns for path in root.parent.rglob("*") if path != root}
    written = {path for path in now if now[path] != others.get(path)}
    ours = {root / "output", root / ".cache"}
    assert [
        path for path in written if not ours & {path, *path.parents} and path.name != ".output.lock"
    ] == []
    assert not Path("/tmp/nasty-was-here").exists()
    if run.code == 0:
        look_for_injections(root / "output")
    else:
        look_at_sentences(run, root)
    count("nasty files built" if run.code == 0 else "nasty files refused with a sentence", 1)


def look_at_sentences(run: Run, root: Path) -> None:
    """Each line names a file of the project and ends like a sentence."""
    assert run.code == 1
    *problems, summary = run.said.splitlines()
    assert re.fullmatch(r"\d+ problems? to mend\. Nothing was written\.", summary)
    assert problems
    for problem in problems:
        assert re.match(
            r"(Warning: )?(content/|bibliography/|output/|\S+/pelicanconf.py:)[^\n]+[.?…”\"]$", problem
        ), problem
        assert len(problem) < 600, problem
    assert not (root / "output").exists()


def look_for_injections(output: Path) -> None:
    """No script, handler, frame or address in the pages that the theme did not write."""
    for file in output.rglob("*.html"):
        page = BeautifulSoup(file.read_text(), "html.parser")
        assert page.select(NEVER) == [], file
        for script in page("script"):
            ours = str(script.get("src", "")).startswith("/theme/") and not script.get_text()
            assert ours or script.get("type") in {"application/ld+json", "application/json"}, script
        for element in page(True):
            for name, value in element.attrs.items():
                assert not name.startswith("on"), (file, element)
                assert name != "style", (file, element)
                if name in {"href", "src", "action", "formaction"}:
                    scheme = re.sub(r"[\x00-\x20]", "", str(value)).partition(":")[0].lower()
                    assert scheme not in {"javascript", "data", "vbscript"}, (file, element)
    for path, content in ((path, path.read_bytes()) for path in output.rglob("*") if path.is_file()):
        assert b"root:x:0:0" not in content, path
    assert everything(output)
