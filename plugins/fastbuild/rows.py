"""What is kept of the pages of the last build, and which of them stand."""

from collections.abc import Iterable, Mapping
from typing import Any

from plugins.fastbuild.last_output import LastOutput, Mark
from plugins.fastbuild.unchanged_files import Written

# What is kept of a page: a fingerprint of its inputs (b"" when unknown), the bodies that it read, how its
# file is known again, and the number of the call that wrote it (-1 for a file that came about otherwise).
Row = tuple[bytes, tuple[tuple[str, bytes], ...], Mark, int]


class Rows:
    """The rows of pages, by file. How texts are named and compared is for those who know the texts."""

    def __init__(self, rows: Mapping[str, Row], last: LastOutput) -> None:
        self._rows, self._last = rows, last

    def key(self, content: Any) -> str:
        """The name of a content; raises UnknownError for one that templates should not have reached."""
        raise NotImplementedError

    def body(self, key: str, content: Any) -> bytes:
        """The fingerprint of a text that was read."""
        raise NotImplementedError

    def is_same(self, key: str, body: bytes) -> bool:
        """Whether a text has this fingerprint still."""
        raise NotImplementedError

    def current(self, file: str, inputs: bytes) -> Row | None:
        """What was kept of a page, if it is what would be made of `inputs`; its file is in its place then."""
        row = self._rows.get(file)
        if row is None or not inputs or row[0] != inputs:
            return None
        if not all(self.is_same(key, body) for key, body in row[1]):
            return None
        return row if self._last.stands(file, row[2]) else None

    def bodies(self, read: Iterable[Any]) -> tuple[tuple[str, bytes], ...]:
        """What to keep of the contents whose text was read; raises UnknownError."""
        found = {self.key(content): content for content in read}
        return tuple((key, self.body(key, found[key])) for key in sorted(found))

    def mark(self, written: Written) -> Mark:
        """What to remember of a page that was written."""
        return self._last.mark(written)
