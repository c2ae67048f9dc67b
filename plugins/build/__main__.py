"""The command line behind the Makefile: `python -m plugins.build html|publish|serve|check|links|…`."""

# First of all, so that Ctrl-C is quiet from the start: what follows takes half a second to load.
from plugins.build.stops import Stop, stop_at_once, stoppable

if __name__ == "__main__":
    stop_at_once()

import sys

from plugins.build.configured import is_address_of_a_site, mistakes
from plugins.build.project import HERE, PREVIEW_FOLDER, Project
from plugins.build.target import LOCAL, PREVIEW, PUBLIC, Target

# Before anything that imports the settings: their author is told what is wrong with them in sentences.
if __name__ == "__main__" and (wrong := mistakes(LOCAL.settings)):
    # Who asks to wait starts a build only on a word, and wants to hear of nothing before.
    if "--wait" not in sys.argv or sys.stdin.readline():
        print(*wrong, sep="\n")
    sys.exit(1)

import argparse
import errno
import os
import time
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from pelicanconf import MARKDOWN, SITEURL, TIMEZONE
from plugins.admin.settings import editing
from plugins.build import unchanged
from plugins.build.lock import alone
from plugins.clock import now
from plugins.commandline import run
from plugins.errors import in_order


def main(arguments: list[str]) -> int:
    """Run one command; 0 when all is well, 1 when there is something to mend."""
    parser = argparse.ArgumentParser(prog="python -m plugins.build", description=__doc__)
    parser.add_argument(
        "--root", type=Path, default=HERE, help="the directory with content/ and bibliography/"
    )
    parser.add_argument("--port", type=int, default=8000, help="where `serve` answers (8000)")
    parser.add_argument("--wait", action="store_true", help="load, then wait for a line on standard input")
    parser.add_argument("command", choices=[*COMMANDS, "changed"])
    parser.add_argument("sites", type=Path, nargs="*", help="for `changed`: the older site and the newer")
    options = parser.parse_args(arguments)
    if len(options.sites) != (2 if options.command == "changed" else 0):
        parser.error("`changed` takes two directories with built sites, the others take none")
    if options.wait:
        from plugins.build.waiting import told_to_build

        if not told_to_build():
            return 0
    try:
        if options.command == "changed":
            return changed(*options.sites)
        with stoppable():
            return COMMANDS[options.command](Project(options.root.resolve()), options.port)
    except OSError as error:  # a full disk, an unreadable file, a port in use
        print(f"{error.filename or options.command}: {error.strerror or error}.")
        return 1
    except Stop as stop:
        print("\nStopped.")
        return stop.code


def html(project: Project, port: int) -> int:
    """Build for looking at on this computer."""
    return _build(project, LOCAL)


def preview(project: Project, port: int) -> int:
    """Build with drafts and articles whose day has not come, marked on every page, into preview/."""
    return _build(replace(project, built=PREVIEW_FOLDER), PREVIEW)


def publish(project: Project, port: int) -> int:
    """Build for the address in the environment variable SITEURL."""
    address = os.environ.get("SITEURL", "")
    if not is_address_of_a_site(address):
        print("Say where the site will be: make publish SITEURL=https://www.example.org")
        return 1
    if wrong := mistakes(PUBLIC.settings):
        print(*wrong, sep="\n")
        return 1
    code = _build(project, PUBLIC)
    if code == 0:
        print(f"Made for {address}: copy everything in output/ to the host.")
    return code


def serve(project: Project, port: int) -> int:
    """Build, serve, and build again on every change."""
    from plugins.build.watch import serve_and_rebuild

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


def serve_preview(project: Project, port: int) -> int:
    """The same with drafts and articles whose day has not come."""
    return serve(replace(project, built=PREVIEW_FOLDER), port)


def check(project: Project, port: int) -> int:
    """Only check what goes in, and say what could be said better."""
    from plugins.advice.report import advice, readings, warnings
    from plugins.articles.load import load_texts
    from plugins.articles.model import Article, Page
    from plugins.build import inputs
    from plugins.build.pipeline import Outcome, annotate, seen_from, tell_problems

    moment = now(ZoneInfo(TIMEZONE))
    texts = load_texts(project.articles, project.pages, ZoneInfo(TIMEZONE))
    written: tuple[Article | Page, ...] = (*texts.articles, *texts.pages)
    outcome = Outcome((*inputs.check(project, moment), *warnings(written, moment.date())))
    tell_problems(outcome, project, print)
    annotate(outcome, project, print)
    for problem in in_order(advice(written)):
        print(f"Advice: {seen_from(project.root, problem)}")
    for reading in readings(written, MARKDOWN):
        print(f"Reading grade {reading.grade:.0f} (8 suits most people): {reading.title}")
    return int(outcome.failed)


def links(project: Project, port: int) -> int:
    """List the addresses outside the site that the built site links to, with the pages that do."""
    from plugins.build.outputs import links as links_of

    if not project.output.is_dir():
        print("There is no built site. Build it with: make html")
        return 1
    for address, pages in links_of(project.output, SITEURL).items():
        print(f"{address}  {', '.join(pages)}")
    return 0


def changed(older: Path, newer: Path) -> int:
    """Print a list, in Markdown, of what differs between two built sites."""
    from plugins.build.changed import compare, files, in_markdown

    if not newer.is_dir():
        print(f"{newer}: there is no built site.")
        return 1
    print(in_markdown(compare(files(older), files(newer))), end="")
    return 0


def _build(project: Project, target: Target) -> int:
    started = time.monotonic()
    try:
        edited = editing(os.environ)
    except ValueError as error:
        print(error)
        return 1
    try:
        moment = now(ZoneInfo(TIMEZONE))
    except (ValueError, OverflowError, OSError):
        print("SOURCE_DATE_EPOCH is no number of seconds since 1970. Leave it out to build for today.")
        return 1
    with alone(project.output, print):
        before = unchanged.inputs(project, target.settings)
        stamp = unchanged.stands(project, before, moment)
        if stamp is not None:
            for warning in stamp.warnings:
                print(warning)
            print("Nothing has changed since the last build: the site is as it was.")
            return 0
        # Only now, because Pelican and all that comes with it take longer to load than all of the above.
        from plugins.build.stamped import build_and_stamp

        return build_and_stamp(project, target, moment, edited, before, started, print)


COMMANDS = {
    "html": html,
    "preview": preview,
    "publish": publish,
    "serve": serve,
    "serve-preview": serve_preview,
    "check": check,
    "links": links,
}

if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    run(main)
