"""The command line: `python -m plugins.apa --help`."""

import argparse
from importlib import import_module

from plugins.commandline import run

COMMANDS = ("add", "check", "cite", "references", "verify")


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m plugins.apa", description="APA 7 citations and references."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    # One command needs neither the network nor the libraries of another.
    for name in words[:1] if words and words[0] in COMMANDS else COMMANDS:
        command = import_module(f"plugins.apa.commands.{name}")
        summary = (command.__doc__ or "").split(": ", 1)[1].strip()
        subparser = commands.add_parser(name, help=summary)
        command.configure(subparser)
        subparser.set_defaults(run=command.run)
    arguments = parser.parse_args(words)
    status: int = arguments.run(arguments)
    return status


if __name__ == "__main__":
    run(main)
