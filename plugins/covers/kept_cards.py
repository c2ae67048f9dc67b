"""Social cards are drawn by several processes, and each only once: the files are kept by what they show.

A file starts with a checksum of the picture, so that a damaged one is drawn again.
"""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from plugins.covers.social_card import Card, png
from plugins.fastbuild.forks import copies_for, shared_out
from plugins.fastbuild.progress import stage

_CHECKSUM = 16  # bytes
# So many that the last build did not need may stay, for the next preview or a title that is put back.
_SPARE = 100


def pictures(folder: Path, cards: Sequence[Card]) -> Iterator[bytes]:
    """The picture of every card; what is drawn is kept in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{card.key}.card" for card in cards]
    there = set(folder.iterdir())
    missing = [place for place, file in enumerate(files) if file not in there]
    copies = copies_for(len(missing))

    def work(copy: int) -> Iterator[tuple[int, bytes]]:
        for place in missing[copy::copies]:
            _keep(files[place], png(cards[place]))
            yield place, b""

    with stage("Drawing cards", len(missing)) as step:
        for _ in shared_out(copies, work):
            step()  # the pictures are in the files
    for file, card in zip(files, cards, strict=True):
        yield _kept(file) or _keep(file, png(card))
    if len(idle := there.difference(files)) > _SPARE:
        for file in idle:
            file.unlink(missing_ok=True)


def _kept(file: Path) -> bytes | None:
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return None
    picture = data[_CHECKSUM:]
    return picture if _checksum(picture) == data[:_CHECKSUM] else None


def _keep(file: Path, picture: bytes) -> bytes:
    new = file.with_suffix(".new")
    new.write_bytes(_checksum(picture) + picture)
    new.replace(file)  # whole or not at all, should somebody pull the plug
    return picture


def _checksum(picture: bytes) -> bytes:
    return blake2b(picture, digest_size=_CHECKSUM).digest()
