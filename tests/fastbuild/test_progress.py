"""A long build that somebody watches shows how far it is; any other says nothing of it."""

import contextlib
import os
import pty
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings
from rich.console import Console

from plugins.build import unchanged
from plugins.build.project import HERE, Project
from plugins.build.stamped import build_and_stamp
from plugins.build.target import LOCAL
from plugins.fastbuild.progress import DELAY, stage, watch
from tests.fastbuild.sites import make_site, settings_for, tree
from tests.trust.small import make_project

ARTICLES = 60
# Which variables make a terminal one that is not drawn on, or one that is.
PLAIN = {"TERM": "xterm", "COLUMNS": "100", "CI": "", "NO_COLOR": "", "TTY_INTERACTIVE": ""}


def shown(work: Callable[..., None], *given: object, terminal: bool = True, **environment: str) -> str:
    """What a process of its own that calls a function of this file writes to a terminal, or to a pipe."""
    ours, its = pty.openpty() if terminal else os.pipe()
    program = f"from {__name__} import {work.__name__} as work; work(*{[*map(str, given)]})"
    around = {**os.environ, **PLAIN, **environment}
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=HERE, env=around, stdout=its, stderr=its
    ) as run:
        os.close(its)
        said = bytearray()
        with contextlib.suppress(OSError):  # a terminal that the last process has left
            while data := os.read(ours, 1 << 16):
                said += data
    os.close(ours)
    assert run.returncode == 0, said.decode()
    return said.decode().replace("\r\n", "\n")


def counted(said: str, words: str) -> list[tuple[int, int]]:
    """How far a bar came: every (done, total) that it showed."""
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", said)
    return [(int(done), int(of)) for done, of in re.findall(rf"{words} [━╸╺ ]+(\d+)/(\d+)", plain)]


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


def steps(seconds_ago: str) -> None:
    """A short piece of work in a build that began some time ago."""
    watch(Console(), time.monotonic() - float(seconds_ago))
    with stage("Counting", 3) as step:
        for number in range(3):
            step()
            say(f"said {number}")
            time.sleep(0.15)


def test_a_long_build_shows_every_step_and_leaves_only_what_was_said() -> None:
    said = shown(steps, DELAY)
    assert counted(said, "Counting")[:1] == [(0, 3)]
    assert {(2, 3), (3, 3)} <= set(counted(said, "Counting"))
    assert [f"said {number}" in said for number in range(3)] == [True] * 3
    # The cursor is back, and the line of the bar is erased.
    assert said.rindex("\x1b[?25h") > said.rindex("\x1b[?25l")
    assert said.rindex("\x1b[2K") > said.rindex("Counting")


WATCHED_BY_NOBODY: dict[str, tuple[float, bool, dict[str, str]]] = {
    "a quick build": (0, True, {}),
    "a pipe": (DELAY, False, {}),
    "a pipe with colors": (DELAY, False, {"FORCE_COLOR": "1"}),
    "a terminal that can only write on": (DELAY, True, {"TERM": "dumb"}),
    "a terminal of a service": (DELAY, True, {"CI": "true"}),
}


@pytest.mark.parametrize(("ago", "terminal", "around"), WATCHED_BY_NOBODY.values(), ids=WATCHED_BY_NOBODY)
def test_nothing_is_drawn_for(ago: float, terminal: bool, around: dict[str, str]) -> None:
    said = shown(steps, ago, terminal=terminal, **around)
    assert said == "said 0\nsaid 1\nsaid 2\n"


def test_without_colors_it_is_drawn_without_them() -> None:
    said = shown(steps, DELAY, NO_COLOR="1")
    assert counted(said, "Counting")
    assert not re.search(r"\x1b\[3\d", said)


def interrupted() -> None:
    watch(Console(), time.monotonic() - DELAY)
    try:
        with stage("Counting", 3):
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        say("Stopped.")


def test_a_stage_that_fails_leaves_the_terminal_as_it_was() -> None:
    said = shown(interrupted)
    assert counted(said, "Counting")
    assert said.endswith("Stopped.\n")
    assert said.rindex("\x1b[?25h") > said.rindex("\x1b[?25l")


def plain_site(root: str, output: str) -> None:
    """Build as Pelican's command does, but take it for a build that began a while ago."""
    os.chdir(root)
    pelican = Pelican(read_settings(None, override=settings_for(Path(root), output)))
    watch(console, time.monotonic() - DELAY)
    with console.status("Generating..."):
        pelican.run()


def test_a_site_of_any_kind(tmp_path: Path) -> None:
    make_site(tmp_path, ARTICLES)
    said = shown(plain_site, tmp_path, "watched")
    texts, pages = counted(said, "Reading texts"), counted(said, "Writing pages")
    assert {total for _, total in texts} == {ARTICLES + 3, 1}  # articles, then the page
    assert all(total > ARTICLES for _, total in pages)
    assert pages
    assert f"Read {ARTICLES + 5} texts and knew 0 from before" in said

    (tmp_path / "cache").rename(tmp_path / "cache-of-the-first")
    piped = shown(plain_site, tmp_path, "piped", terminal=False)
    assert "Reading" not in piped
    assert "\x1b" not in piped
    assert tree(tmp_path / "watched") == tree(tmp_path / "piped")


def this_project(root: str) -> None:
    """Build as `make html` does, but take it for a build that began a while ago."""
    now, started = datetime(2030, 5, 5, 12, tzinfo=UTC), time.monotonic() - DELAY
    project = Project(Path(root))
    before = unchanged.inputs(project, LOCAL.settings)
    sys.exit(build_and_stamp(project, LOCAL, now, None, before, started, say))


@pytest.mark.slow
def test_this_project(tmp_path: Path) -> None:
    said = shown(this_project, make_project(tmp_path / "site"))
    for words in ("Checking texts", "Reading texts", "Drawing cards", "Writing pages", "Checking pages"):
        assert counted(said, words), words
