"""What the practice's data file says, and what is wrong with it."""

import argparse
import os
import subprocess
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from plugins.clinic.changes import changes, undecided
from plugins.clinic.load import Loaded, load
from plugins.clinic.public_holidays import public_holidays
from plugins.clinic.schema import schema_json
from plugins.clinic.service import without_help
from plugins.commandline import run
from plugins.errors import annotation

FILE = Path("content/clinic.yaml")


def main(words: list[str]) -> int:
    """0 when the data file can be used, 1 when an error stands in its way."""
    parser = argparse.ArgumentParser(prog="python -m plugins.clinic", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    check = commands.add_parser("check", help="say what is wrong with the data file, if anything")
    check.add_argument("file", type=Path, nargs="?", default=FILE)
    compare = commands.add_parser("diff", help="say in sentences what a change does for visitors")
    compare.add_argument(
        "old",
        nargs="?",
        default="HEAD",
        help=f"a file, or a Git revision of {FILE} such as main; the last commit (HEAD) unless told",
    )
    compare.add_argument("new", type=Path, nargs="?", default=FILE, help=f"a file; {FILE} unless told")
    commands.add_parser("schema", help="print the JSON Schema for editors")
    options = parser.parse_args(words)
    if options.command == "check":
        return _check(options.file)
    if options.command == "diff":
        return _diff(options.old, options.new)
    print(schema_json(), end="")
    return 0


def _check(file: Path) -> int:
    loaded = load(file, date.today())
    loaded = replace(loaded, problems=(*loaded.problems, *without_help(loaded.clinic, file)))
    _tell(loaded)
    if not loaded.problems:
        print(f"{file}: all is well.")
    return int(loaded.clinic is None)


def _diff(old: str, new: Path) -> int:
    before = load(Path(old), date.today()) if Path(old).is_file() else _revision(old)
    after = load(new, date.today())
    if before is None:
        print(f'"{old}" is neither a file nor a revision that has {FILE}.')
        return 1
    if after.clinic is None:
        _tell(after)
        return 1
    if before.clinic is None:
        print("The old file could not be read, so there is nothing to compare with.")
        return 0
    for sentence in changes(before.clinic, after.clinic):
        print(sentence)
    if questions := undecided(after.clinic, public_holidays(after.clinic, date.today()), date.today()):
        print("Public holidays nobody has decided on; add each to closures, with hours to stay open:")
        print("\n".join(f"- {question}" for question in questions))
    return 0


def _revision(name: str) -> Loaded | None:
    """The data file as Git knows it in a revision; None when it does not."""
    command = ["git", "show", "--end-of-options", f"{name}:./{FILE.as_posix()}"]
    shown = subprocess.run(command, capture_output=True)
    if shown.returncode:
        return None
    with tempfile.TemporaryDirectory() as directory:
        copy = Path(directory) / FILE.name
        copy.write_bytes(shown.stdout)
        return load(copy, date.today())


def _tell(loaded: Loaded) -> None:
    for problem in loaded.problems:
        print(problem)
        if os.environ.get("GITHUB_ACTIONS"):
            print(annotation(problem))


if __name__ == "__main__":
    run(main)
