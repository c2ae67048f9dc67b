"""Which sizes of a photograph are made, for each place it can stand in.

The widths are those of the theme's columns (tokens.css, sizes in macros/card.html and markup.py) on screens
with one, two and three dots to a pixel. A photograph is never made larger than it is.
"""

from dataclasses import dataclass

MIDDLE = 0.5
_ABOVE_MIDDLE = 0.4  # people's faces are seldom in the lower half
# A version that is nearly as wide as the next saves nobody anything.
_NEARLY = 0.87


@dataclass(frozen=True, slots=True)
class Recipe:
    """`ratio` is (width, height) of what is cut out, or None for all of it.

    `modern` asks for AVIF and WebP where they save bytes; otherwise there is only what every program
    knows. With `flat` that is a JPEG, whatever the original is. `least` is the width in pixels below which
    it is not worth it.
    """

    name: str
    widths: tuple[int, ...]
    ratio: tuple[int, int] | None = None
    modern: bool = True
    flat: bool = False
    least: int = 1


TEXT = Recipe("text", (360, 656, 984, 1312))
COVER = Recipe("cover", (360, 720, 1080, 1440), ratio=(8, 5))
# What other websites show beside a link (Open Graph).
CARD = Recipe("card", (1200,), ratio=(1200, 630), modern=False, flat=True, least=600)
# Where a link leads that names the photograph itself.
LINKED = Recipe("linked", (2560,), modern=False)


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """In pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """In pixels."""
        return self.bottom - self.top


def cut(recipe: Recipe, width: int, height: int) -> Box:
    """The part of a picture of this size that a recipe takes: as much as has its proportions."""
    if recipe.ratio is None:
        return Box(0, 0, width, height)
    across, down = recipe.ratio
    wide = min(width, max(1, round(height * across / down)))
    high = min(height, max(1, round(width * down / across)))
    left, top = int((width - wide) * MIDDLE), int((height - high) * _ABOVE_MIDDLE)
    return Box(left, top, left + wide, top + high)


def sizes(recipe: Recipe, box: Box) -> tuple[tuple[int, int], ...]:
    """(width, height) of every version, from the smallest to the largest; () for a picture too small."""
    if box.width < recipe.least:
        return ()
    widest = min(box.width, recipe.widths[-1])
    widths = (*(width for width in recipe.widths if width <= widest * _NEARLY), widest)
    return tuple((width, max(1, round(box.height * width / box.width))) for width in widths)
