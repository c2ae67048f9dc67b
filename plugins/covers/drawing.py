"""What a cover shows, in numbers: the same slug gives the same drawing, on every computer."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from itertools import pairwise

WIDTH = 640
HEIGHT = 400
BAND_TOP, BAND_HEIGHT = 76, 256  # the part of the scene that a wide, low cover shows
STEP = 160  # between two points of a ridge
_WATERLINE = 252


class Hour(Enum):
    """The light of the scene; the palette has a sky and a sun for each."""

    DAWN = "dawn"
    DAY = "day"
    DUSK = "dusk"


class Ground(Enum):
    """What lies in the scene, from the back to the front."""

    FAR = "far"
    NEAR = "near"
    WATER = "water"
    BANK = "bank"
    DEEP = "deep"


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the drawing; the origin is the upper left corner."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Sun:
    """The one sun: its middle and its radius."""

    middle: Point
    radius: int


@dataclass(frozen=True, slots=True)
class Ridge:
    """The upper edge of a ground, STEP apart from the left edge to the right; below it, all is ground."""

    ground: Ground
    heights: tuple[int, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """The points the edge runs through."""
        return tuple(Point(index * STEP, height) for index, height in enumerate(self.heights))

    @property
    def slopes(self) -> tuple[int, ...]:
        """How far the edge falls within half a step, at each point (Catmull-Rom: no corners anywhere)."""
        heights = self.heights
        ends = (heights[0], *heights, heights[-1])
        return tuple((after - before) // 4 for before, after in zip(ends, ends[2:], strict=False))

    def cut(self, top: int, bottom: int) -> "Ridge":
        """The edge as seen in a window onto the scene: it never leaves the window."""
        return Ridge(self.ground, tuple(min(height, bottom) - top for height in self.heights))


@dataclass(frozen=True, slots=True)
class Glint:
    """Sunlight on the water: a bar with round ends."""

    left: Point
    width: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole cover, from the back to the front: sun, ridges, and glints on the water.

    Nothing reaches out of its WIDTH and `height`: a drawing needs no cropping, and so never lies over
    the text beside it.
    """

    hour: Hour
    height: int
    sun: Sun
    ridges: tuple[Ridge, ...]
    glints: tuple[Glint, ...]


def draw(slug: str) -> Drawing:
    """The drawing for a slug."""
    numbers = iter(sha256(slug.encode()).digest())
    hour = tuple(Hour)[next(numbers) % len(Hour)]
    mirrored = next(numbers) % 2 == 1
    sun = Sun(
        Point(_between(numbers, 330, 500), _between(numbers, 118, 176)),
        _between(numbers, 30, 46),
    )
    ridges = (
        Ridge(Ground.FAR, _around(numbers, (192, 176, 200, 182, 196), 26)),
        Ridge(Ground.NEAR, _around(numbers, (214, 226, 218, 232, 216), 14)),
        Ridge(Ground.WATER, (_WATERLINE,) * 5),
        Ridge(Ground.BANK, _around(numbers, (244, 262, 306, 372, 440), 16)).cut(0, HEIGHT),
        Ridge(Ground.DEEP, _around(numbers, (436, 404, 368, 334, 312), 16)).cut(0, HEIGHT),
    )
    drawing = Drawing(hour, HEIGHT, sun, ridges, tuple(_glints(numbers, sun)))
    return _mirror(drawing) if mirrored else drawing


def band(drawing: Drawing) -> Drawing:
    """The middle of a drawing, for a wide and low cover: the same scene without its sky and shore."""
    bottom = BAND_TOP + BAND_HEIGHT
    middle = Point(drawing.sun.middle.x, max(drawing.sun.middle.y - BAND_TOP, drawing.sun.radius + 8))
    return Drawing(
        drawing.hour,
        BAND_HEIGHT,
        Sun(middle, drawing.sun.radius),
        tuple(ridge.cut(BAND_TOP, bottom) for ridge in drawing.ridges),
        tuple(Glint(Point(glint.left.x, glint.left.y - BAND_TOP), glint.width) for glint in drawing.glints),
    )


def _between(numbers: Iterator[int], low: int, high: int) -> int:
    return low + next(numbers) * (high - low) // 255


def _around(numbers: Iterator[int], heights: tuple[int, ...], reach: int) -> tuple[int, ...]:
    return tuple(_between(numbers, height - reach, height + reach) for height in heights)


def _glints(numbers: Iterator[int], sun: Sun) -> Iterator[Glint]:
    for row, (narrow, wide) in enumerate(pairwise((16, 34, 52, 78, 60))):
        width = _between(numbers, min(narrow, wide), max(narrow, wide))
        drift = (row % 2 * 2 - 1) * width // 6
        yield Glint(Point(sun.middle.x - width // 2 + drift, _WATERLINE + 12 + row * 17), width)


def _mirror(drawing: Drawing) -> Drawing:
    sun = Sun(Point(WIDTH - drawing.sun.middle.x, drawing.sun.middle.y), drawing.sun.radius)
    ridges = tuple(Ridge(ridge.ground, ridge.heights[::-1]) for ridge in drawing.ridges)
    glints = tuple(
        Glint(Point(WIDTH - glint.left.x - glint.width, glint.left.y), glint.width)
        for glint in drawing.glints
    )
    return Drawing(drawing.hour, drawing.height, sun, ridges, glints)
