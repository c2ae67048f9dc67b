"""Brings the catalogues of translations up to date: `python -m plugins.languages update`."""

import argparse
from pathlib import Path

from pelicanconf import NAVIGATION
from plugins.commandline import run
from plugins.errors import Problem
from plugins.languages.catalogue import LANGUAGES, file_of
from plugins.languages.extract import extracted
from plugins.languages.fit import unreadable
from plugins.languages.model import ENGLISH
from plugins.languages.update import check, read, updated, written


def main(words: list[str]) -> int:
    """0 when every sentence has its translation."""
    parser = argparse.ArgumentParser(prog="python -m plugins.languages", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    commands.add_parser("update", help="write every sentence into the catalogues, and take unused ones out")
    commands.add_parser("check", help="say what is missing or wrong in the catalogues")
    options = parser.parse_args(words)
    sentences = extracted(label for label, _ in NAVIGATION)
    others = [code for code in LANGUAGES if code != ENGLISH.code]
    if wrong := [problem for code in others for problem in _unreadable(file_of(code))]:
        # What cannot be read would be lost from what is written.
        print(*wrong, sep="\n")
        return 1
    if options.command == "update":
        for code in others:
            file_of(code).write_bytes(written(updated(read(code), sentences)))
    problems = [problem for code in others for problem in check(file_of(code), read(code), sentences)]
    for problem in problems:
        print(problem)
    print(f"{len(sentences)} sentences, {len(problems)} to mend.")
    return int(bool(problems))


def _unreadable(file: Path) -> tuple[Problem, ...]:
    return unreadable(file, file.read_bytes()) if file.exists() else ()


if __name__ == "__main__":
    run(main)
