"""Runs a command: the words of the command line in, its code out, and no complaint when nobody reads on."""

import os
import signal
import sys
from collections.abc import Callable
from typing import NoReturn


def run(main: Callable[[list[str]], int]) -> NoReturn:
    """End the program with the code of `main`; with the one that shells expect when, as before `| head`,
    nobody reads its words to the end."""
    try:
        try:
            code = main(sys.argv[1:])
        finally:  # after --help, too
            sys.stdout.flush()
    except BrokenPipeError:
        # Python writes out what is left when it ends, and would say that it cannot.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 128 + signal.SIGPIPE
    sys.exit(code)
