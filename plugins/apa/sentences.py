"""The elements of a reference one after another, each with its period (9.5)."""

from collections.abc import Iterable

from plugins.apa.model import Rich, Span

_ENDS = (".", "?", "!", "…")
_QUOTES = "”’\"'"
_CLOSERS = f"{_QUOTES})]"


def sentences(elements: Iterable[Rich]) -> Rich:
    """Each element with its period, or the mark it ends in, and a blank between them."""
    return spaced(_ended(element) for element in elements if element)


def spaced(elements: Iterable[Rich]) -> Rich:
    """The elements that say something, with a blank between them."""
    spans: list[Span] = []
    for element in filter(None, elements):
        spans += [Span(" "), *element] if spans else element
    return tuple(spans)


def _ended(element: Rich) -> Rich:
    text = "".join(span.text for span in element)
    if text.rstrip(_CLOSERS if text.endswith(tuple(_QUOTES)) else "").endswith(_ENDS):
        return element
    quotes = min(_closing_quotes(text), len(element[-1].text))
    if not quotes:
        return (*element, Span("."))
    *others, last = element
    return (*others, Span(f"{last.text[:-quotes]}.{last.text[-quotes:]}", last.italic))


def _closing_quotes(text: str) -> int:
    """How many quotation marks the period goes inside of, as American print has it; an apostrophe is none."""
    quotes = len(text) - len(text.rstrip("”’"))
    return quotes if "”" in text[-quotes:] or "‘" in text else 0
