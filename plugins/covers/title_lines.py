"""The lines of a title on a card: as large as they fit, measured letter by letter."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import ImageFont

LEADING = 1.18  # from line to line, in sizes of the font
_SIZES = range(68, 33, -2)
_LINES = 3
_BOLD = 600


def fitting(title: str, file: Path, width: int, height: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size at which the title fits, its parts before and after a colon on lines of their own
    where that fits too; a title for which none is small enough is cut. `width` and `height` are pixels."""
    for size in _SIZES:
        measure = _measure(file, size, _BOLD)
        parts = re.split(r"(?<=:) ", title)
        for lines in (
            [line for part in parts for line in _wrapped(part, measure, width)],
            list(_wrapped(title, measure, width)),
        ):
            narrow = all(measure.length(line) <= width for line in lines)
            if narrow and len(lines) <= _LINES and len(lines) * size * LEADING <= height:
                return measure.font, lines
    *whole, last = lines[:_LINES]
    while measure.length(f"{last} …") > width:
        last = last[:-1]
    return measure.font, [*(line for line in whole if measure.length(line) <= width), f"{last} …"]


def _wrapped(title: str, measure: "Measure", width: int) -> Iterator[str]:
    line = ""
    for word in title.split():
        longer = f"{line} {word}".strip()
        if line and measure.length(longer) > width:
            yield line
            longer = word
        line = longer
    yield line


class Measure:
    """How long words are in a font: from each letter to the next it is always as far, which is remembered."""

    def __init__(self, font: ImageFont.FreeTypeFont) -> None:
        self.font = font
        self._steps: dict[tuple[str, str], float] = {}

    def length(self, line: str) -> float:
        """As `font.getlength`, which takes ten times as long."""
        steps = self._steps
        pairs = zip(("", *line), line, strict=False)
        return sum(steps[pair] if pair in steps else self._step(pair) for pair in pairs)

    def _step(self, pair: tuple[str, str]) -> float:
        before, letter = pair
        return self._steps.setdefault(
            pair, self.font.getlength(before + letter) - self.font.getlength(before)
        )


@cache
def _measure(file: Path, size: int, weight: int) -> Measure:
    return Measure(font_of(file, size, weight))


@cache
def font_of(file: Path, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font
