"""A command whose reader stops reading ends quietly."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.build.project import HERE

BOOK = "@book{key%d, title = {Sleep}, author = {Lee, Ann}, date = {2020}, publisher = {Elm}}\n"
TOO_MUCH = "".join(BOOK % number for number in range(500))

COMMANDS = {
    "the help": ["plugins.apa", "--help"],
    "more than a pipe holds": ["plugins.apa", "references", "--bib", "many.bib"],
    "the bibliography": ["plugins.apa", "check"],
    "the practice's data": ["plugins.clinic", "check"],
    "the schema": ["plugins.clinic", "schema"],
    "a new article": ["plugins.articles", "--root", ".", "new", "Sleep"],
    "a refused article": ["plugins.articles", "--root", ".", "new", "!"],
    "the texts": ["plugins.build", "--root", ".", "check"],
    "a built site": ["plugins.build", "--root", ".", "html"],
    "a file that is not there": ["plugins.importer", "nowhere.xml"],
    "an older site": ["plugins.importer", "wix.xml"],
    "the catalogues": ["plugins.languages", "check"],
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("project")
    for name in ("content", "bibliography"):
        shutil.copytree(HERE / name, project / name)
    shutil.copy(HERE / "tests" / "data" / "importer" / "wix.xml", project)
    (project / "many.bib").write_text(TOO_MUCH, "utf-8")
    return project


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_a_command_before_head_says_nothing_more(words: list[str], root: Path) -> None:
    reads, writes = os.pipe()
    os.close(reads)  # as `head -0` does
    finished = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=root,
        # Words that wait for the end, as they do for most people.
        env={**os.environ, "PYTHONPATH": str(HERE), "PYTHONUNBUFFERED": ""},
        stdout=writes,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=120,
    )
    os.close(writes)
    assert (finished.stderr, finished.returncode) == ("", 141)


def test_a_command_that_is_read_to_the_end_gives_its_own_code() -> None:
    command = [sys.executable, "-m", "plugins.clinic", "check", "nowhere.yaml"]
    finished = subprocess.run(command, cwd=HERE, capture_output=True, encoding="utf-8", timeout=120)
    assert (finished.returncode, finished.stderr) == (1, "")
    assert finished.stdout.startswith("nowhere.yaml: The file is missing.")
