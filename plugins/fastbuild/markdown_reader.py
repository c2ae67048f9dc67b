"""Pelican's reader of Markdown, with one Markdown instance for all texts and cheap checks before searches."""

import re
from typing import Any

from pelican import readers as pelican_readers
from pelican.readers import MarkdownReader as PelicanReader

from plugins.fastbuild.conditions import conditions
from plugins.fastbuild.dates import plain_date
from plugins.fastbuild.metadata import html, packed, unpacked
from plugins.fastbuild.pristine import Pristine
from plugins.fastbuild.quick import quick_markdown, reusable
from plugins.fastbuild.reading import text_digest

# The setting that names the extensions from elsewhere that forget a text on `reset`.
FORGETFUL = "FASTBUILD_EXTENSIONS"


# These mean the same on every day; "10:30" or "5 March" do not.
_WHOLE_DATE = re.compile(r"\s*\d{4}-\d\d?-\d\d?([ T_]\d\d?:\d\d(:\d\d)?)?\s*")
_OWN_PROCESSORS = dict(pelican_readers.METADATA_PROCESSORS)


class MarkdownReader(PelicanReader):  # type: ignore[misc]
    """Reads one file after the other; named as Pelican's, because the name becomes metadata."""

    refusals = ()

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._pristine: Pristine | None = None
        self.is_quick = reusable(self.settings["MARKDOWN"], tuple(self.settings.get(FORGETFUL, ())))

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """(HTML, metadata) of one file."""
        if not self.is_quick:
            content, metadata = super().read(source_path)
            return content, metadata
        _, content, metadata = self.read_named(source_path)
        return content, metadata

    def read_named(self, path: str) -> tuple[str, str, dict[str, Any]]:
        """See Named; the text as `pelican_open` reads it."""
        with open(path, "rb") as file:
            data = file.read()
        text = data.decode("utf-8-sig")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        pristine = self._pristine or quick_markdown(self.settings["MARKDOWN"])
        self._pristine = None  # an instance that stumbled over a text is not used again
        self._source_path = path
        self._md = pristine.restore()
        content = self._md.convert(text)
        metadata = self._parse_metadata(self._md.Meta) if hasattr(self._md, "Meta") else {}
        self._pristine = pristine
        return text_digest(path, data), content, metadata

    def process_metadata(self, name: str, value: Any) -> Any:
        """As Pelican does, with a shorter way for plain dates."""
        processor = pelican_readers.METADATA_PROCESSORS.get(name)
        if name in ("date", "modified") and processor is _OWN_PROCESSORS[name] and type(value) is str:
            return plain_date(value) or super().process_metadata(name, value)
        return super().process_metadata(name, value)

    @property
    def reads_ahead(self) -> bool:
        """Whether a reading is nothing but its result: see plugins.fastbuild.reading.Ahead."""
        own = pelican_readers.METADATA_PROCESSORS == _OWN_PROCESSORS
        return self.is_quick and type(self) is MarkdownReader and own

    def conditions(self) -> str:
        """See Ahead; so do the others."""
        return conditions(self.settings)

    def packed(self, path: str, content: str, metadata: dict[str, Any]) -> tuple[bytes, bool]:
        meta: dict[str, list[str]] = getattr(self._md, "Meta", {})
        dates = (date for name in ("date", "modified") for date in meta.get(name, ()))
        return packed(content, metadata), all(map(_WHOLE_DATE.fullmatch, dates))

    def unpacked(self, path: str, data: bytes) -> tuple[str, dict[str, Any]]:
        return unpacked(data, self.settings)

    def html(self, data: bytes) -> str:
        return html(data)
