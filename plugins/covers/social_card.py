"""The picture that other websites show beside a link (Open Graph): the scene, title and name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import PIL
from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFont

from plugins.covers.drawing import BAND_HEIGHT, STEP, WIDTH, Drawing, Hour, Ridge, band
from plugins.covers.palette import Ink, Palette

SIZE = (1200, 630)
_SCENE = 320  # pixels of the scene, from the top
_TITLE = 200  # pixels for the title, below the scene
_MARGIN = 72
_NAME = 560  # where the name's part begins
_SMOOTH = 2  # edges are drawn this much larger, then made small
_STEPS = 16  # straight pieces of a curve from one point of a ridge to the next
_SIZES = range(68, 33, -2)
_LEADING = 1.18
_LINES = 3
_BOLD = 600

# A card is drawn in numbers of a palette: to find the colours of a picture painted in them takes longer than
# all the rest. The grounds stand from light to dark, and between two of them the mixed colours of an edge; an
# edge between others than neighbours passes through those between, which is what light and dark mix to.
_GROUNDS = ("sun", "sky", "water", "far", "near", "bank", "deep")
_MIXED = _SMOOTH * _SMOOTH
_NUMBERS = {name: place * _MIXED for place, name in enumerate(_GROUNDS)}
_GLINT = len(_GROUNDS) * _MIXED  # from water to glint
_SHADES = 16
_INK = _GLINT + _MIXED + 1  # from paper to ink
_SOFT = _INK + _SHADES  # from paper to soft


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows. `font` is the file of the title's font, a variable one with a weight."""

    drawing: Drawing
    title: str
    name: str
    palette: Palette
    ink: Ink
    font: Path

    @property
    def key(self) -> str:
        """A name for exactly this picture, drawn by this code with this version of the library."""
        style = _style(self.palette, self.ink, self.font, self.font.stat().st_mtime_ns)
        return sha256(f"{style}{(self.drawing, self.title, self.name)!r}".encode()).hexdigest()


@cache
def _style(palette: Palette, ink: Ink, font: Path, changed: int) -> str:
    """What all cards of a site share; `changed` is when the font was."""
    shown = repr((palette, ink, PIL.__version__)).encode()
    return sha256(shown + font.read_bytes() + Path(__file__).read_bytes()).hexdigest()


def png(card: Card) -> bytes:
    """The picture as a PNG with few colours; the same card gives the same bytes."""
    image = Image.new("L", SIZE)
    image.paste(_scene(card.drawing), (0, 0))
    font, lines = _fitting(card.title, card.font)
    height = font.size * _LEADING
    above = 20 + (_TITLE - height * len(lines)) / 2
    title = [(above + row * height, line) for row, line in enumerate(lines)]
    image.paste(_words(title, font, _NAME - _SCENE, _INK), (0, _SCENE))
    image.paste(_name(card.name, card.font), (0, _NAME))
    image.putpalette(_colours(card.palette, card.ink, card.drawing.hour))
    buffer = BytesIO()
    image.save(buffer, "PNG", compress_level=3)  # 6 takes twice as long for a quarter less
    return buffer.getvalue()


@cache
def _colours(palette: Palette, ink: Ink, hour: Hour) -> bytes:
    """The palette: red, green and blue of every number."""
    grounds = [_rgb(palette.light(name, hour)) for name in _GROUNDS]
    glint, paper = _rgb(palette.light("glint", hour)), _rgb(ink.paper)
    colours = [
        *(colour for pair in pairwise(grounds) for colour in _steps(*pair, _MIXED)),
        *_steps(grounds[-1], grounds[-1], _MIXED),
        *_steps(grounds[_GROUNDS.index("water")], glint, _MIXED),
        glint,
        *(
            colour
            for end in (ink.ink, ink.soft)
            for colour in _steps(paper, _rgb(end), _SHADES - 1, last=True)
        ),
    ]
    return bytes(value for colour in colours for value in colour)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(ImageColor.getrgb(colour)[:3])


