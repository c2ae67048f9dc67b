"""`references`: a bibliography as a finished reference list."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from plugins.apa import format, normalise, order, parse, render
from plugins.apa.model import Rich
from plugins.errors import Severity, in_order

Entry = tuple[str, Rich]


def configure(parser: argparse.ArgumentParser) -> None:
    parser.description = "Print every entry of the given files as an APA 7 reference list."
    parser.add_argument(
        "--bib", type=Path, action="append", metavar="FILE", help="a .bib file; may be given several times"
    )
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to print it (text)")


def run(arguments: argparse.Namespace) -> int:
    files = arguments.bib or sorted(Path("bibliography").glob("*.bib"))
    works, problems = normalise.normalise(parse.read_bibliography(files))
    for problem in in_order(problems):
        print(problem, file=sys.stderr)
    entries = [(item.work.key, format.reference(item)) for item in order.reference_list(works.values())]
    print(FORMATS[arguments.format](entries))
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _text(entries: Iterable[Entry]) -> str:
    return "\n".join(render.text(rich) for _, rich in entries)


def _html(entries: Iterable[Entry]) -> str:
    return "\n".join(f"<p>{render.html(rich)}</p>" for _, rich in entries)


def _json(entries: Iterable[Entry]) -> str:
    listed = [{"key": key, "text": render.text(rich), "html": render.html(rich)} for key, rich in entries]
    return json.dumps(listed, ensure_ascii=False, indent=2)


FORMATS: Mapping[str, Callable[[Iterable[Entry]], str]] = {"text": _text, "html": _html, "json": _json}
