"""Pages of a site of which nothing has changed but the text of a few articles."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import jinja2

from plugins.fastbuild.fingerprints import content_key
from plugins.fastbuild.last_output import InPlace
from plugins.fastbuild.pages import body_fingerprint
from plugins.fastbuild.rows import Row, Rows


class KnownPages(Rows):
    """As `pages.Pages`, for such a site: everything but those texts is known to be what it was."""

    def __init__(self, rows: Mapping[str, Row], world: bytes, changed: Iterable[Any]) -> None:
        """`rows` were kept of pages, by file; `world` is the fingerprint of all contents then and now."""
        super().__init__(rows, InPlace())
        self.world, self.alone = world, True
        self._changed = {content_key(content): body_fingerprint(content, world) for content in changed}

    def numbers(self, always: Sequence[int]) -> list[int]:
        """The numbers of the calls that must be made: of pages that have changed, and `always` these."""
        stale = {row[3] for file, row in self._rows.items() if row[3] >= 0 and not self.current(file, row[0])}
        return sorted(stale.union(always))

    def inputs(self, file: str, template: jinja2.Template, context: Mapping[str, Any]) -> bytes:
        """As they were."""
        row = self._rows.get(file)
        return row[0] if row else b""

    def key(self, content: Any) -> str:
        return content_key(content)

    def body(self, key: str, content: Any) -> bytes:
        return body_fingerprint(content, self.world)

    def is_same(self, key: str, body: bytes) -> bool:
        return self._changed.get(key, body) == body

    def check(self, template: jinja2.Template, context: Mapping[str, Any], more: Mapping[str, Any]) -> None:
        """They have been looked at when they were made first."""
