"""A photograph → its versions: upright, in the colours of the web (sRGB), and without a word about itself.

Where it was taken, with what and when stays with whoever took it. One thread codes each picture, so that the
same file gives the same bytes on every computer with the same version of Pillow.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms

from plugins.photos.model import Kind, Version
from plugins.photos.opened import DAMAGED, UNREADABLE, Fault, opened
from plugins.photos.recipes import Box, Recipe, cut, sizes

# What a camera held at an angle writes down (Exif 2.32, 4.6.4 A), and how to undo it.
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LYING = frozenset({5, 6, 7, 8})
# Drawings, screenshots and charts have few colours; JPEG would smear their edges.
_FEW_COLOURS = 1024
_PAPER = (255, 255, 255)


def developed(file: Path, recipe: Recipe) -> tuple[Version, ...] | Fault:
    """The versions, modern kinds first; () when the picture is too small for the recipe."""
    image = opened(file)
    if isinstance(image, Fault):
        return image
    try:
        with image:
            return tuple(_versions(image, recipe))
    except UNREADABLE:
        return DAMAGED


def _versions(image: Image.Image, recipe: Recipe) -> Iterator[Version]:
    turn = _turn(image)
    natural = image.size[::-1] if turn in _LYING else image.size
    box = cut(recipe, *natural)
    wanted = sizes(recipe, box)
    if not wanted:
        return
    largest, drawn = _largest(image, turn, box, natural, wanted[-1], recipe)
    scaled = [*(largest.resize(size, Image.Resampling.LANCZOS) for size in wanted[:-1]), largest]
    plain = Kind.PNG if drawn else Kind.JPEG
    kept = list(_lighter([(one, _coded(one, plain, drawn)) for one in scaled]))
    for kind in (Kind.AVIF, Kind.WEBP) if recipe.modern else ():
        coded = [_coded(one, kind, drawn) for one, _ in kept]
        if all(len(new) < len(data) for new, (_, data) in zip(coded, kept, strict=True)):
            yield from (Version(kind, *one.size, new) for new, (one, _) in zip(coded, kept, strict=True))
    yield from (Version(plain, *one.size, data) for one, data in kept)


def _lighter(versions: list[tuple[Image.Image, bytes]]) -> Iterator[tuple[Image.Image, bytes]]:
    """Without versions that weigh as much as a larger one: a drawing made smaller has more colours."""
    for place, (one, data) in enumerate(versions):
        if all(len(data) < len(larger) for _, larger in versions[place + 1 :]):
            yield one, data


def _turn(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except UNREADABLE:  # what is written about a picture may be nonsense without harm to it
        return 1


def _largest(
    image: Image.Image,
    turn: int,
    box: Box,
    natural: tuple[int, int],
    size: tuple[int, int],
    recipe: Recipe,
) -> tuple[Image.Image, bool]:
    """The largest version as a picture, and whether it has to be coded without loss."""
    shrunk = size[0] / box.width
    # A JPEG can be read at a half, a quarter or an eighth of its size, which takes less time and memory.
    least = tuple(round(side * shrunk) + 1 for side in natural)
    image.draft(image.mode, (least[1], least[0]) if turn in _LYING else (least[0], least[1]))
    profile = image.info.get("icc_profile")
    picture = _plain_mode(image)
    drawn = not recipe.flat and _is_drawn(picture, image.format)
    if turn in _UPRIGHT:
        picture = picture.transpose(_UPRIGHT[turn])
    read = picture.width / natural[0], picture.height / natural[1]
    part = (box.left * read[0], box.top * read[1], box.right * read[0], box.bottom * read[1])
    picture = picture.resize(size, Image.Resampling.LANCZOS, box=part, reducing_gap=3)
    picture = _srgb(picture, profile)
    if not drawn and picture.mode == "RGBA":
        picture = Image.alpha_composite(Image.new("RGBA", size, (*_PAPER, 255)), picture).convert("RGB")
    picture.info = {}
    return picture, drawn


def _plain_mode(image: Image.Image) -> Image.Image:
    """The whole picture read, with channels that can be resized."""
    image.load()
    if image.mode.startswith(("I", "F")):  # 16 bits a dot
        # Pillow would cut off what is brighter than 255 instead of dividing it.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L").convert("RGB")
    if "transparency" in image.info or image.mode in {"LA", "La", "PA", "RGBa"}:
        return image.convert("RGBA")
    return image if image.mode in {"RGB", "RGBA", "CMYK", "L"} else image.convert("RGB")


def _is_drawn(picture: Image.Image, source: str | None) -> bool:
    see_through = picture.mode == "RGBA" and picture.getchannel("A").getextrema() != (255, 255)
    return see_through or (source in {"PNG", "GIF"} and picture.getcolors(_FEW_COLOURS) is not None)


def _srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as they were meant; without a profile, or with a broken one, they are the web's already."""
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, source, target, outputMode=mode)
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, *UNREADABLE):
            pass
    return picture.convert(mode)


def _coded(picture: Image.Image, kind: Kind, drawn: bool) -> bytes:
    buffer = BytesIO()
    _CODERS[kind](picture, buffer, drawn)
    return buffer.getvalue()


def _avif(picture: Image.Image, file: BytesIO, drawn: bool) -> None:
    # On five photographs 656 pixels wide all kinds were as near to the original (35 dB on average), with
    # 17 kB for this one, 21 for WebP and 35 for JPEG.
    quality, colours = (80, "4:4:4") if drawn else (54, "4:2:0")
    picture.save(file, "AVIF", quality=quality, subsampling=colours, speed=6, max_threads=1)


def _webp(picture: Image.Image, file: BytesIO, drawn: bool) -> None:
    picture.save(file, "WEBP", lossless=drawn, quality=75, method=4)


def _jpeg(picture: Image.Image, file: BytesIO, drawn: bool) -> None:
    picture.save(file, "JPEG", quality=78, optimize=True, progressive=True, subsampling="4:2:0")


def _png(picture: Image.Image, file: BytesIO, drawn: bool) -> None:
    few = picture.quantize(256, dither=Image.Dither.NONE) if picture.mode == "RGB" else picture
    few.save(file, "PNG", optimize=True)


_CODERS: dict[Kind, Callable[[Image.Image, BytesIO, bool], None]] = {
    Kind.AVIF: _avif,
    Kind.WEBP: _webp,
    Kind.JPEG: _jpeg,
    Kind.PNG: _png,
}
