"""Pictures of the old site → files on this computer: beside the export, or from the web when asked to."""

import re
import tempfile
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from PIL import Image, UnidentifiedImageError

_SUFFIXES = {"AVIF": ".avif", "GIF": ".gif", "JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
_ENDINGS = frozenset({".jpeg", *_SUFFIXES.values()})
_BYTES = 20_000_000
_SECONDS = 20.0
# WordPress keeps smaller copies: "moon-300x200.jpg" of "moon.jpg".
_COPY = re.compile(r"-(?:\d+x\d+|scaled)(?=\.\w+$)")


@dataclass(frozen=True, slots=True)
class Picture:
    """A file, what it was called without its ending, and the ending that its content asks for."""

    file: Path
    stem: str
    suffix: str


@dataclass(slots=True)
class Pictures:
    """Finds pictures below `directory`; with `downloads` it asks the web for those that are not there.

    `downloads` is a directory for what comes from there; None asks nobody.
    """

    directory: Path
    downloads: Path | None = None
    _files: list[Path] = field(default_factory=list)
    _asked: dict[str, "Picture | str"] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = (path for path in sorted(self.directory.rglob("*")) if path.suffix.lower() in _ENDINGS)
        self._files = [path for path in found if path.is_file() and not path.is_symlink()]

    def find(self, address: str) -> "Picture | str":
        """The picture, or a sentence about why there is none."""
        if address not in self._asked:
            self._asked[address] = self._find(address)
        return self._asked[address]

    def _find(self, address: str) -> "Picture | str":
        if not address:
            return "has no address."
        parts = PurePosixPath(unquote(urlsplit(address).path)).parts
        likeness = {
            file: max(_shared(file.parts, other) for other in _spellings(parts)) for file in self._files
        }
        most = max(likeness.values(), default=0)
        best = [file for file, shared in likeness.items() if shared == most and most]
        if len(best) > 1:
            return f"fits several files: {', '.join(str(file) for file in best)}."
        if best:
            return _checked(best[0], best[0].stem)
        if self.downloads:
            return self._download(address)
        names = [
            other[-1] for other in _spellings(parts) if PurePosixPath(other[-1]).suffix.lower() in _ENDINGS
        ]
        return f'is not beside the file, as "{names[0]}".' if names else "is not beside the file."

    def _download(self, address: str) -> "Picture | str":
        assert self.downloads is not None
        if urlsplit(address).scheme not in {"http", "https"}:
            return "is not on the web."
        request = urllib.request.Request(
            _original(address), headers={"User-Agent": "assure-care-website/1.0"}
        )
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
                content = answer.read(_BYTES + 1)
        except (urllib.error.URLError, HTTPException, OSError, ValueError) as error:
            return f"could not be fetched: {getattr(error, 'reason', error)}."
        with tempfile.NamedTemporaryFile(dir=self.downloads, delete=False) as opened:
            opened.write(content)
        return _checked(Path(opened.name), PurePosixPath(unquote(urlsplit(address).path)).stem)


def _spellings(parts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """An address as a file may be called: as it stands, as the picture it is a copy of, as Wix's file."""
    if not parts:
        return ()
    found = [parts, (*parts[:-1], _COPY.sub("", parts[-1]))]
    return tuple(found + ([parts[: parts.index("v1")]] if "v1" in parts[1:] else []))


def _shared(file: tuple[str, ...], address: tuple[str, ...]) -> int:
    """How many parts at the end are the same."""
    count = 0
    while count < min(len(file), len(address)) and file[-1 - count] == address[-1 - count]:
        count += 1
    return count


def _original(address: str) -> str:
    """Wix cuts and shrinks on the way, as the end of the address says; without that end it is whole."""
    inside = "static.wixstatic.com/media/" in address
    return address.partition("/v1/")[0] if inside else address


def _checked(file: Path, stem: str) -> "Picture | str":
    if file.stat().st_size > _BYTES:
        return f"is larger than {_BYTES // 1_000_000} MB."
    try:
        with Image.open(file) as image:
            if getattr(image, "is_animated", False):
                return "moves, which pictures do not do here."
            image.verify()
            kind = image.format or ""
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return "is no picture, or a damaged one."
    if kind not in _SUFFIXES:
        return f"is of the kind {kind}, which this site does not show."
    return Picture(file, stem, _SUFFIXES[kind])
