"""The real site, built once for a run of the tests, the command line that builds any site, and a browser."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from plugins.build.project import HERE, Project

# Later than every date in the content, so that no article waits for its day while tests run.
CLOCK = {"SOURCE_DATE_EPOCH": "4070908800"}
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser that `make test` found; Playwright bears no second one in a process."""
    path = os.environ.get("CHROMIUM")
    assert path, "Run the browser tests with `make test`, or name a browser in CHROMIUM."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
