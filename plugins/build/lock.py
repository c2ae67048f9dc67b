"""One build at a time."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(output: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of `output`; when another build holds it, say so and wait.

    The system gives the lock back when the process ends, however it ends.
    """
    with (output.parent / f".{output.name}.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("Another build is at work here; waiting until it is done.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
