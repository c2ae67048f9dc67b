"""The command line: `python -m plugins.apa --help`."""

import argparse
import sys
from types import ModuleType

from plugins.apa.commands import add, check, cite, references, verify

COMMANDS: dict[str, ModuleType] = {
    "add": add,
    "check": check,
    "cite": cite,
    "references": references,
    "verify": verify,
}


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m plugins.apa", description="APA 7 citations and references."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        summary = (command.__doc__ or "").split(": ", 1)[1].strip()
        subparser = commands.add_parser(name, help=summary)
        command.configure(subparser)
        subparser.set_defaults(run=command.run)
    arguments = parser.parse_args(words)
    status: int = arguments.run(arguments)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
