"""The command line: `python -m plugins.clinic check [FILE]`."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from plugins.clinic.load import load
from plugins.errors import Problem


def main(words: list[str]) -> int:
    """0 when the data file can be used, 1 when an error stands in its way."""
    parser = argparse.ArgumentParser(prog="python -m plugins.clinic", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="say what is wrong with the data file, if anything")
    check.add_argument("file", type=Path, nargs="?", default=Path("content/clinic.yaml"))
    arguments = parser.parse_args(words)
    loaded = load(arguments.file, date.today())
    for problem in loaded.problems:
        print(problem)
        if os.environ.get("GITHUB_ACTIONS"):
            print(annotation(problem))
    if not loaded.problems:
        print(f"{arguments.file}: all is well.")
    return int(loaded.clinic is None)


def annotation(problem: Problem) -> str:
    """The problem beside its line in a pull request (GitHub's workflow commands)."""
    message = f"{problem.sentence} {problem.suggestion}".strip().replace("%", "%25").replace("\n", "%0A")
    return f"::{problem.severity.value} file={problem.file},line={max(1, problem.line)}::{message}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
