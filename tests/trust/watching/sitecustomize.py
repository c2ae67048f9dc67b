"""Loaded by Python itself before a build: writes down every file that is opened and every other deed.

One line for each: the deed, "r" or "w" for files, and the path as it was given, made absolute.
"""

import os
import sys

_BOOK = os.open(os.environ["WATCHED_INTO"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_CHANGES = frozenset(
    f"os.{deed}" for deed in ("mkdir", "remove", "rename", "rmdir", "link", "symlink", "truncate", "chmod")
)


def _note(event: str, args: tuple[object, ...]) -> None:
    if event == "open":
        path, _, flags = args
        writing = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        if isinstance(path, (str, bytes)):
            _write("w" if writing else "r", path)
    elif event in _CHANGES:
        *paths, place = (*args[:2], -1) if event in {"os.rename", "os.link", "os.symlink"} else args[:2]
        folder = f"/proc/self/fd/{place}" if event in {"os.remove", "os.rmdir"} and place != -1 else "."
        for path in paths:
            if isinstance(path, (str, bytes)):
                _write("w", os.path.join(os.path.realpath(folder), os.fsdecode(path)))
    elif event in {"socket.connect", "socket.bind", "os.system", "subprocess.Popen", "os.posix_spawn"}:
        _write(event, repr(args[0]) if event == "subprocess.Popen" else event)


def _write(what: str, path: str | bytes) -> None:
    line = f"{what}\t{os.path.abspath(os.fsdecode(path))}\n"
    os.write(_BOOK, line.encode("utf-8", "surrogateescape"))


sys.addaudithook(_note)
