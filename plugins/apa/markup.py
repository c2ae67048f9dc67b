"""Pandoc's citation syntax: "[see @key, p. 3; also @b]" and "@key [p. 3]" → Citation.

A key starts with a letter, digit or underscore and may hold single punctuation marks inside: the period or
the apostrophe after a narrative citation is not part of it. `@{…}` holds any key.
"""

import re

from plugins.apa.locators import split_locator
from plugins.apa.model import Citation, CiteItem

KEY = r"\{(?P<braced>[^{}\s]+)\}|(?P<key>\w+(?:[:.#$%+~/-]\w+)*)"
# Not inside e-mail addresses, web addresses or words.
BEFORE = r"(?<![\w@/.+\\-])"
NARRATIVE = rf"{BEFORE}@(?:{KEY})"
_ITEM = re.compile(rf"(?P<prefix>.*?)(?<![\w@/.+\\])(?P<minus>-)?@(?:{KEY})(?P<rest>.*)", re.DOTALL)
_EXPLICIT = re.compile(r"\s*,?\s*\{(?P<locator>[^{}]*)\}(?P<suffix>.*)", re.DOTALL)


def read_bracket(content: str) -> Citation | None:
    """The citation between brackets; None when the text holds none."""
    items = tuple(_read_item(part) for part in split_items(content))
    found = tuple(item for item in items if item is not None)
    return Citation(found) if found and len(found) == len(items) else None


def read_narrative(key: str, bracket: str | None) -> Citation | None:
    """`@key` with the bracket after it, if any; None when that bracket is nothing to a citation."""
    if bracket is None:
        return Citation((CiteItem(key),), narrative=True)
    first, *others = split_items(bracket)
    items = tuple(_read_item(part) for part in others)
    if any(item is None for item in items) or _ITEM.match(first) or not first.strip():
        return None
    head = _with_rest(CiteItem(key), f", {first.strip()}")
    return Citation((head, *(item for item in items if item is not None)), narrative=True)


def split_items(content: str) -> list[str]:
    """The parts between semicolons outside braces and brackets."""
    parts, depth, start = [], 0, 0
    for place, character in enumerate(content):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(character, 0)
        if character == ";" and depth <= 0:
            parts.append(content[start:place])
            start = place + 1
    return [*parts, content[start:]]


def closing_bracket(text: str, opening: int) -> int:
    """The index of the bracket that closes the one at `opening`; -1 when none does."""
    depth = 0
    for place in range(opening, len(text)):
        depth += {"[": 1, "]": -1}.get(text[place], 0)
        if depth == 0:
            return place
    return -1


def _read_item(part: str) -> CiteItem | None:
    match = _ITEM.fullmatch(part)
    if match is None:
        return None
    prefix = " ".join(match["prefix"].split())
    item = CiteItem(match["braced"] or match["key"], prefix, author_suppressed=bool(match["minus"]))
    return _with_rest(item, match["rest"])


def _with_rest(item: CiteItem, rest: str) -> CiteItem:
    """The item with the locator and suffix that follow its key."""
    rest = re.sub(r"\s+", " ", rest).rstrip()
    explicit = _EXPLICIT.fullmatch(rest)
    if explicit:
        typed = explicit["locator"].strip()
        locator, left = split_locator(typed)
        return _item(item, locator if not left else typed, explicit["suffix"])
    after = re.match(r"\s*,?\s*", rest)
    start = after.end() if after else 0
    locator, suffix = split_locator(rest[start:])
    return _item(item, locator, suffix) if locator else _item(item, "", rest)


def _item(item: CiteItem, locator: str, suffix: str) -> CiteItem:
    return CiteItem(item.key, item.prefix, locator, suffix, item.author_suppressed)
