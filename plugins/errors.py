"""The shared vocabulary for what is wrong with an input file.

Stages collect `Problem`s and go on, so that one run tells a person everything there is to mend.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


class Severity(Enum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where it is, what is wrong in one sentence, and what to do about it.

    `line` counts from 1; 0 means the problem belongs to the file as a whole.
    """

    file: Path
    line: int
    sentence: str
    suggestion: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else f"{self.file}"
        return _visible(f"{where}: {self.sentence} {self.suggestion}".rstrip())


def _visible(text: str) -> str:
    """The text with what a terminal would obey, or what turns words around, as codes."""
    return _INVISIBLE.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def as_warning(problem: Problem) -> Problem:
    """The same as something to look at when there is time."""
    return replace(problem, severity=Severity.WARNING)


def annotation(problem: Problem) -> str:
    """The problem beside its line in a pull request (GitHub's workflow commands)."""
    message = f"{problem.sentence} {problem.suggestion}".strip().replace("%", "%25").replace("\n", "%0A")
    return f"::{problem.severity.value} file={problem.file},line={max(1, problem.line)}::{message}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order in which a person mends them: file by file, from the top."""
    return sorted(problems, key=lambda problem: (str(problem.file), problem.line))


class DataError(Exception):
    """Input that cannot be used; carries every problem that was found, never just the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))
