"""Citations that somebody typed as readers see them: "(Neff, 2011, p. 41)", "Neff (2011)".

They lead nowhere, and their works are missing from the reference list.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plugins.apa.cite import entry_names
from plugins.apa.model import Listed, Rich, Work

_YEAR = r"(?P<year>(?:1[89]|20)\d\d)[a-z]?"
_PAGES = r"(?:, (?P<pages>pp?\. ?[\d–-]+))?"
_IN_BRACKETS = re.compile(rf"\((?P<who>[^()\[\]@\d;]{{2,100}}), {_YEAR}{_PAGES}\)")
_NAME = r"[^\W\d_][\w’'-]{1,50}"
_IN_SENTENCE = re.compile(rf"(?P<who>\b{_NAME}(?: (?:and|&) {_NAME}| et al\.)?) \({_YEAR}{_PAGES}\)")


class ByHand(NamedTuple):
    """What was typed, where it starts in the text, and how it is written instead."""

    start: int
    typed: str
    instead: str


def by_hand(text: str, works: Mapping[str, Work]) -> Iterator[ByHand]:
    """Those that mean exactly one of these works."""
    for pattern, narrative in ((_IN_BRACKETS, False), (_IN_SENTENCE, True)):
        for match in pattern.finditer(text):
            who = " ".join(match["who"].split()).replace(" and ", " & ")
            keys = [
                work.key
                for work in works.values()
                if work.date.year == match["year"] and _plain(_name(work)) == f"{who}, {match['year']}"
            ]
            if len(keys) == 1:
                yield ByHand(match.start(), match[0], _written(keys[0], match["pages"] or "", narrative))


def _written(key: str, pages: str, narrative: bool) -> str:
    if narrative:
        return f"@{key} [{pages}]" if pages else f"@{key}"
    return f"[@{key}, {pages}]" if pages else f"[@{key}]"


def _name(work: Work) -> Rich:
    return entry_names((Listed(work, work.date.year),))[work.key]


def _plain(rich: Rich) -> str:
    return "".join(span.text for span in rich)
