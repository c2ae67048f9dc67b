"""Results kept from build to build: a small index, and a pack of bytes that is only ever added to.

Nothing is believed: the index has a checksum, every record has one, and an index that was made under other
conditions (other versions, other settings) is not looked into. A store that another build holds is not used.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.fastbuild.locked import locked

_FORMAT = "fastbuild 1"


def digest(data: bytes) -> str:
    """The checksum and the name of some bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


class Store:
    """Bytes by name, in a directory. While another build uses that, this one keeps nothing."""

    def __init__(self, directory: Path, conditions: str) -> None:
        self._directory, self._conditions = directory, conditions
        self._places: dict[str, tuple[int, int, str]] = {}
        self._new: dict[str, bytes] = {}
        self._used: set[str] = set()
        self._lock = self._pack = -1
        try:
            self._lock = locked(directory)
            self._places = _index(directory / "index", conditions)
            self._pack = os.open(directory / "pack", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError:
            self.close()

    @property
    def filled(self) -> bool:
        """Whether anything was kept under these conditions."""
        return bool(self._places)

    def get(self, name: str) -> bytes | None:
        """What was kept under a name, if it is still as it was."""
        if name in self._new:
            return self._new[name]
        place = self._places.get(name)
        if place is None or self._pack < 0:
            return None
        offset, length, checksum = place
        try:
            data = os.pread(self._pack, length, offset)
        except OSError:
            return None
        if digest(data) != checksum:
            del self._places[name]
            return None
        self._used.add(name)
        return data

    def place(self, name: str) -> tuple[int, int, str] | None:
        """Where in the pack something saved is, for how many bytes, and their checksum."""
        return self._places.get(name)

    def put(self, name: str, data: bytes) -> None:
        """Keep something from the next `save` on."""
        if self._pack >= 0:
            self._new[name] = data

    def save(self, *, tidy: bool = False, all_asked: bool = True) -> None:
        """Write what is new. A run that is killed meanwhile leaves the last index, which is still right.

        What was not used goes when it has become much; with `tidy`, at once; and it stays unless all that is
        needed was asked for.
        """
        if self._pack < 0:
            return
        try:
            used = {name: place for name, place in self._places.items() if name in self._used}
            size, live = os.fstat(self._pack).st_size, sum(place[1] for place in used.values())
            if all_asked and size > (live if tidy else 2 * live + (1 << 20)):
                self._rewrite(used)
            elif self._new:
                self._places |= self._append(self._pack, size, self._new)
                self._write_index()
        except OSError:  # a full disk is no reason to fail a build
            (self._directory / "index").unlink(missing_ok=True)
        self._new = {}

    def close(self) -> None:
        """Let another build have it."""
        for descriptor in (self._pack, self._lock):
            if descriptor >= 0:
                os.close(descriptor)
        self._lock = self._pack = -1

    def _rewrite(self, used: Iterable[str]) -> None:
        """A pack of only what this build needed; the index goes first, because it would not fit."""
        live = {name: data for name in used if (data := self.get(name)) is not None} | self._new
        (self._directory / "index").unlink(missing_ok=True)
        new = self._directory / "pack.new"
        descriptor = os.open(new, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o644)
        self._places = self._append(descriptor, 0, live)
        os.close(self._pack)
        self._pack = descriptor
        new.replace(self._directory / "pack")
        self._write_index()

    @staticmethod
    def _append(descriptor: int, offset: int, items: Mapping[str, bytes]) -> dict[str, tuple[int, int, str]]:
        places = {}
        with os.fdopen(os.dup(descriptor), "r+b", buffering=1 << 20) as pack:
            pack.seek(offset)
            for name, data in items.items():
                pack.write(data)
                places[name] = (offset, len(data), digest(data))
                offset += len(data)
        return places

    def _write_index(self) -> None:
        body = json.dumps({"conditions": self._conditions, "places": self._places}).encode()
        new = self._directory / "index.new"
        new.write_bytes(f"{_FORMAT} {digest(body)}\n".encode() + body)
        new.replace(self._directory / "index")


def _index(file: Path, conditions: str) -> dict[str, tuple[int, int, str]]:
    """The places of an index; none when it is missing, damaged, or of other conditions."""
    try:
        head, _, body = file.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if head != f"{_FORMAT} {digest(body)}".encode():
        return {}
    kept = json.loads(body)
    if kept["conditions"] != conditions:
        return {}
    return {name: (offset, length, checksum) for name, (offset, length, checksum) in kept["places"].items()}
