"""The picture that other websites show beside a link (Open Graph): the scene, title and name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageFont

from plugins.covers.drawing import BAND_HEIGHT, STEP, WIDTH, Drawing, Ground, Ridge, band
from plugins.covers.palette import Ink, Palette

SIZE = (1200, 630)
_SCENE = 320  # pixels of the scene, from the top
_TITLE = 200  # pixels for the title, below the scene
_MARGIN = 72
_SMOOTH = 2  # edges are drawn this much larger, then made small
_STEPS = 16  # straight pieces of a curve from one point of a ridge to the next
_SIZES = range(68, 33, -2)
_LEADING = 1.18
_LINES = 3
_BOLD = 600
_COLOURS = 128
_CODE = Path(__file__).read_bytes()


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
        shown = (self.drawing, self.title, self.name, self.palette, self.ink, PIL.__version__)
        return sha256(repr(shown).encode() + self.font.read_bytes() + _CODE).hexdigest()


def png(card: Card) -> bytes:
    """The picture as a PNG with few colours; the same card gives the same bytes."""
    image = Image.new("RGB", SIZE, card.ink.paper)
    image.paste(_scene(card.drawing, card.palette), (0, 0))
    draw = ImageDraw.Draw(image)
    font, lines = _fitting(card.title, card.font)
    height = font.size * _LEADING
    above = _SCENE + 20 + (_TITLE - height * len(lines)) / 2
    for row, line in enumerate(lines):
        draw.text((_MARGIN, above + row * height), line, fill=card.ink.ink, font=font)
    draw.text((_MARGIN, SIZE[1] - 64), card.name, fill=card.ink.soft, font=_font(card.font, 30, 400))
    buffer = BytesIO()
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _scene(drawing: Drawing, palette: Palette) -> Image.Image:
    """The low band of the drawing, as wide as the picture: hills become flatter, the sun stays round."""
    scene = band(drawing)
    wide, high = SIZE[0] * _SMOOTH / WIDTH, _SCENE * _SMOOTH / BAND_HEIGHT
    image = Image.new("RGB", (SIZE[0] * _SMOOTH, _SCENE * _SMOOTH), palette.light("sky", scene.hour))
    draw = ImageDraw.Draw(image)
    middle, radius = scene.sun.middle, scene.sun.radius * high
    left, top = middle.x * wide - radius, middle.y * high - radius
    draw.ellipse((left, top, left + 2 * radius, top + 2 * radius), fill=palette.light("sun", scene.hour))
    for ridge in scene.ridges:
        edge = [(x * wide, y * high) for x, y in _edge(ridge)]
        ground = [*edge, (image.width, image.height + 1), (0, image.height + 1)]
        draw.polygon(ground, fill=palette.light(ridge.ground.value, scene.hour))
        if ridge.ground is Ground.WATER:
            for glint in scene.glints:
                x, y = glint.left.x * wide, glint.left.y * high
                box = (x, y, x + glint.width * wide, y + 5 * high)
                draw.rounded_rectangle(box, 2.5 * high, fill=palette.light("glint", scene.hour))
    return image.resize((SIZE[0], _SCENE), Image.Resampling.BOX)


def _edge(ridge: Ridge) -> Iterator[tuple[float, float]]:
    """Points along a ridge's curve: the same cubic Bézier curves as the SVG's."""
    ends = tuple(zip(ridge.points, ridge.slopes, strict=True))
    yield ends[0][0].x, ends[0][0].y
    for (start, falls), (end, falls_there) in pairwise(ends):
        heights = (start.y, start.y + falls, end.y - falls_there, end.y)
        sides = (start.x, start.x + STEP // 2, end.x - STEP // 2, end.x)
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            shares = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
            yield _mixed(shares, sides), _mixed(shares, heights)


def _mixed(shares: tuple[float, ...], values: tuple[int, ...]) -> float:
    return sum(share * value for share, value in zip(shares, values, strict=True))


def _fitting(title: str, file: Path) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size at which the title fits, its parts before and after a colon on lines of their own
    where that fits too; a title for which none is small enough is cut."""
    width = SIZE[0] - 2 * _MARGIN
    for size in _SIZES:
        font = _font(file, size, _BOLD)
        parts = re.split(r"(?<=:) ", title)
        for lines in (
            [line for part in parts for line in _wrapped(part, font, width)],
            list(_wrapped(title, font, width)),
        ):
            narrow = all(font.getlength(line) <= width for line in lines)
            if narrow and len(lines) <= _LINES and len(lines) * size * _LEADING <= _TITLE:
                return font, lines
    *whole, last = lines[:_LINES]
    while font.getlength(f"{last} …") > width:
        last = last[:-1]
    return font, [*(line for line in whole if font.getlength(line) <= width), f"{last} …"]


def _wrapped(title: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    line = ""
    for word in title.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > width:
            yield line
            longer = word
        line = longer
    yield line


def _font(file: Path, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font
