"""Options of the commands that ask Crossref, and the client they make."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path

from plugins.apa.crossref.client import API, Crossref, Settings

# Exit statuses: Crossref cannot be asked now; the person stopped the program.
OUTAGE = 3
INTERRUPTED = 130
CACHE = Path(".cache") / "crossref"


def add_asking(parser: argparse.ArgumentParser) -> None:
    """How to reach Crossref; nobody needs these as a rule."""
    add = parser.add_argument_group("asking Crossref").add_argument
    add("--api", type=_address, default=API, metavar="URL", help=f"the service's address ({API})")
    add("--mailto", type=_mail, metavar="ADDRESS", help="your e-mail, so that Crossref can write")
    add("--cache", type=Path, default=CACHE, metavar="DIR", help=f"where answers stay for a week ({CACHE})")
    add("--fresh", action="store_true", help="ask again, do not use kept answers")
    add("--timeout", type=_seconds, default=20.0, metavar="SECONDS", help="how long to wait (20)")


def client(
    arguments: argparse.Namespace, clock: Callable[[], float], sleep: Callable[[float], None]
) -> Crossref:
    """The client that the options describe."""
    settings = Settings(
        api=arguments.api, mailto=arguments.mailto or "", cache=arguments.cache, timeout=arguments.timeout
    )
    return Crossref(settings.without_kept_answers() if arguments.fresh else settings, clock, sleep)


def _address(text: str) -> str:
    if not text.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError(f'"{text}" does not start with https://')
    return text


def _mail(text: str) -> str:
    if not re.fullmatch(r"[!-~]+@[!-~]+", text):
        raise argparse.ArgumentTypeError(f'"{text}" is not an e-mail address')
    return text


def _seconds(text: str) -> float:
    if not re.fullmatch(r"\d{1,4}(?:\.\d+)?", text) or float(text) == 0:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number of seconds')
    return float(text)
