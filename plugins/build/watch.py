"""Serve the site and build it again whenever somebody saves a file."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from watchfiles import watch

from plugins.build.project import HERE, PREVIEW_FOLDER, Project
from plugins.build.reload import ReloadingHandler
from plugins.build.serve import server

WATCHED = ("content", "bibliography", "theme", "plugins", "pelicanconf.py")
GO = b"build\n"
_STEP = 20  # milliseconds without a further change, after which it is built


def serve_and_rebuild(project: Project, port: int, say: Callable[[str], None]) -> None:
    """Serve the built site until interrupted; a failed build leaves the last good one on show."""
    builder = Builder(project)
    try:
        builder.build()
        with server(project.output, port, ReloadingHandler) as running:
            threading.Thread(target=running.serve_forever, daemon=True).start()
            places = {root / name for root in (HERE, project.root) for name in WATCHED}
            told = False
            # It yields once it watches, and from then on for changes and for every second without.
            found = filter(Path.exists, places)
            for changes in watch(*found, step=_STEP, rust_timeout=1000, yield_on_timeout=True):
                if not told:
                    say(f"Look at http://localhost:{running.server_address[1]}/ and stop with Ctrl-C.")
                    told = True
                if changes:
                    builder.build(file for _, file in changes)
    finally:
        builder.stop()


class Builder:
    """Builds in processes of their own, so that changed plugins are loaded afresh.

    The next of them has always loaded its modules and waits for the word, because loading takes longer than
    building a small site.
    """

    def __init__(self, project: Project) -> None:
        command = "preview" if project.built == PREVIEW_FOLDER else "html"
        self._command = [
            sys.executable,
            "-m",
            "plugins.build",
            "--root",
            str(project.root),
            "--wait",
            command,
        ]
        self._next = self._load()

    def build(self, changed: Iterable[str] = ()) -> None:
        """Build once; after a change of Python files by a process that has not loaded them before."""
        if any(file.endswith(".py") for file in changed):
            self.stop()
            self._next = self._load()
        self._next.communicate(GO)
        self._next = self._load()

    def stop(self) -> None:
        """Let go of the process that waits."""
        self._next.communicate()  # without the word it ends

    def _load(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command, cwd=HERE, stdin=subprocess.PIPE)
