"""The colours of covers, out of drawing-tokens.css."""

from pathlib import Path

import pytest

from plugins.covers.drawing import Hour
from plugins.covers.palette import read_palette
from plugins.errors import DataError

NAMES = ("sky", "sun", "far", "near", "water", "glint", "bank", "deep")
LIGHT = "".join(f"--cover-{name}: #aaa;" for name in NAMES) + "--cover-sky-dusk: #bbb;"
DARK = "".join(f"--cover-{name}: #111;" for name in NAMES)
CSS = f":root {{{LIGHT}}} @media screen and (prefers-color-scheme: dark) {{:root {{{DARK}}}}}"
FILE = Path("drawing-tokens.css")


def test_the_colour_of_an_hour_goes_before_the_common_one() -> None:
    palette = read_palette(FILE, CSS)
    assert palette.light("sky", Hour.DUSK) == "#bbb"
    assert palette.light("sky", Hour.DAY) == "#aaa"


def test_both_schemes_are_kept_apart() -> None:
    assert read_palette(FILE, CSS).dark("sky", Hour.DUSK) == "#111"


def test_every_missing_colour_is_reported_at_once() -> None:
    with pytest.raises(DataError) as error:
        read_palette(FILE, CSS.replace("--cover-sun: #aaa;", "").replace("--cover-far: #111;", ""))
    assert [str(problem) for problem in error.value.problems] == [
        'drawing-tokens.css: The light colour "--cover-sun" is missing.',
        'drawing-tokens.css: The dark colour "--cover-far" is missing.',
    ]
