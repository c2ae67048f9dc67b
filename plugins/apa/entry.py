"""Entries of a bibliography as they stand in their files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import Problem


@dataclass(frozen=True, slots=True)
class Field:
    """A field's value as it stands in the file, macros replaced, and its line."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands in its file; types and field names are in lower case.

    A broken entry ends where its syntax goes wrong.
    """

    key: str
    type: str
    fields: Mapping[str, Field]
    file: Path
    line: int
    broken: bool = False

    def value(self, *names: str) -> str:
        """The first of these fields that says something; "" when none does."""
        for name in names:
            if name in self.fields:
                return self.fields[name].value
        return ""

    def line_of(self, *names: str) -> int:
        """The line of the first of these fields that is there, else the entry's own."""
        return next((self.fields[name].line for name in names if name in self.fields), self.line)


@dataclass(frozen=True, slots=True)
class Bibliography:
    """All entries of several files in the order of reading, with what was wrong with the files."""

    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...]
