"""The files of a project before anybody opens one: none from elsewhere, none that cannot be published."""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from plugins.build.project import Project
from plugins.errors import Problem

# More is a mistake: an article of this size is a book, a bibliography of this size has 10,000 entries.
LARGEST = {".md": 500_000, ".bib": 5_000_000, ".yaml": 500_000}
LARGEST_FILE = 50_000_000
# With ".html" and a disk's own additions a name must stay below 255 bytes.
_LONGEST_NAME = 200
# Not printed, or turning the words around: what one reads is not what is there. Also the backslash, which
# is a part of a name here and divides directories on Windows.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_DIVIDERS = re.compile(r"[\\:*?\"<>|]")


# What a browser runs, or a server obeys, from wherever it stands in a site.
_NO_PICTURES = frozenset(
    {".css", ".htm", ".html", ".js", ".mjs", ".php", ".shtml", ".swf", ".wasm", ".xhtml", ".xml"}
)


def check(project: Project) -> tuple[Problem, ...]:
    """Every file and link that must not be read; OSError for a directory that cannot be."""
    return tuple(
        problem
        for directory in (project.root / "content", project.bibliography)
        if directory.exists()
        for problem in _check_directory(directory, directory.resolve())
    ) + tuple(_check_pictures(project.content / "images"))


def _check_directory(directory: Path, home: Path) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name in sorted(os.listdir(directory)):
        path = directory / name
        yield from _check_name(path)
        other = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name:
            sentence = f'The name differs from "{_shown(other)}" only in capitals or accents.'
            yield _problem(path, sentence, "Many computers take both for one file. Rename one.")
        if path.is_symlink():
            yield from _check_link(path, home)
        elif path.is_dir():
            if path.suffix in LARGEST:
                yield _problem(path, f"This directory is called like a file ({path.suffix}).", "Rename it.")
            yield from _check_directory(path, home)
        else:
            yield from _check_file(path)


def _check_pictures(directory: Path) -> Iterator[Problem]:
    for path in sorted(directory.rglob("*")):
        if path.suffix.lower() in _NO_PICTURES:
            yield _problem(path, f"Browsers and servers run files that end in {path.suffix}.", "Remove it.")
        elif path.name.startswith(".ht") or path.name.lower() in {"web.config", ".user.ini"}:
            yield _problem(path, "Servers take orders from a file with this name.", "Remove it.")


def _check_name(path: Path) -> Iterator[Problem]:
    name = path.name
    odd = next((letter for letter in name if unicodedata.category(letter) in _INVISIBLE), "")
    if odd:
        yield _problem(path, f"The name holds the invisible character U+{ord(odd):04X}.", "Rename the file.")
    elif divider := _DIVIDERS.search(name):
        yield _problem(path, f"The name holds {divider[0]}, which no address may.", "Rename the file.")
    elif name.startswith(".") and path.suffix in LARGEST:
        yield _problem(
            path, "A file whose name begins with a dot is hidden, and not read.", "Rename or remove it."
        )
    if len(os.fsencode(name)) > _LONGEST_NAME:
        yield _problem(path, f"The name is {len(name)} characters long.", "Shorten it.")


def _check_link(path: Path, home: Path) -> Iterator[Problem]:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # to nothing, or in a circle
        yield _problem(path, "This is a link that leads nowhere.", "Remove it.")
        return
    if not target.is_relative_to(home):
        yield _problem(path, f"This is a link to a place outside {home.name}/.", "Put the file itself there.")
    elif target.is_dir():
        yield _problem(path, "This is a link to another directory.", "Put the files themselves there.")
    else:
        yield from _check_file(path)


def _check_file(path: Path) -> Iterator[Problem]:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        yield _problem(path, "This is no file but a pipe, a socket or a device.", "Remove it.")
        return
    largest = LARGEST.get(path.suffix, LARGEST_FILE)
    if status.st_size > largest:
        yield _problem(path, f"The file has {_size(status.st_size)}.", f"{_size(largest)} are plenty.")


def _size(bytes: int) -> str:
    return f"{bytes / 1_000_000:.3g} MB"


def _problem(path: Path, sentence: str, suggestion: str) -> Problem:
    return Problem(path.with_name(_shown(path.name)), 0, sentence, suggestion)


def _shown(name: str) -> str:
    """A name as a person can read it: invisible characters as codes, long ones shortened."""
    letters = (f"<U+{ord(c):04X}>" if unicodedata.category(c) in _INVISIBLE else c for c in name)
    shown = "".join(letters)
    return shown if len(shown) <= 80 else f"{shown[:60]}…{shown[-15:]}"
