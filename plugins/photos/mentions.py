"""Which files of the site's pictures an address means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

FOLDER = "images"
SVG = ".svg"
# What cameras, telephones and programs for pictures save. None of it is published as it is.
PHOTOGRAPHS = frozenset(
    f".{suffix}"
    for suffix in (
        *("jpg", "jpeg", "jpe", "jfif", "mpo", "png", "apng", "webp", "avif", "gif"),
        *("heic", "heif", "tif", "tiff", "bmp", "dng"),
    )
)

_SHOWN = re.compile(
    r"!\[[^\]\n]*\]\(\s*(?:<(?P<within>[^<>\n]*)>|(?P<bare>(?:[^()<>\s]|\([^()\s]*\))+)(?=[\s)]))"
)
_IN_MARKDOWN = re.compile(r"""/images/(?:[^"'<>()\s]|\([^"'<>()\s]*\))+""")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text names a picture: the line, and the address as it stands there."""

    line: int
    address: str


def file_of(address: str, content: Path) -> Path | None:
    """The file below content/images/ that an address from the site's root means; None where there is none."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith(f"/{FOLDER}/"):
        return None
    try:
        file = (content / unquote(parts.path).lstrip("/")).resolve()
        return file if file.is_relative_to((content / FOLDER).resolve()) and file.is_file() else None
    except (OSError, ValueError):  # a name that no file can have
        return None


def shown_in(markdown: str, first_line: int) -> Iterator[Place]:
    """Every picture that a Markdown text shows, wherever it may be; not those on lines that may be code."""
    for number, line in enumerate(markdown.splitlines(), first_line):
        if line.startswith(("    ", "\t")):
            continue
        for match in _SHOWN.finditer(line):
            yield Place(number, match["bare"] or match["within"])


def in_markdown(body: str, first_line: int) -> Iterator[Place]:
    """Every address of a picture in a Markdown text."""
    for number, line in enumerate(body.splitlines(), first_line):
        for match in _IN_MARKDOWN.finditer(line):
            yield Place(number, match[0])
