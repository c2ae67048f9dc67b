"""Pictures as cameras and programs make them, made here: the repository holds no photographs."""

import random
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

ROTATED = 6  # the camera was held upright: turn the picture clockwise
GPS = {1: "N", 2: (38.0, 18.0, 1.0), 3: "W", 4: (77.0, 27.0, 1.0)}
SECRET = b"at the river house"
RED, GREEN = (200, 30, 30), (30, 140, 60)


def scene(width: int, height: int, seed: int = 1) -> Image.Image:
    """A picture with soft shapes and grain, like a photograph."""
    some = random.Random(seed)
    small = Image.new("RGB", (max(1, width // 4), max(1, height // 4)), (210, 200, 180))
    draw = ImageDraw.Draw(small)
    for _ in range(60):
        x, y, r = some.randrange(small.width), some.randrange(small.height), some.randrange(2, 40)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=tuple(some.randrange(40, 220) for _ in range(3)))
    grain = Image.frombytes("L", (256, 256), some.randbytes(256 * 256)).resize((width, height)).convert("RGB")
    return Image.blend(small.resize((width, height)), grain, 0.06)


def halves(
    width: int, height: int, left: tuple[int, ...] = RED, right: tuple[int, ...] = GREEN
) -> Image.Image:
    """The left half in one colour, the right half in another."""
    image = Image.new("RGB", (width, height), left)
    image.paste(right, (width // 2, 0, width, height))
    return image


def phone(file: Path, width: int = 1600, height: int = 1200, seed: int = 1) -> Path:
    """A JPEG from a telephone: lying on its side, and it says where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = ROTATED
    exif[0x010F] = "Telephone"
    exif[0x9003] = "2026:11:02 10:30:00"
    exif[0x8825] = GPS
    scene(width, height, seed).save(file, "JPEG", quality=95, exif=exif, comment=SECRET)
    return file


def display_p3() -> bytes:
    """The ICC profile of the colours that telephones take pictures in (ICC.1:2010, version 4).

    The primaries of Display P3, adapted to D50, and the web's own curve.
    """
    primaries = {
        b"rXYZ": (0.51512, 0.2412, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.1571, 0.06657, 0.78407),
        b"wtpt": (0.9642, 1.0, 0.8249),
    }
    curve = b"para\0\0\0\0\0\x03\0\0" + b"".join(
        _fixed(number) for number in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    )
    words = "P3".encode("utf-16-be")
    text = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS" + struct.pack(">II", len(words), 28) + words
    tags = {
        b"desc": text,
        b"cprt": text,
        **{name: b"XYZ \0\0\0\0" + b"".join(map(_fixed, xyz)) for name, xyz in primaries.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, data, start = b"", b"", 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        value += bytes(-len(value) % 4)
        table += name + struct.pack(">II", start + len(data), len(value))
        data += value
    head = struct.pack(
        ">I4s4s4s4s4s12s4s24s12s", start + len(data), b"", b"\x04\0\0\0", b"mntr", b"RGB ", b"XYZ ",
        struct.pack(">6H", 2026, 1, 1, 0, 0, 0), b"acsp", b"", b"".join(map(_fixed, primaries[b"wtpt"])),
    )  # fmt: skip
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + data


def _fixed(number: float) -> bytes:
    return struct.pack(">i", round(number * 65536))


def sixteen_bits(file: Path) -> Path:
    """A gray PNG of 16 bits a dot: dark on the left, bright on the right."""
    image = Image.new("I;16", (400, 100))
    for x in range(400):
        for y in range(100):
            image.putpixel((x, y), 20 * 257 if x < 200 else 220 * 257)
    image.save(file)
    return file


def moving(file: Path, kind: str = "GIF") -> Path:
    """A picture of several that follow each other."""
    first, *rest = (halves(60, 60, (shade, 0, 0)) for shade in (0, 90, 180))
    first.save(file, kind, save_all=True, append_images=rest, duration=100)
    return file


def bomb(file: Path) -> Path:
    """A small PNG that says it is 30,000 pixels wide and high."""
    buffer = BytesIO()
    Image.new("L", (16, 16)).save(buffer, "PNG")
    data = bytearray(buffer.getvalue())
    data[16:24] = (30_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    file.write_bytes(data)
    return file


def cut_short(file: Path) -> Path:
    """A JPEG of which the second half did not arrive."""
    phone(file)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    return file


def heic(file: Path) -> Path:
    """The head of what an iPhone saves."""
    file.write_bytes(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(100))
    return file


def text(file: Path) -> Path:
    """No picture at all."""
    file.write_text("not a picture", "utf-8")
    return file


UNUSABLE: dict[str, tuple[str, Callable[[Path], Path], str]] = {
    "moving": ("a.gif", moving, "moves, and nobody can stop it (WCAG 2.2.2). Use a still picture."),
    "moving PNG": (
        "a.png",
        lambda file: moving(file, "PNG"),
        "moves, and nobody can stop it (WCAG 2.2.2). Use a still picture.",
    ),
    "far too large": (
        "a.png",
        bomb,
        "has more than 80 million pixels. 2,000 pixels from side to side are plenty. Make it smaller.",
    ),
    "cut short": (
        "a.jpg",
        cut_short,
        "is damaged: not all of it can be read. Copy it again from where it came from.",
    ),
    "HEIC": (
        "a.HEIC",
        heic,
        "is a HEIC picture, which browsers do not show. "
        "Save it as a JPEG. On an iPhone: Settings, Camera, Formats, Most Compatible.",
    ),
    "no picture": (
        "a.jpg",
        text,
        "is no JPEG, PNG, WebP, AVIF or GIF that can be read. Open it and save it anew. Save it as a JPEG.",
    ),
}
