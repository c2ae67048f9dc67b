"""The article before and the article after, in the order of their dates."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def neighbours(newest_first: Sequence[Item]) -> Iterator[tuple[Item | None, Item | None]]:
    """(older, newer) of each; None at the ends."""
    for place in range(len(newest_first)):
        older = newest_first[place + 1] if place + 1 < len(newest_first) else None
        newer = newest_first[place - 1] if place else None
        yield older, newer
