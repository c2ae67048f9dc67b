"""What is published of a photograph."""

from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

FOLDER = "photos"


class Kind(Enum):
    """How a picture is coded: its media type. Browsers take the first they know."""

    AVIF = "image/avif"
    WEBP = "image/webp"
    JPEG = "image/jpeg"
    PNG = "image/png"

    @property
    def suffix(self) -> str:
        """How its files' names end, without the dot."""
        return {"jpeg": "jpg"}.get(self.name.lower(), self.name.lower())


@dataclass(frozen=True, slots=True)
class Version:
    """The photograph in one size, in pixels, and one kind."""

    kind: Kind
    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Published:
    """A version's place: its name below FOLDER."""

    kind: Kind
    width: int
    height: int
    name: str


@dataclass(frozen=True, slots=True)
class Photo:
    """All published versions, from the smallest to the largest within each kind.

    The last kind is the one that every browser knows.
    """

    versions: tuple[Published, ...]

    def of(self, kind: Kind) -> tuple[Published, ...]:
        """The versions of a kind; () when that saved no bytes."""
        return tuple(version for version in self.versions if version.kind is kind)

    @property
    def plain(self) -> tuple[Published, ...]:
        """The versions that every browser knows."""
        return self.of(self.versions[-1].kind)

    @property
    def largest(self) -> Published:
        """The one to take the proportions from."""
        return self.versions[-1]


def photo(name: str, versions: tuple[Version, ...]) -> Photo:
    """The places of a photograph's versions.

    Their names carry one hash of all their bytes, so that browsers may keep them for ever, and so that a
    page with ten of them stays short.
    """
    digest = sha256(b"".join(version.data for version in versions)).hexdigest()[:8]
    return Photo(
        tuple(
            Published(one.kind, one.width, one.height, f"{name}-{one.width}.{digest}.{one.kind.suffix}")
            for one in versions
        )
    )
