"""Serve the site and build it again whenever somebody saves a file."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from watchfiles import watch

from plugins.build.project import HERE, Project
from plugins.build.serve import server

WATCHED = ("content", "bibliography", "theme", "plugins", "pelicanconf.py")


def serve_and_rebuild(project: Project, port: int, say: Callable[[str], None]) -> None:
    """Serve `output/` until interrupted; a failed build leaves the last good site on show."""
    rebuild(project)
    with server(project.output, port) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        places = {root / name for root in (HERE, project.root) for name in WATCHED}
        told = False
        # It yields once it watches, and from then on for changes and for every second without.
        for changes in watch(*filter(Path.exists, places), rust_timeout=1000, yield_on_timeout=True):
            if not told:
                say(f"Look at http://localhost:{running.server_address[1]}/ and stop with Ctrl-C.")
                told = True
            if changes:
                rebuild(project)


def rebuild(project: Project) -> None:
    """Build in a process of its own, so that changed plugins are loaded afresh."""
    subprocess.run([sys.executable, "-m", "plugins.build", "--root", str(project.root), "html"], cwd=HERE)
