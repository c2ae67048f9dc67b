"""A file that would not change is not written, so that what copies the site to its host finds it unchanged.

Costs less than can be measured.
"""

import io
import os
import time
from hashlib import blake2b
from stat import S_ISREG
from typing import Any, NamedTuple

Stamp = tuple[int, int, int, int]


class Written(NamedTuple):
    """A file's stamp, the hash of its bytes, and whether it had to be written."""

    stamp: Stamp
    digest: bytes
    is_new: bool


# What was written in this process.
written: dict[str, Written] = {}


def open_to_write(filename: Any, mode: str = "r", encoding: str | None = None) -> Any:
    """As `open`, for `pelican.writers`: a file that is written anew is compared with what is there."""
    if mode != "w" or filename == os.devnull:
        return open(filename, mode, encoding=encoding)
    try:
        is_file = S_ISREG(os.stat(filename).st_mode)
    except OSError:
        return _Compared(str(filename), encoding, there=False)
    if is_file:
        return _Compared(str(filename), encoding, there=True)
    return open(filename, mode, encoding=encoding)


def stamp(status: os.stat_result) -> Stamp:
    """Different whenever a file has been written again, or another has taken its place."""
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def bytes_digest(data: bytes) -> bytes:
    """A hash of what a file holds."""
    return blake2b(data, digest_size=16).digest()


class _Compared(io.StringIO):
    """Writes itself over a file when closed, if that holds something else; `there`: whether there is one."""

    def __init__(self, file: str, encoding: str | None, there: bool) -> None:
        super().__init__()
        self._file, self._encoding, self._there = file, encoding, there

    def close(self) -> None:
        """Write if need be; only once."""
        if self.closed:
            return
        data = self.getvalue().replace("\n", os.linesep).encode(self._encoding or "utf-8")
        super().close()
        status = _of_same(self._file, data) if self._there else None
        seen = stamp(status) if status else _write(self._file, data)
        written[self._file] = Written(seen, bytes_digest(data), status is None)


def _of_same(file: str, data: bytes) -> os.stat_result | None:
    """The status of a file that holds these bytes."""
    try:
        with open(file, "rb") as opened:
            status = os.fstat(opened.fileno())
            return status if status.st_size == len(data) and opened.read() == data else None
    except FileNotFoundError:
        return None


def _write(file: str, data: bytes) -> Stamp:
    with open(file, "wb") as opened:
        opened.write(data)
        opened.flush()
        if os.utime in os.supports_fd:
            # Systems tell the time in steps, so that two writings within a step look alike; not so this one.
            now = time.time_ns()
            os.utime(opened.fileno(), ns=(now, now))
        return stamp(os.fstat(opened.fileno()))
