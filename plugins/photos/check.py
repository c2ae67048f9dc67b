"""What is wrong with the pictures that a text names, as far as their heads tell."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.errors import Problem
from plugins.photos.mentions import PHOTOGRAPHS, Place, file_of
from plugins.photos.opened import Fault, opened


def check(text: Path, places: Iterable[Place], content: Path) -> Iterator[Problem]:
    """A problem for every picture that cannot be used, at its first place in a text."""
    seen: set[Path] = set()
    for place in places:
        file = file_of(place.address, content)
        if file is None or file in seen or file.suffix.lower() not in PHOTOGRAPHS:
            continue
        seen.add(file)
        picture = opened(file)
        if isinstance(picture, Fault):
            yield problem(text, place, picture)
        else:
            picture.close()


def problem(text: Path, place: Place, fault: Fault) -> Problem:
    """The fault in a sentence."""
    return Problem(text, place.line, f'The picture "{place.address}" {fault.what}', fault.suggestion)