def _steps(
    start: tuple[int, ...], end: tuple[int, ...], steps: int, *, last: bool = False
) -> Iterator[tuple[int, ...]]:
    """Colours on the way from one to another; the last only when it is asked for."""
    for step in range(steps + last):
        yield tuple(one + (other - one) * step // steps for one, other in zip(start, end, strict=True))


def _words(
    lines: Sequence[tuple[float, str]], font: ImageFont.FreeTypeFont, height: int, number: int
) -> Image.Image:
    """Lines of text, (distance from the top, words), in the numbers from `number` on."""
    image = Image.new("L", (SIZE[0], height))
    draw = ImageDraw.Draw(image)
    for above, line in lines:
        draw.text((_MARGIN, above), line, fill=255, font=font)
    return image.point([number + value * _SHADES // 256 for value in range(256)])


@cache
def _name(name: str, file: Path) -> Image.Image:
    """The site's name, at the foot of most cards."""
    return _words([(SIZE[1] - 64 - _NAME, name)], _font(file, 30, 400), SIZE[1] - _NAME, _SOFT)


def _scene(drawing: Drawing) -> Image.Image:
    """The low band of the drawing, as wide as the picture: hills become flatter, the sun stays round."""
    scene = band(drawing)
    wide, high = SIZE[0] * _SMOOTH / WIDTH, _SCENE * _SMOOTH / BAND_HEIGHT
    image = Image.new("L", (SIZE[0] * _SMOOTH, _SCENE * _SMOOTH), _NUMBERS["sky"])
    draw = ImageDraw.Draw(image)
    middle, radius = scene.sun.middle, scene.sun.radius * high
    left, top = middle.x * wide - radius, middle.y * high - radius
    draw.ellipse((left, top, left + 2 * radius, top + 2 * radius), fill=_NUMBERS["sun"])
    for ridge in scene.ridges:
        edge = [(x * wide, y * high) for x, y in _edge(ridge)]
        ground = [*edge, (image.width, image.height + 1), (0, image.height + 1)]
        draw.polygon(ground, fill=_NUMBERS[ridge.ground.value])
    small = image.reduce(_SMOOTH)
    glints = _glints(scene, wide, high)
    on_water = small.point([255 * (number == _NUMBERS["water"]) for number in range(256)])
    light = glints.point([255 * (number > _GLINT) for number in range(256)])
    small.paste(glints, mask=ImageChops.darker(on_water, light))
    return small


def _glints(scene: Drawing, wide: float, high: float) -> Image.Image:
    """Sunlight by itself, in numbers from water to glint."""
    image = Image.new("L", (SIZE[0] * _SMOOTH, _SCENE * _SMOOTH), _GLINT)
    draw = ImageDraw.Draw(image)
    for glint in scene.glints:
        x, y = glint.left.x * wide, glint.left.y * high
        draw.rounded_rectangle((x, y, x + glint.width * wide, y + 5 * high), 2.5 * high, fill=_GLINT + _MIXED)
    return image.reduce(_SMOOTH)


def _edge(ridge: Ridge) -> Iterator[tuple[float, float]]:
    """Points along a ridge's curve: the same cubic Bézier curves as the SVG's."""
    ends = tuple(zip(ridge.points, ridge.slopes, strict=True))
    yield ends[0][0].x, ends[0][0].y
    for (start, falls), (end, falls_there) in pairwise(ends):
        before, after = start.y + falls, end.y - falls_there
        for across, (one, two, three, four) in _SHARES:
            yield start.x + across, one * start.y + two * before + three * after + four * end.y


def _shares(t: float) -> tuple[float, float, float, float]:
    """What the four points of a curve weigh at a place between its ends (0 to 1)."""
    return (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3


def _across(t: float) -> float:
    _, two, three, four = _shares(t)
    return (two + three) * STEP / 2 + four * STEP


# From one point of a ridge to the next: how far across, and what each height weighs there.
_SHARES = tuple((_across(step / _STEPS), _shares(step / _STEPS)) for step in range(1, _STEPS + 1))


def _fitting(title: str, file: Path) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size at which the title fits, its parts before and after a colon on lines of their own
    where that fits too; a title for which none is small enough is cut."""
    width = SIZE[0] - 2 * _MARGIN
    for size in _SIZES:
        measure = _measure(file, size, _BOLD)
        parts = re.split(r"(?<=:) ", title)
        for lines in (
            [line for part in parts for line in _wrapped(part, measure, width)],
            list(_wrapped(title, measure, width)),
        ):
            narrow = all(measure.length(line) <= width for line in lines)
            if narrow and len(lines) <= _LINES and len(lines) * size * _LEADING <= _TITLE:
                return measure.font, lines
    *whole, last = lines[:_LINES]
    while measure.length(f"{last} …") > width:
        last = last[:-1]
    return measure.font, [*(line for line in whole if measure.length(line) <= width), f"{last} …"]


def _wrapped(title: str, measure: "_Measure", width: int) -> Iterator[str]:
    line = ""
    for word in title.split():
        longer = f"{line} {word}".strip()
        if line and measure.length(longer) > width:
            yield line
            longer = word
        line = longer
    yield line


class _Measure:
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
def _measure(file: Path, size: int, weight: int) -> _Measure:
    return _Measure(_font(file, size, weight))


@cache
def _font(file: Path, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font
