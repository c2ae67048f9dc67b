"""Texts are read by several processes at once, and those read before are not read again.

The kept texts save 1.8 of 2.6 s of processor time at 1,000 articles when one was edited; with rendering in
several processes, 7 of 22 s of wall time at 10,000.
"""

import contextlib
import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from pelican import readers as pelican_readers
from pelican.generators import Generator
from pelican.readers import Readers
from pelican.utils import file_suffix

from plugins.fastbuild.ahead import Ahead, Named
from plugins.fastbuild.counts import counts
from plugins.fastbuild.forks import Complaints, copies_for, shared_out
from plugins.fastbuild.progress import stage
from plugins.fastbuild.store import Store, digest

# What a copy has to say of a text: the reading of it, for this build or for later ones too, or its refusal.
_ONCE, _LASTING, _REFUSED = range(3)

# A text's name in the store, where it is in the pack, for how many bytes, and their checksum.
Place = tuple[str, int, int, str]


def read_ahead(generator: Generator) -> None:
    """Let a generator of articles or pages find its texts read when it asks for them."""
    generator._fastbuild_texts = Texts(generator)


class Texts:
    """Stands between one generator and its readers; `places` tells where the kept texts are."""

    def __init__(self, generator: Generator) -> None:
        self._generator, self._readers = generator, generator.readers
        self._find_files: Callable[..., set[str]] = generator.get_files
        self._find_cached: Callable[..., Any] = self._readers.get_cached_data
        self._ready: dict[str, bytes] = {}
        self._unread: set[str] = set()
        self._refused: dict[str, Exception] = {}
        self._opened: int | None = None
        self._given: tuple[str, str] | None = None
        # What to do with a text that a content has been made of.
        self.after: Callable[[str, str], None] | None = None
        self.places: dict[str, Place] = {}
        generator.get_files = self.get_files
        self._readers.get_cached_data = self.get_cached_data

    def get_files(self, paths: Any, exclude: Any = None, extensions: Any = None) -> set[str]:
        """The generator's own answer; what it is about to read is read meanwhile."""
        if extensions is not None and extensions is not False and not extensions:
            return set()  # no file ends so
        found = self._find_files(paths, exclude=exclude, extensions=extensions)
        if extensions is None:
            self.places.clear()
            root = self._generator.path
            self.read([os.path.abspath(os.path.join(root, file)) for file in found])
        return found

    def get_cached_data(self, path: str, default: Any = None) -> Any:
        """A text's HTML and metadata, if they are known; raises what the reader did who refused it."""
        self.put_away_last()
        if path in self._refused:
            raise self._refused.pop(path)
        data = self._ready.pop(path, None)
        if data is None and path in self._unread:
            data = self._kept(self.places[path])
        reader = _ahead(self._readers, path)
        found = reader.unpacked(path, data) if reader and data is not None else None
        if found:
            self._given = (path, found[0])
        return found or self._find_cached(path, default)

    def read(self, paths: list[str], all_paths: bool = True) -> None:
        """Read these files, unless they are known; `all_paths` says that there are no others."""
        readers = {path: reader for path in paths if (reader := _ahead(self._readers, path))}
        if not readers or len({type(reader) for reader in readers.values()}) > 1:
            counts.read += len(paths)  # one by one, when they are asked for
            return
        texts = list(readers)
        known = readers[texts[0]].conditions()
        store = Store(self.pack.parent, known) if known else None
        names: dict[str, str] = {}
        if store and store.filled:
            names = {
                path: name for path in texts if (name := text_name(path)) and store.get(name) is not None
            }
        missing = [path for path in texts if path not in names]
        counts.read += len(paths) - len(names)
        counts.known += len(names)
        with stage("Reading texts", len(missing)) as step:
            for path, ending, name, data in self._read_missing(missing):
                if ending == _REFUSED:
                    self._refused[path] = pickle.loads(data)
                else:
                    self._ready[path] = data
                if store and ending == _LASTING:
                    names[path] = name
                    store.put(name, data)
                step()
        if store:
            store.save(all_asked=all_paths)
            for path, name in names.items():
                if place := store.place(name):
                    self.places[path] = (name, *place)
                    self._ready.pop(path, None)
                    self._unread.add(path)
            store.close()

    def kept_text(self, path: str, place: Place) -> str:
        """The HTML of a text that was kept; read anew if somebody has damaged what was kept."""
        reader = _ahead(self._readers, path)
        assert reader
        data = self._kept(place)
        if data is not None and hasattr(reader, "html"):
            return cast(Named, reader).html(data)
        found = reader.unpacked(path, data) if data is not None else None
        return (found or reader.read(path))[0]

    def _kept(self, place: Place) -> bytes | None:
        _, offset, length, checksum = place
        with contextlib.suppress(OSError):
            if self._opened is None:
                # Stays this one, even if another takes its place, and open until the process ends.
                self._opened = os.open(self.pack, os.O_RDONLY | os.O_CLOEXEC)
            data = os.pread(self._opened, length, offset)
            return data if digest(data) == checksum else None
        return None

    @property
    def pack(self) -> Path:
        """Where the kept texts are."""
        settings = self._readers.settings
        return Path(settings["CACHE_PATH"]) / "fastbuild" / type(self._generator).__name__ / "pack"

    def put_away_last(self) -> None:
        """A content has been made of the text that was asked for last."""
        if self._given and self.after:
            self.after(*self._given)
        self._given = None

    def _read_missing(self, paths: list[str]) -> Iterable[tuple[str, int, str, bytes]]:
        # Even a single text is read in a copy: if the reader complains about it, it is read again in here.
        copies = copies_for(len(paths))

        def work(copy: int) -> Iterator[tuple[int, bytes]]:
            complaints = Complaints()
            for place in range(copy, len(paths), copies):
                path = paths[place]
                before = complaints.count
                reader = _ahead(self._readers, path)
                assert reader
                # Whoever cannot tell what he has read is asked before and after.
                named = hasattr(reader, "read_named")
                name = "" if named else text_name(path)
                try:
                    if named:
                        name, content, metadata = cast(Named, reader).read_named(path)
                    else:
                        content, metadata = reader.read(path)
                    metadata = pelican_readers._filter_discardable_metadata(metadata)
                    data, lasting = reader.packed(path, content, metadata)
                    ending = _LASTING if lasting else _ONCE
                except reader.refusals as error:  # may have taken as long as a text may
                    data, ending = pickle.dumps(error), _REFUSED
                except Exception:  # noqa: BLE001 - it will happen again where it is told
                    continue
                if complaints.count == before and name and (named or text_name(path) == name):
                    yield place, bytes([ending]) + name.encode() + data

        for place, message in shared_out(copies, work):
            yield paths[place], message[0], message[1:_HEAD].decode(), message[_HEAD:]


def _ahead(readers: Readers, path: str) -> Ahead | None:
    reader = readers.readers.get(file_suffix(path))
    return reader if getattr(reader, "reads_ahead", False) else None


def text_name(path: str) -> str:
    """A name that only this text has; "" when there is no reading it."""
    try:
        return text_digest(path, Path(path).read_bytes())
    except OSError:
        return ""


def text_digest(path: str, text: bytes) -> str:
    """The name of a text with these bytes."""
    return digest(path.encode(errors="surrogateescape") + b"\0" + text)


# In a message, how the reading ended, and the text's name.
_HEAD = 1 + len(text_digest("", b""))
