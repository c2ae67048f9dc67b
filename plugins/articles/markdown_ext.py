"""Markdown → HTML, with the front matter where Markdown extensions look for it."""

from collections.abc import Mapping
from typing import Any

from markdown import Markdown


def convert(text: str, options: Mapping[str, Any], meta: Mapping[str, object]) -> str:
    """Convert one text; `options` are Pelican's MARKDOWN, `meta` becomes `md.Meta` as is the convention."""
    markdown = Markdown(**options)
    markdown.Meta = dict(meta)  # type: ignore[attr-defined]
    return markdown.convert(text)
