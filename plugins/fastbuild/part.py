"""A copy's share of the pages that one call of the writer makes."""

from typing import Any

from pelican.utils import sanitised_join

from plugins.fastbuild.bodies import bodies_read
from plugins.fastbuild.fingerprints import UnknownError
from plugins.fastbuild.pages import Known
from plugins.fastbuild.rows import Row
from plugins.fastbuild.unchanged_files import written


class Part:
    """A template that renders one copy's share of a call's pages: every so many-th, unless it is current."""

    def __init__(
        self,
        template: Any,
        pages: Known | None,
        folder: str,
        number: int,
        page: int,
        copy: int,
        copies: int,
    ) -> None:
        self._template, self._pages, self._folder, self._number = template, pages, folder, number
        self._page, self._copy, self._copies = page, copy, copies
        self._rendered: list[tuple[str, bytes, list[Any]]] = []
        self._rows: dict[str, Row] = {}
        self.is_others = self.is_current = False
        self.left_alone = self.written = 0

    def render(self, context: dict[str, Any]) -> str:
        """The page, or nothing when it falls to another copy or need not be made."""
        self.is_others = self._page % self._copies != self._copy
        self.is_current = False
        self._page += 1
        if self.is_others:
            return ""
        file = sanitised_join(self._folder, context["output_file"])
        inputs = self._inputs(file, context)
        row = self._pages.current(file, inputs) if self._pages and inputs else None
        if row:
            self.is_current = True
            self.left_alone += 1
            self._rows[file] = row
            return ""
        with bodies_read() as read:
            text = str(self._template.render(context))
        self._rendered.append((file, inputs, list(read.values())))
        return text

    def rows(self) -> dict[str, Row]:
        """What to keep of the pages, by file, once they are written."""
        for file, inputs, read in self._rendered:
            try:
                bodies = self._pages.bodies(read) if self._pages and inputs else ()
            except UnknownError:
                inputs, bodies = b"", ()
            if file in written:
                mark = self._pages.mark(written[file]) if self._pages else written[file].stamp
                self._rows[file] = (inputs, bodies, mark, self._number)
                self.written += written[file].is_new
        return self._rows

    def _inputs(self, file: str, context: dict[str, Any]) -> bytes:
        try:
            return self._pages.inputs(file, self._template, context) if self._pages else b""
        except (UnknownError, RecursionError):
            return b""
