"""Markdown → HTML, with the front matter where Markdown extensions look for it."""

from collections.abc import Mapping
from typing import Any

from markdown import Markdown

from plugins.fastbuild.quick import quick_markdown


class Converter:
    """Converts one text after the other; `options` are Pelican's MARKDOWN.

    `quick` reuses one Markdown instance, which gives the same HTML in half the time: the extensions must
    forget a text when they are reset.
    """

    def __init__(self, options: Mapping[str, Any], *, quick: bool) -> None:
        self._options = options
        self._quick = quick_markdown(options) if quick else None

    def convert(self, text: str, meta: Mapping[str, object]) -> str:
        """One text; `meta` becomes `md.Meta` as is the convention."""
        markdown = self._quick.restore() if self._quick else Markdown(**self._options)
        markdown.Meta = dict(meta)  # type: ignore[attr-defined]
        return markdown.convert(text)
