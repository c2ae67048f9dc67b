"""Being asked to stop, by Ctrl-C or by the system: a word instead of a traceback, and nothing left behind.

The command line imports this first, and whoever stops it while the rest is still loading ends it at once.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ASKED = (signal.SIGINT, signal.SIGTERM)


class Stop(KeyboardInterrupt):
    """Somebody asked to stop; `code` is what shells expect of a program that a signal ended."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


def stop_at_once() -> None:
    """Nothing is begun yet, or all is cleared up: end without a word."""
    for number in _ASKED:
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def stoppable() -> Iterator[None]:
    """Inside, being asked to stop raises Stop; only once, so that impatience cannot break the clearing up."""
    for number in _ASKED:
        signal.signal(number, _stop)
    try:
        yield
    except RuntimeError as error:
        # What is raised while Python makes a class, it raises again as one of these (3.11, __set_name__).
        if isinstance(error.__cause__, Stop):
            raise error.__cause__ from None
        raise
    finally:
        for number in _ASKED:
            signal.signal(number, signal.SIG_IGN)


def _stop(number: int, frame: FrameType | None) -> None:
    for other in _ASKED:
        signal.signal(other, signal.SIG_IGN)
    raise Stop(number)
