"""What is easily forgotten: placeholders, descriptions of pictures, the order of headings, reviews."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from plugins.errors import Problem, Severity

_PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|TBC|FIXME|XXX+|[Ll]orem ipsum)\b|\[(?:…|\.\.\.|insert [^\]]*)\](?!\()"
)
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(")
_HTML_PICTURE = re.compile(r"<img\b(?![^>]*\balt=)[^>]*>", re.IGNORECASE)
_HEADING = re.compile(r"(#{1,6})\s+\S")


def slips(file: Path, lines: Iterable[tuple[int, str]]) -> Iterator[Problem]:
    """Warnings about the lines of one text."""
    rank = 1  # the title is the heading of the first rank
    for number, line in lines:
        for found in _PLACEHOLDER.finditer(line):
            yield _warning(file, number, f'"{found[0]}" is a placeholder.', "Write what belongs there.")
        if any(not picture["alt"].strip() for picture in _PICTURE.finditer(line)) or _HTML_PICTURE.search(
            line
        ):
            yield _warning(
                file,
                number,
                "A picture has no description.",
                "Say between the square brackets what it shows: ![A path by the river](…).",
            )
        if heading := _HEADING.match(line):
            below = len(heading[1])
            if below == 1:
                sentence = "A heading has the rank of the title (#)."
                yield _warning(file, number, sentence, "Start sections with ##.")
            elif below > rank + 1:
                sentence = f"A heading of rank {below} ({heading[1]}) follows one of rank {rank}."
                yield _warning(
                    file, number, sentence, f"Write {'#' * (rank + 1)}: readers of screens follow ranks."
                )
            rank = below


def overdue(file: Path, line: int, next_review: date | None, today: date) -> Iterator[Problem]:
    """A warning when the day of the next review has passed."""
    if next_review and next_review < today:
        sentence = f"The review was due on {next_review.isoformat()}."
        yield _warning(file, line, sentence, "Review the text, then change reviewed and next_review.")


def _warning(file: Path, line: int, sentence: str, suggestion: str) -> Problem:
    return Problem(file, line, sentence, suggestion, Severity.WARNING)
