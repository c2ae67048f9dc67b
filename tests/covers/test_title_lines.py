"""How long the words of a title are."""

from pathlib import Path

import pytest

from plugins.covers.title_lines import Measure, font_of
from tests.covers.titles import TITLES

FONT = Path(__file__).parents[2] / "theme" / "static" / "fonts" / "literata.woff2"


@pytest.mark.parametrize("size", [34, 52, 68])
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES.keys())
def test_words_are_as_long_as_the_font_says(title: str, size: int) -> None:
    measure = Measure(font_of(FONT, size, 600))
    for end in range(len(title) + 1):
        assert measure.length(title[:end]) == measure.font.getlength(title[:end])
