"""Pages of a site of which nothing has changed but the text of a few articles."""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import jinja2

from plugins.fastbuild.fingerprints import content_key
from plugins.fastbuild.pages import Row, body_fingerprint
from plugins.fastbuild.unchanged_files import stamp


class KnownPages:
    """As `pages.Pages`, for such a site: everything but those texts is known to be what it was."""

    def __init__(self, rows: Mapping[str, Row], world: bytes, changed: Iterable[Any]) -> None:
        """`rows` were kept of pages, by file; `world` is the fingerprint of all contents then and now."""
        self._rows, self.world, self.alone = rows, world, True
        self._changed = {content_key(content): body_fingerprint(content, world) for content in changed}

    def numbers(self, always: Sequence[int]) -> list[int]:
        """The numbers of the calls that must be made: of pages that have changed, and `always` these."""
        stale = {row[3] for file, row in self._rows.items() if row[3] >= 0 and not self.current(file, row[0])}
        return sorted(stale.union(always))

    def inputs(self, file: str, template: jinja2.Template, context: Mapping[str, Any]) -> bytes:
        """As they were."""
        row = self._rows.get(file)
        return row[0] if row else b""

    def current(self, file: str, inputs: bytes) -> Row | None:
        """What was kept of a page, if its file is what would be written now."""
        row = self._rows.get(file)
        if row is None or not row[0]:
            return None
        for key, body in row[1]:
            if self._changed.get(key, body) != body:
                return None
        try:
            return row if stamp(os.stat(file)) == row[2] else None
        except OSError:
            return None

    def bodies(self, read: Iterable[Any]) -> tuple[tuple[str, bytes], ...]:
        """What to keep of the contents whose text was read."""
        found = {content_key(content): content for content in read}
        return tuple((key, body_fingerprint(found[key], self.world)) for key in sorted(found))

    def check(self, template: jinja2.Template, context: Mapping[str, Any], more: Mapping[str, Any]) -> None:
        """They have been looked at when they were made first."""
