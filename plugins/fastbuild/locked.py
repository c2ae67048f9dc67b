"""A directory that one build at a time has to itself."""

import contextlib
import os
from pathlib import Path

with contextlib.suppress(ImportError):  # Windows has none, and no forks either
    import fcntl


def locked(directory: Path) -> int:
    """A descriptor that holds the directory until it is closed; OSError if another does, or none can."""
    if "fcntl" not in globals():
        raise OSError("there are no locks here")
    directory.mkdir(parents=True, exist_ok=True)
    lock = os.open(directory / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise
    return lock
