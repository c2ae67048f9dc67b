"""Files that people took for photographs, opened with care: what is wrong with them is said in words."""

import struct
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

# Readers get other ones; these are what people may hand in.
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
PIXELS = 80_000_000
# What Pillow's readers raise over files that are not as they should be.
UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    ArithmeticError,
    LookupError,
    TypeError,
    AttributeError,
    MemoryError,
    RuntimeError,
    struct.error,
    Image.DecompressionBombError,
)
_SAVE_AS_JPEG = "Save it as a JPEG."
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a picture cannot be used: the end of a sentence that starts with its name, and what to do."""

    what: str
    suggestion: str


HUGE = Fault(
    f"has more than {PIXELS // 1_000_000} million pixels.",
    "2,000 pixels from side to side are plenty. Make it smaller.",
)
DAMAGED = Fault("is damaged: not all of it can be read.", "Copy it again from where it came from.")
MOVING = Fault("moves, and nobody can stop it (WCAG 2.2.2).", "Use a still picture.")


def opened(file: Path) -> Image.Image | Fault:
    """The picture, of which only the head has been read yet; OSError when the file cannot be read."""
    with file.open("rb") as start:
        head = start.read(12)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # we have our own bounds, and no use for odd metadata
            image = Image.open(file, formats=FORMATS)
    except Image.DecompressionBombError:
        return HUGE
    except UNREADABLE:
        return _strange(head)
    fault = _fault(image)
    if fault:
        image.close()
    return fault or image


def _fault(image: Image.Image) -> Fault | None:
    if image.width * image.height > PIXELS:
        return HUGE
    try:
        # Telephones save a second picture in a JPEG (MPO): how far away things are, or how bright.
        return MOVING if image.format != "MPO" and getattr(image, "n_frames", 1) > 1 else None
    except UNREADABLE:
        return DAMAGED


def _strange(head: bytes) -> Fault:
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return Fault(
            "is a HEIC picture, which browsers do not show.",
            f"{_SAVE_AS_JPEG} On an iPhone: Settings, Camera, Formats, Most Compatible.",
        )
    return Fault(
        "is no JPEG, PNG, WebP, AVIF or GIF that can be read.", f"Open it and save it anew. {_SAVE_AS_JPEG}"
    )
