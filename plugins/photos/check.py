"""What is wrong with the pictures that a text names, as far as their heads tell."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from plugins import meant
from plugins.errors import Problem
from plugins.photos.mentions import FOLDER, PHOTOGRAPHS, Place, file_of
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


def missing(text: Path, shown: Iterable[Place], content: Path) -> Iterator[Problem]:
    """A problem for every picture that is to be shown and is not there."""
    for place in shown:
        if _is_ours(place.address) and not file_of(place.address, content):
            sentence = f'The page shows "{place.address}", and there is no such picture.'
            advice = meant.picture(place.address, meant.pictures_in(content))
            yield Problem(text, place.line, sentence, advice)


def _is_ours(address: str) -> bool:
    """Whether it should be among our pictures; all others are looked at when the site has been made."""
    try:
        parts = urlsplit(address)
    except ValueError:  # a bracket without its partner
        return False
    if parts.scheme or parts.netloc or not parts.path:
        return False
    return parts.path.startswith(f"/{FOLDER}/") or "/" not in parts.path.removeprefix("./")


def problem(text: Path, place: Place, fault: Fault) -> Problem:
    """The fault in a sentence."""
    return Problem(text, place.line, f'The picture "{place.address}" {fault.what}', fault.suggestion)
