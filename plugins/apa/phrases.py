"""Words typed around a work inside a citation → finished text: emphasis, quotation marks, dashes."""

import re
from html import unescape

from plugins.apa.latex import typographic
from plugins.apa.model import Rich, Span

_EMPHASIS = re.compile(
    r"(?P<strong>\*\*|(?<!\w)__)(?=\S)(?P<loud>.+?)(?<=\S)(?P=strong)"
    r"|(?P<mark>\*|(?<!\w)_)(?=\S)(?P<italic>.+?)(?<=\S)(?P=mark)(?!\w)"
)


def phrase(text: str) -> Rich:
    """ "*see* Freud's "ego"": Markdown's `*emphasis*` is italic, `**strong**` words are plain (6.22)."""
    spans: list[Span] = []
    start = 0
    text = typographic(unescape(text))
    for match in _EMPHASIS.finditer(text):
        spans += (
            Span(text[start : match.start()]),
            Span(match["loud"] or match["italic"], bool(match["mark"])),
        )
        start = match.end()
    return tuple(span for span in (*spans, Span(text[start:])) if span.text)
