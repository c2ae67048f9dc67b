"""A bar that shows how far a long build is, to somebody who watches it on a terminal.

There is none in a log, in a pipe, or where a build is quick; then nothing is loaded and nothing is drawn. It
draws when a result arrives and has no thread, because a process with threads cannot be copied.
"""

import math
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

DELAY = 2.0  # seconds before a build is a long one
_BETWEEN = 0.1  # seconds from one drawing to the next


@dataclass(slots=True)
class _Build:
    """Where the build that runs is watched, if it is, and from which moment (time.monotonic) it is long."""

    console: "Console | None" = None
    is_long_at: float = math.inf


# Pelican makes all that stands between a plugin's start and its work, and hands nothing on.
_build = _Build()


def watch(console: "Console", since: float) -> None:
    """Show on the console how far the build is that began then (time.monotonic), once it takes long."""
    # With FORCE_COLOR, rich takes a file for a terminal.
    watched = console.is_interactive and console.file.isatty() and not os.environ.get("CI")
    _build.console, _build.is_long_at = console, since + DELAY if watched else math.inf


@contextmanager
def stage(words: str, total: int) -> Iterator[Callable[[], None]]:
    """A part of the build with so many steps, none of which needs showing if `words` are ""; call what it
    gives after each step."""
    bar = _Bar(words, total)
    try:
        yield bar.step
    finally:
        bar.close()


class _Bar:
    def __init__(self, words: str, total: int) -> None:
        self._words, self._total, self._done = words, total, 0
        self._next = _build.is_long_at if words and total else math.inf
        self._shown: Progress | None = None
        self._draw_in_time()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        self._draw_in_time()

    def close(self) -> None:
        """Leave nothing on the terminal."""
        if self._shown:
            self._shown.stop()

    def _draw_in_time(self) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _BETWEEN
        if self._shown is None:
            self._shown = self._open()
        if self._shown:
            self._shown.update(self._shown.task_ids[0], completed=self._done, refresh=True)

    def _open(self) -> "Progress | None":
        from rich.errors import LiveError
        from rich.progress import BarColumn, MofNCompleteColumn, Progress

        shown = Progress(
            "{task.description}",
            BarColumn(),
            MofNCompleteColumn(),
            console=_build.console,
            auto_refresh=False,
            transient=True,
            redirect_stderr=sys.stderr.isatty(),  # where it is a file, it stays one
        )
        shown.add_task(self._words, total=self._total)
        try:
            shown.start()
        except LiveError:  # before rich 14.1 a terminal shows one thing at a time: Pelican's spinner turns
            self._next = math.inf
            return None
        return shown
