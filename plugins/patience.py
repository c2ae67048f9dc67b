"""How long one file may keep a build busy, and how deep what it holds may nest."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from plugins.errors import DataError, Problem

# Of work, not of waiting: the limit is the same on a busy computer. The longest text that is let in
# (plugins/build/places.py) takes two.
SECONDS = 10


class TooLongError(DataError):
    """Reading it again would take as long again."""


class _TimeIsUpError(Exception):
    pass


@contextmanager
def bounded(file: Path, line: int = 0, seconds: float = SECONDS) -> Iterator[None]:
    """Inside, one file (or what stands on a line of it) is read; TooLongError when that is too much work,
    DataError when it goes too deep.

    Python's regular expressions listen to signals too, so none of them can hang. Not to be nested.
    """
    before = signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    except _TimeIsUpError:
        raise TooLongError(_refused(file, line, f"Reading it takes more than {seconds:g} seconds.")) from None
    except RecursionError:
        raise DataError(
            _refused(file, line, "Brackets or lists stand inside one another without end.")
        ) from None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _too_long(number: int, frame: FrameType | None) -> None:
    raise _TimeIsUpError


def _refused(file: Path, line: int, sentence: str) -> tuple[Problem, ...]:
    return (Problem(file, line, sentence, "Make it shorter or simpler."),)
