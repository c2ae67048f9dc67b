"""Where a new entry goes in the text of a .bib file that is sorted by key.

Everything else stays as it is, byte for byte; a comment directly above an entry belongs to it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_START = re.compile(
    r"^\ufeff?[ \t]*@[ \t]*(?!(?:string|preamble|comment)\b)[A-Za-z]+[ \t]*"
    r"(?P<open>[{(])\s*(?P<key>[^\s,}]+)",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the text: from the first letter of its comment to behind its closing brace."""

    key: str
    start: int
    end: int


def insert(text: str, key: str, entry: str) -> str:
    """The text with the entry (ending with a newline) before the first one whose key follows."""
    newline = "\r\n" if "\r\n" in text else "\n"
    entry = entry.replace("\n", newline)
    later = next((place for place in places(text) if place.key.lower() > key.lower()), None)
    if later is not None:
        return f"{text[: later.start]}{entry}{newline}{text[later.start :]}"
    if not text.strip("\ufeff \t\r\n"):
        return text + entry
    gap = newline * (2 - min(2, len(re.findall(r"\n(?=\s*$)", text[-4:]))))
    return f"{text}{gap}{entry}"


def places(text: str) -> Iterator[Place]:
    """The entries in the order of the text."""
    end = 0
    for match in _START.finditer(text):
        if match.start() < end:
            continue  # an @ inside a field
        start = _with_comment(text, match.start(), end)
        end = _closing(text, match.end("open"), ")" if match["open"] == "(" else "}")
        yield Place(match["key"], start, end)


def _with_comment(text: str, start: int, floor: int) -> int:
    """Where the lines directly above `start` begin, not above `floor`, the end of the entry before."""
    start += text.startswith("\ufeff", start)
    while start > floor:
        above = text.rfind("\n", 0, start - 1) + 1
        if above < floor or not text[above : start - 1].strip("\ufeff \t\r"):
            return start
        start = above + text.startswith("\ufeff", above)
    return start


def _closing(text: str, at: int, closing: str) -> int:
    """Behind the brace that closes the entry; the end of the text when none does."""
    depth = 0
    for place in range(at, len(text)):
        character = text[place]
        if depth == 0 and character == closing:
            return place + 1
        depth += {"{": 1, "}": -1}.get(character, 0)
    return len(text)
