"""Pandoc's citation syntax: "[see @key, p. 3; also @b]" and "@key [p. 3]" → Citation.

A key starts with a letter or digit and may hold single punctuation marks inside: the period or the
apostrophe after a narrative citation is not part of it. `@{…}` holds any key. What one knows from a
conversation or a letter has no key: it is written out, as in (A. Lee, personal communication, May 3, 2024).
"""

import re
from dataclasses import replace
from itertools import pairwise

from plugins.apa.locators import as_typed, split_locator, tidy_locators
from plugins.apa.model import Citation, CiteItem

# The closing underscore of _@key_ is no part of the key.
KEY = r"\{(?P<braced>[^{}\s]+)\}|(?P<key>\w(?:\w|[:.#$%+~/-](?=\w))*(?<!_))"
# Not inside e-mail addresses, web addresses or words; two hyphens are a dash, _@key_ is emphasis.
AT_KEY = rf"(?:(?<=--)|(?<![^\W_]|[@/.+\\=-])(?<![^\W_]_)(?P<minus>-)?)@(?:{KEY})"
LONGEST = 2000  # characters of a citation; looking further would take ages in a text full of brackets
_AT_KEY = re.compile(AT_KEY)
_BRACKET = re.compile(r"[\[\]]")
_EXPLICIT = re.compile(r"\s*+,?\s*+\{(?P<locator>[^{}]*)\}(?P<suffix>.*)", re.DOTALL)
# A narrative citation of what another author reports: Bowen (1966, as cited in Johnson, 1999); 8.6.
_SECONDARY = re.compile(
    r"(?:as )?(?:cited|quoted|described|reported|discussed|reprinted) (?:in|by)$"
    r"|(?:como se cita|citad[oa]s?) (?:en|por)$"
)


def read_bracket(content: str) -> Citation | None:
    """The citation between brackets; None when a part of the text, or all of it, names no work."""
    parts = [_read_part(part) for part in split_items(content)]
    return Citation(tuple(item for part in parts for item in part)) if all(parts) else None


def strays(content: str) -> tuple[str, ...]:
    """The parts of a bracket that name no work although others do: the author meant a comma."""
    parts = split_items(content)
    without = tuple(part.strip() for part in parts if not _AT_KEY.search(part))
    return without if len(without) < len(parts) else ()


def read_narrative(key: str, bracket: str | None) -> Citation | None:
    """`@key` with the bracket after it, if any; None when that bracket is nothing to a citation."""
    if bracket is None:
        return Citation((CiteItem(key),), narrative=True)
    first, *others = split_items(bracket)
    parts = [_read_part(part) for part in others]
    if not bracket.strip() or not all(parts):
        return None
    own = _read_first(key, " ".join(first.split()))
    if own is None:
        return None
    return Citation((*own, *(item for part in parts for item in part)), narrative=True)


def read_lone(match: re.Match[str], bracket: str | None) -> Citation | None:
    """What `@key` or `-@key` outside brackets cites; `match` is one of AT_KEY."""
    citation = read_narrative(key_of(match), bracket)
    if citation is None or not match["minus"]:
        return citation
    first, *others = citation.items
    return Citation((replace(first, author_suppressed=True), *others))


def key_of(match: re.Match[str]) -> str:
    """The key that a match of AT_KEY found."""
    return match["braced"] or match["key"]


def split_items(content: str) -> list[str]:
    """The parts between semicolons outside braces and brackets; a last one that is empty says nothing."""
    parts, depth, start = [], 0, 0
    for place, character in enumerate(content):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(character, 0)
        if character == ";" and depth <= 0:
            parts.append(content[start:place])
            start = place + 1
    last = content[start:]
    return [*parts, last] if last.strip() or not parts else parts


def closing_bracket(text: str, opening: int) -> int:
    """The index of the bracket that closes the one at `opening`; -1 when none does within LONGEST."""
    depth = 0
    for bracket in _BRACKET.finditer(text, opening, opening + LONGEST):
        depth += 1 if bracket[0] == "[" else -1
        if depth == 0:
            return bracket.start()
    return -1


def _read_part(part: str) -> tuple[CiteItem, ...]:
    """The works of one part, as a rule one; () when there is none."""
    part = " ".join(part.split())
    found = list(_AT_KEY.finditer(part))
    if all(part.count("[", 0, match.start()) > part.count("]", 0, match.start()) for match in found):
        return ()  # [[@key]]: the brackets around a citation are none themselves
    ends = [*(match.start() for match in found), len(part)]
    return tuple(
        _with_rest(
            CiteItem(
                key_of(match),
                prefix=part[: match.start()].rstrip() if place == 0 else "",
                author_suppressed=bool(match["minus"]),
                continues=place > 0,
            ),
            part[match.end() : end],
        )
        for place, (match, (_, end)) in enumerate(zip(found, pairwise(ends), strict=True))
    )


def _read_first(key: str, first: str) -> tuple[CiteItem, ...] | None:
    """The narrative work, and those in the first part of its bracket; None for a citation by itself."""
    found = _AT_KEY.search(first)
    if found is None:
        return (_with_rest(CiteItem(key), f", {first}" if first else ""),)
    before, after = first[: found.start()], _read_part(first[found.start() :])
    if split_locator(before)[0] or _SECONDARY.search(before.rstrip()):
        return (_with_rest(CiteItem(key), f", {before}"), replace(after[0], continues=True), *after[1:])
    if not before and not after[0].author_suppressed:
        return None
    return (CiteItem(key), replace(after[0], prefix=before.rstrip()), *after[1:])


def _with_rest(item: CiteItem, rest: str) -> CiteItem:
    """The item with the locator and suffix that follow its key."""
    explicit = _EXPLICIT.fullmatch(rest)
    if explicit:
        typed = explicit["locator"].strip()
        locator, left = split_locator(typed)
        return replace(item, locator=as_typed(typed) if left else locator, suffix=explicit["suffix"])
    after = re.match(r"\s*,?\s*", rest)
    start = after.end() if after else 0
    locator, suffix = split_locator(rest[start:])
    return replace(item, locator=locator, suffix=tidy_locators(suffix if locator else rest))
