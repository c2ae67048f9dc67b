"""The picture that other websites show beside a link (Open Graph): the scene, title and name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import PIL
from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFont

from plugins.covers import title_lines
from plugins.covers.drawing import BAND_HEIGHT, STEP, WIDTH, Drawing, Hour, Ridge, band
from plugins.covers.palette import Ink, Palette
from plugins.covers.title_lines import LEADING, fitting, font_of

SIZE = (1200, 630)
_SCENE = 320  # pixels of the scene, from the top
_TITLE = 200  # pixels for the title, below the scene
_MARGIN = 72
_NAME = 560  # where the name's part begins
_SMOOTH = 2  # edges are drawn this much larger, then made small
_STEPS = 16  # straight pieces of a curve from one point of a ridge to the next

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
    code = (Path(__file__).read_bytes(), Path(title_lines.__file__).read_bytes())
    return sha256(b"".join((shown, font.read_bytes(), *code))).hexdigest()


def png(card: Card) -> bytes:
    """The picture as a PNG with few colours; the same card gives the same bytes."""
    image = Image.new("L", SIZE)
    image.paste(_scene(card.drawing), (0, 0))
    font, lines = fitting(card.title, card.font, SIZE[0] - 2 * _MARGIN, _TITLE)
    height = font.size * LEADING
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
    return _words([(SIZE[1] - 64 - _NAME, name)], font_of(file, 30, 400), SIZE[1] - _NAME, _SOFT)


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
