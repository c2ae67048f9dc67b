"""Options of the commands that ask Crossref, and the client they make."""

import argparse
from collections.abc import Callable
from pathlib import Path

from plugins.apa.crossref.client import API, Crossref, Settings

CACHE = Path(".cache") / "crossref"


def add_asking(parser: argparse.ArgumentParser) -> None:
    """How to reach Crossref; nobody needs these as a rule."""
    asking = parser.add_argument_group("asking Crossref")
    asking.add_argument(
        "--api", type=_address, default=API, metavar="URL", help=f"the service's address ({API})"
    )
    asking.add_argument(
        "--mailto", default="", metavar="ADDRESS", help="your e-mail, so that Crossref can write to you"
    )
    asking.add_argument(
        "--cache",
        type=Path,
        default=CACHE,
        metavar="DIR",
        help=f"where answers are kept for a week ({CACHE})",
    )
    asking.add_argument("--fresh", action="store_true", help="ask again, do not use kept answers")
    asking.add_argument(
        "--timeout", type=float, default=20.0, metavar="SECONDS", help="how long to wait for an answer (20)"
    )


def _address(text: str) -> str:
    if not text.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError(f'"{text}" is not a web address; it starts with https://')
    return text


def client(
    arguments: argparse.Namespace, clock: Callable[[], float], sleep: Callable[[float], None]
) -> Crossref:
    """The client that the options describe."""
    settings = Settings(
        api=arguments.api, mailto=arguments.mailto, cache=arguments.cache, timeout=arguments.timeout
    )
    return Crossref(settings if not arguments.fresh else settings.without_kept_answers(), clock, sleep)
