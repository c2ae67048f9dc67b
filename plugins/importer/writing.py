"""Many new files, or none at all: they are made in a directory of their own and then put in their places."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def put(files: Mapping[Path, bytes | Path], root: Path) -> None:
    """Write the files, each a content or a file to copy, in this order; all of them are below `root`.

    A file that exists is never replaced. After an error everything is as it was.
    Raises OSError; FileExistsError names the file that is there already.
    """
    fresh = Path(tempfile.mkdtemp(prefix=".import-", dir=root))
    made: list[Path] = []
    try:
        staged = [_staged(fresh / str(number), content) for number, content in enumerate(files.values())]
        for source, target in zip(staged, files, strict=True):
            _make_directory(target.parent, made)
            os.link(source, target)  # unlike a move, it never replaces a file
            made.append(target)
    except BaseException:
        for path in reversed(made):
            path.rmdir() if path.is_dir() else path.unlink()
        raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _staged(place: Path, content: bytes | Path) -> Path:
    if isinstance(content, bytes):
        place.write_bytes(content)
    else:
        shutil.copyfile(content, place)
    return place


def _make_directory(directory: Path, made: list[Path]) -> None:
    if not directory.exists():
        _make_directory(directory.parent, made)
        directory.mkdir()
        made.append(directory)
