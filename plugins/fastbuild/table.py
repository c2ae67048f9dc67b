"""A table kept from build to build in one file, which is believed only as a whole."""

import marshal
import os
from hashlib import blake2b
from pathlib import Path
from typing import Any

from plugins.fastbuild.locked import locked

_FORMAT = b"fastbuild table 1 "


class Table:
    """Plain data by name. While another build has it, this one keeps nothing and finds nothing."""

    def __init__(self, directory: Path, conditions: bytes) -> None:
        self._file, self._conditions = directory / "table", conditions
        self.rows: dict[str, Any] = {}
        # Of the whole table as it is on the disk; b"" when there is none.
        self.checksum = b""
        try:
            self._lock = locked(directory)
        except OSError:
            self._lock = -1
        else:
            self.rows = self._read()

    @property
    def is_ours(self) -> bool:
        """Whether anything can be kept."""
        return self._lock >= 0

    def save(self, rows: dict[str, Any]) -> None:
        """Keep these rows and no others. A run that is killed meanwhile leaves the last ones."""
        if not self.is_ours:
            return
        body = marshal.dumps((self._conditions, rows))
        new = self._file.with_name("table.new")
        self.checksum = _checksum(body)
        try:
            new.write_bytes(_FORMAT + self.checksum + body)
            new.replace(self._file)
        except OSError:  # a full disk is no reason to fail a build
            self.checksum = b""
            self._file.unlink(missing_ok=True)

    def close(self) -> None:
        """Let another build have it."""
        if self._lock >= 0:
            os.close(self._lock)
        self._lock = -1

    def _read(self) -> dict[str, Any]:
        """The rows; none when the file is missing, damaged, or of other conditions."""
        try:
            data = memoryview(self._file.read_bytes())
        except OSError:
            return {}
        start = len(_FORMAT) + 16
        head, body = bytes(data[:start]), data[start:]
        checksum = _checksum(body)
        if head != _FORMAT + checksum:
            return {}
        conditions, rows = marshal.loads(body)
        if conditions != self._conditions:
            return {}
        self.checksum = checksum
        return dict(rows)


def _checksum(body: bytes | memoryview) -> bytes:
    return blake2b(body, digest_size=16).digest()
