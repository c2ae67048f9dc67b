"""The real site, built once for a run of the tests, and the command line that builds any site."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.build.project import HERE, Project

# Later than every date in the content, so that no article waits for its day while tests run.
CLOCK = {"SOURCE_DATE_EPOCH": "4070908800"}


@dataclass(frozen=True, slots=True)
class Run:
    """What a build said and how it ended."""

    code: int
    said: str


def run_build(root: Path, *command: str, **environment: str) -> Run:
    """Run the build's command line on the project in `root`, as make does."""
    finished = subprocess.run(
        [sys.executable, "-m", "plugins.build", "--root", str(root), *command],
        cwd=HERE,
        env={**os.environ, **CLOCK, **environment},
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=600,  # of waiting, on a busy computer too
    )
    return Run(finished.returncode, finished.stdout)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory with the finished real site."""
    project = Project(tmp_path_factory.mktemp("real"))
    shutil.copytree(HERE / "content", project.root / "content")
    shutil.copytree(HERE / "bibliography", project.root / "bibliography")
    run = run_build(project.root, "html")
    assert run.code == 0, run.said
    return project.output
