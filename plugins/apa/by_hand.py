"""Citations that are not typed as they should be: as readers see them, "(Neff, 2011, p. 41)", "Neff (2011)",
so that they lead nowhere and their works are missing from the list; or nearly right, and print oddly.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plugins.apa.cite import entry_names
from plugins.apa.markup import AT_KEY, key_of
from plugins.apa.model import Listed, Rich, Work

_YEAR = r"(?P<year>(?:1[89]|20)\d\d)[a-z]?"
_PAGES = r"(?:, (?P<pages>pp?\. ?[\d–-]+))?"
_IN_BRACKETS = re.compile(rf"\((?P<who>[^()\[\]@\d;]{{2,100}}), {_YEAR}{_PAGES}\)")
# [neff2011] and [neff2011, p. 41], but not the text of a link.
_NO_SIGN = re.compile(r"(?<!\])\[(?P<key>[^\s\[\],;@]+)(?P<more>[,;][^\[\]\n]*)?\](?![(\[:])")
_LINK = re.compile(r"^ {0,3}\[(?P<name>[^\[\]\n]+)\]:", re.MULTILINE)
# A narrative citation brings brackets of its own (8.11).
_ROUND = re.compile(rf"\((?P<inside>(?:[^\W\d_][\w.,’'-]* ){{0,3}}{AT_KEY}(?:[,;][^()\[\]\n]*)?)\)")
_LOOSE_HYPHEN = re.compile(rf"\[-\s+(?P<inside>{AT_KEY}[^\[\]\n]*)\]")
_NAME = r"[^\W\d_][\w’'-]{1,50}"
_IN_SENTENCE = re.compile(rf"(?P<who>\b{_NAME}(?: (?:and|&) {_NAME}| et al\.)?) \({_YEAR}{_PAGES}\)")


class ByHand(NamedTuple):
    """What was typed, where it starts in the text, what comes of it, and how it is written instead."""

    start: int
    typed: str
    comes: str
    instead: str


_NO_LINK = "is no link, and its work may be missing from the list of references"


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
                instead = _written(keys[0], match["pages"] or "", narrative)
                yield ByHand(match.start(), match[0], _NO_LINK, instead)
    yield from _nearly(text, works)


def _nearly(text: str, works: Mapping[str, Work]) -> Iterator[ByHand]:
    links = {match["name"] for match in _LINK.finditer(text)}
    for match in _NO_SIGN.finditer(text):
        if match["key"] in works and match["key"] not in links:
            instead = f"[@{match['key']}{match['more'] or ''}]"
            yield ByHand(match.start(), match[0], _NO_LINK, instead)
    for match in _ROUND.finditer(text):
        is_inside = text.rfind("[", 0, match.start()) > text.rfind("]", 0, match.start())
        if key_of(match) in works and not is_inside:
            yield ByHand(match.start(), match[0], "prints brackets inside brackets", f"[{match['inside']}]")
    for match in _LOOSE_HYPHEN.finditer(text):
        if key_of(match) in works:
            yield ByHand(match.start(), match[0], "prints the hyphen and the name", f"[-{match['inside']}]")


def _written(key: str, pages: str, narrative: bool) -> str:
    if narrative:
        return f"@{key} [{pages}]" if pages else f"@{key}"
    return f"[@{key}, {pages}]" if pages else f"[@{key}]"


def _name(work: Work) -> Rich:
    return entry_names((Listed(work, work.date.year),))[work.key]


def _plain(rich: Rich) -> str:
    return "".join(span.text for span in rich)
