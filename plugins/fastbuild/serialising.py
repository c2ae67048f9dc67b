"""Elements of the usual kinds are written as HTML without asking each for what only rare ones are."""

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown import serializers
from markdown.util import BLOCK_LEVEL_ELEMENTS

own: Any = serializers
_INLINE = ("a", "abbr", "code", "em", "span", "strong", "sub", "sup")
# Neither empty nor raw, whatever the format.
_USUAL = frozenset([*BLOCK_LEVEL_ELEMENTS, *_INLINE]) - HTML_EMPTY - {"script", "style"}
# Python-Markdown's own way does not call itself, and knows no limit.
_DEEPEST = 50


def serializer_like(own_serializer: Any) -> Any:
    """A quicker one that writes the same, or the very same."""
    return _QUICK.get(own_serializer, own_serializer)


def _html(element: Element) -> str:
    return _written(element, "html")


def _xhtml(element: Element) -> str:
    return _written(element, "xhtml")


def _written(element: Element, format_: Any) -> str:
    parts: list[str] = []
    _write(parts.append, element, format_, 0)
    return "".join(parts)


def _write(write: Callable[[str], None], element: Element, format_: Any, depth: int) -> None:
    tag, text, tail, attributes = element.tag, element.text, element.tail, element.items()
    start = f"<{tag}" if type(tag) is str and tag in _USUAL and depth < _DEEPEST else ""
    if start and attributes:
        for name, value in sorted(attributes):
            if type(name) is not str or type(value) is not str or name == value:
                start = ""
                break
            if "&" in value or "<" in value or ">" in value or '"' in value:
                value = own._escape_attrib_html(value)
            start += f' {name}="{value}"'
    if not start:
        own._serialize_html(write, element, format_)
        return
    if text and ("&" in text or "<" in text or ">" in text):
        text = own._escape_cdata(text)
    write(f"{start}>{text}" if text else f"{start}>")
    for child in element:
        _write(write, child, format_, depth + 1)
    if tail and ("&" in tail or "<" in tail or ">" in tail):
        tail = own._escape_cdata(tail)
    write(f"</{tag}>{tail}" if tail else f"</{tag}>")


_QUICK: dict[Any, Callable[[Element], str]] = {own.to_html_string: _html, own.to_xhtml_string: _xhtml}
