"""Knows which files were copied into the output."""

import os
from collections.abc import Callable, Iterator
from typing import Any

from pelican.generators import StaticGenerator

from plugins.fastbuild.unchanged_files import Stamp, stamp

Copy = Callable[[str, str], None]
_copied: list[str] = []
_generators: list[StaticGenerator] = []


def noted(copy: Copy) -> Copy:
    """`pelican.utils.copy_file`, which notes what it does."""
    _copied.clear()
    _generators.clear()

    def copy_file(source: str, destination: str) -> None:
        _copied.append(destination)
        copy(source, destination)

    return copy_file


def note_generator(generator: StaticGenerator) -> None:
    """A file that need not be copied again is as good as copied."""
    _generators[:] = [generator]


def copied() -> Iterator[tuple[str, Stamp]]:
    """Every copied file with its stamp."""
    for file in (*_copied, *(file for generator in _generators for file in _places(generator))):
        try:
            yield os.path.abspath(file), stamp(os.lstat(file))
        except OSError:
            continue


def _places(generator: Any) -> list[str]:
    """Where a generator's files are put; those that texts link to need not exist."""
    return [
        os.path.join(generator.output_path, static.save_as)
        for static in generator.staticfiles
        if os.path.exists(os.path.join(generator.path, static.source_path))
    ]
