"""Finished text → HTML and plain text."""

from html import escape
from itertools import groupby

from plugins.apa.model import Rich


def html(rich: Rich) -> str:
    """HTML with `<i>` for italics; every text is escaped, and only web addresses become links."""
    runs = groupby(rich, key=lambda span: (span.italic, span.href))
    return "".join(_run("".join(span.text for span in spans), *style) for style, spans in runs)


def text(rich: Rich) -> str:
    """Plain Unicode text."""
    return "".join(span.text for span in rich)


def _run(words: str, italic: bool, href: str) -> str:
    shown = escape(words, quote=False)
    shown = f"<i>{shown}</i>" if italic else shown
    return f'<a href="{escape(href)}">{shown}</a>' if href.startswith(("https://", "http://")) else shown
