"""A file that would not change is not written, so that what copies the site to its host finds it unchanged.

Costs less than can be measured.
"""

import io
from pathlib import Path
from typing import Any


def open_to_write(filename: Any, mode: str = "r", encoding: str | None = None) -> Any:
    """As `open`, for `pelican.writers`: a file that is written anew is compared with what is there."""
    if mode != "w" or not Path(filename).is_file():
        return open(filename, mode, encoding=encoding)
    return _Compared(Path(filename), encoding)


class _Compared(io.StringIO):
    """Writes itself over a file when closed, if that holds something else."""

    def __init__(self, file: Path, encoding: str | None) -> None:
        super().__init__()
        self._file, self._encoding = file, encoding

    def close(self) -> None:
        """Write if need be; only once."""
        if not self.closed:
            text = self.getvalue()
            super().close()
            if self._file.read_bytes() != text.encode(self._encoding or "utf-8"):
                self._file.write_text(text, self._encoding)
