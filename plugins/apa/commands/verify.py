"""`verify`: compare the bibliography with Crossref's records (needs the network, changes nothing)."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from plugins.apa import normalise, parse
from plugins.apa.commands.asking import INTERRUPTED, OUTAGE, add_asking, client
from plugins.apa.verify import report
from plugins.apa.verify.findings import Kind
from plugins.apa.verify.verify import askable, verify
from plugins.errors import in_order

FORMATS = {"text": report.as_text, "json": report.as_json}
DESCRIPTION = """\
Compare every source of the bibliography with the publishers' records at Crossref: authors, year, title,
journal, volume, issue and pages. It tells which DOIs do not exist, which DOI is missing, and which work was
retracted or corrected since. It only reports: no file is ever changed.

It asks slowly, as Crossref wishes, and keeps each answer for a week. Interrupt it when you like (Ctrl-C):
the next run goes on from there.

The exit status is 0 when all agrees, 1 when there is something to mend, 3 when Crossref could not be asked.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """What may follow `verify`."""
    parser.description = DESCRIPTION
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "--bib", type=Path, action="append", metavar="FILE", help="a .bib file (all of bibliography/)"
    )
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to print it (text)")
    add_asking(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; see the description for the exit status."""
    return run_with(arguments, time.time, time.sleep)


def run_with(
    arguments: argparse.Namespace, clock: Callable[[], float], sleep: Callable[[float], None]
) -> int:
    """The same with the clock (seconds since 1970) and the way to wait given."""
    files = arguments.bib or sorted(Path("bibliography").glob("*.bib"))
    bibliography = parse.read_bibliography(files)
    works = askable(normalise.normalise(bibliography)[0])
    for problem in in_order(bibliography.problems):
        print(problem, file=sys.stderr)
    console = Console(stderr=True)
    try:
        with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
            task = progress.add_task("Asking Crossref", total=len(works))
            registry = client(arguments, clock, sleep)
            verified = verify(bibliography.entries, works, registry, lambda _: progress.advance(task))
    except KeyboardInterrupt:
        print("\nStopped. What was answered is kept; run it again to go on from here.", file=sys.stderr)
        return INTERRUPTED
    if verified.checked or not verified.outage:  # nothing was asked: "nothing to mend" would mislead
        print(FORMATS[arguments.format](verified))
    if verified.outage:
        done = f"{len(verified.checked)} of {verified.asked} were looked up and are kept for the next run."
        print(f"{verified.outage} {done}", file=sys.stderr)
        return OUTAGE
    if any(finding.kind is Kind.NOT_CHECKED for one in verified.checked for finding in one.findings):
        return OUTAGE
    return int(report.to_mend(verified) > 0 or bool(bibliography.problems))
