"""The command line behind the Makefile: `python -m plugins.build html|preview|publish|serve|check`."""

import argparse
import errno
import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pelicanconf import TIMEZONE
from plugins.build import inputs
from plugins.build.lock import alone
from plugins.build.pipeline import LOCAL, PREVIEW, PUBLIC, Outcome, Target, build, report, tell_problems
from plugins.build.project import HERE, Project
from plugins.build.watch import serve_and_rebuild
from plugins.clock import now


def main(arguments: list[str]) -> int:
    """Run one command; 0 when all is well, 1 when there is something to mend."""
    parser = argparse.ArgumentParser(prog="python -m plugins.build", description=__doc__)
    parser.add_argument(
        "--root", type=Path, default=HERE, help="the directory with content/ and bibliography/"
    )
    parser.add_argument("--port", type=int, default=8000, help="where `serve` answers (8000)")
    parser.add_argument("command", choices=COMMANDS)
    options = parser.parse_args(arguments)
    try:
        return COMMANDS[options.command](Project(options.root.resolve()), options.port)
    except OSError as error:  # a full disk, an unreadable file, a port in use
        print(f"{error.filename or options.command}: {error.strerror or error}.")
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130


def html(project: Project, port: int) -> int:
    """Build for looking at on this computer."""
    return _build(project, LOCAL)


def preview(project: Project, port: int) -> int:
    """Build with drafts and articles whose day has not come, marked on every page, into preview/."""
    return _build(replace(project, built="preview"), PREVIEW)


def publish(project: Project, port: int) -> int:
    """Build for the address in the environment variable SITEURL."""
    address = urlsplit(os.environ.get("SITEURL", ""))
    if address.scheme not in {"http", "https"} or not address.netloc:
        print("Say where the site will be: make publish SITEURL=https://www.example.org")
        return 1
    code = _build(project, PUBLIC)
    if code == 0:
        print(f"Made for {address.geturl()}: copy everything in output/ to the host.")
    return code


def serve(project: Project, port: int) -> int:
    """Build, serve, and build again on every change."""
    try:
        serve_and_rebuild(project, port, print)
    except KeyboardInterrupt:  # that is how one stops it
        print("\nStopped.")
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        print(f"Something else answers at port {port}. Try: make serve PORT={port + 1}")
        return 1
    return 0


def check(project: Project, port: int) -> int:
    """Only check what goes in."""
    outcome = Outcome(inputs.check(project, now(ZoneInfo(TIMEZONE))))
    tell_problems(outcome, project, print)
    return int(outcome.failed)


def _build(project: Project, target: Target) -> int:
    started = time.monotonic()
    with alone(project.output, print):
        outcome = build(project, target, now(ZoneInfo(TIMEZONE)))
    report(outcome, project, time.monotonic() - started, print)
    return int(outcome.failed)


COMMANDS = {"html": html, "preview": preview, "publish": publish, "serve": serve, "check": check}

if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
