"""What was read from a pasted text."""

from dataclasses import dataclass

from plugins.apa.entry import Entry
from plugins.errors import Problem


@dataclass(frozen=True, slots=True)
class Incoming:
    """Entries in the order of the text, with keys of no meaning, and what is wrong with the text."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
