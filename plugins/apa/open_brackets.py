"""Brackets that somebody opened before a citation and never closed: "[@neff2011, p. 41."."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.apa.markup import AT_KEY, LONGEST

# A bracket, a character that is none because of the backslash before it, or the end of a paragraph.
_MARK = re.compile(r"\\.|[\[\]]|\n[ \t]*\n|\Z", re.DOTALL)
_KEY = re.compile(AT_KEY)


class Opened(NamedTuple):
    """The first citation after a bracket, and where the bracket stands in the text."""

    start: int
    citation: str


def open_brackets(text: str) -> Iterator[Opened]:
    """The innermost of each paragraph that a citation follows, where it ends before the bracket does."""
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        if mark[0] == "[":
            opened.append(mark.start())
        elif mark[0] == "]":
            del opened[-1:]
        elif mark[0][:1] != "\\":
            end = min(mark.start(), opened[-1] + LONGEST) if opened else 0
            if opened and (key := _KEY.search(text, opened[-1], end)):
                yield Opened(opened[-1], key[0])
            opened = []
