"""What is wrong with a page that was written.

Thousands of these are read from what was kept: they are tuples, because those are read five times as fast as
dataclasses.
"""

from typing import NamedTuple


class Finding(NamedTuple):
    """What is wrong, the words of which each leads to its place in the source (none where nothing does), and
    what to do about it, for whoever wrote that source ("" if only a programmer can)."""

    sentence: str
    words: tuple[str, ...] = ()
    suggestion: str = ""
