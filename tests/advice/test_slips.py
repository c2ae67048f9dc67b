"""What is easily forgotten in a text, and where it is told."""

from datetime import date
from pathlib import Path

import pytest

from plugins.advice.markdown_lines import lines_of_words
from plugins.advice.slips import overdue, slips

FILE = Path("a.md")


def told(body: str) -> list[str]:
    return [str(problem) for problem in slips(FILE, lines_of_words(body, 5))]


PLACEHOLDER = "is a placeholder. Write what belongs there."
PICTURE = (
    "A picture has no description. Say between the square brackets what it shows: ![A path by the river](…)."
)
MISTAKES = {
    "One\n\nTODO: a number": [f'a.md:7: "TODO" {PLACEHOLDER}'],
    "Call us at [insert number].": [f'a.md:5: "[insert number]" {PLACEHOLDER}'],
    "Lorem ipsum dolor": [f'a.md:5: "Lorem ipsum" {PLACEHOLDER}'],
    "![](/images/a.jpg)": [f"a.md:5: {PICTURE}"],
    '<img src="/images/a.jpg">': [f"a.md:5: {PICTURE}"],
    "# A title": ["a.md:5: A heading has the rank of the title (#). Start sections with ##."],
    "## A\n\n#### B": [
        "a.md:7: A heading of rank 4 (####) follows one of rank 2. "
        "Write ###: readers of screens follow ranks."
    ],
    "### A": [
        "a.md:5: A heading of rank 3 (###) follows one of rank 1. Write ##: readers of screens follow ranks."
    ],
}
FINE = [
    "![A river](/images/a.jpg)",
    '<img src="/images/a.jpg" alt="">',
    "## A\n\n### B\n\n## C",
    "```\n# no heading, TODO\n```",
    "`TODO` and <!-- TODO -->",
    "[…](/contact) and a todo list",
    "~~~~\n![](a.jpg)\n~~~\n~~~~",
]


@pytest.mark.parametrize(("body", "expected"), MISTAKES.items())
def test_slips(body: str, expected: list[str]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize("body", FINE)
def test_nothing_to_say(body: str) -> None:
    assert told(body) == []


def test_a_review_is_overdue_on_the_day_after() -> None:
    due = date(2027, 3, 1)
    assert list(overdue(FILE, 9, due, date(2027, 3, 1))) == []
    assert list(overdue(FILE, 9, None, date(2027, 3, 2))) == []
    (problem,) = overdue(FILE, 9, due, date(2027, 3, 2))
    assert str(problem) == (
        "a.md:9: The review was due on 2027-03-01. Review the text, then change reviewed and next_review."
    )
