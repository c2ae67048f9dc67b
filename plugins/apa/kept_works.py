"""The bibliography of a site, read and normalised once, and kept until one of its files changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from plugins.apa.entry import Bibliography
from plugins.apa.model import Work
from plugins.apa.normalise import normalise
from plugins.apa.parse import read_bibliography
from plugins.errors import Problem
from plugins.fastbuild.conditions import installed
from plugins.fastbuild.kept import kept
from plugins.fastbuild.store import digest


@dataclass(frozen=True, slots=True)
class Read:
    """The entries as they stand in the files, the works made from them, and everything wrong with both."""

    bibliography: Bibliography
    works: Mapping[str, Work]
    problems: tuple[Problem, ...]


def read_works(files: Sequence[Path], cache: Path) -> Read:
    """Read .bib files; what they hold is kept below `cache`."""
    said = [(str(file), _digest(file)) for file in files]
    return _read(tuple(files), digest(repr(said).encode()), cache)


def _digest(file: Path) -> str:
    try:
        return digest(file.read_bytes())
    except OSError as error:
        return str(error.strerror)


@lru_cache(1)  # the checks and Pelican ask for the same
def _read(files: tuple[Path, ...], name: str, cache: Path) -> Read:
    def make(place: int) -> Read:
        bibliography = read_bibliography(files)
        return Read(bibliography, *normalise(bibliography))

    (read,) = kept(cache / "fastbuild" / "works", installed(), [name], make)
    return read
