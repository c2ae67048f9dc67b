"""A generator's source files and whether they may have changed, without reading them."""

import fnmatch
import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from plugins.fastbuild.unchanged_files import Stamp, stamp

# Systems tell the time in steps; what has changed within the last ones may change again and look the same.
_STEPS_NS = 100_000_000


def sources(generator: Any, paths: list[str], excludes: list[str]) -> dict[str, Stamp | None]:
    """The files that `generator.get_files(paths, excludes)` finds; None for one that changed just now."""
    ignores = generator.settings["IGNORE_FILES"]
    ignored = [re.compile(fnmatch.translate(os.path.normcase(pattern))).match for pattern in ignores]
    endings = tuple(f".{extension}" for extension in generator.readers.extensions)
    excluded = {os.path.join(generator.path, path) for path in excludes}
    latest = time.time_ns() - _STEPS_NS
    found: dict[str, Stamp | None] = {}
    for path in paths:
        root = os.path.join(generator.path, path) if path else generator.path
        for entry in _files(root, excluded, ignored):
            if entry.name.endswith(endings):
                try:
                    status = entry.stat()
                except OSError:
                    found[entry.path] = None
                    continue
                changed = max(status.st_mtime_ns, status.st_ctime_ns)
                found[entry.path] = stamp(status) if changed < latest else None
    return found


def _files(
    folder: str, excluded: set[str], ignored: Sequence[Callable[[str], object]]
) -> Iterator["os.DirEntry[str]"]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if any(matches(entry.name) for matches in ignored):
                continue
            if not entry.is_dir():
                yield entry
            elif entry.path not in excluded:
                yield from _files(entry.path, excluded, ignored)
