"""The new site takes the place of the last one in one step, so that a visitor never sees half of either."""

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_POSSIBLE_HERE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})


def fresh(output: Path) -> Path:
    """A new empty directory beside `output`, on the same disk; OSError when something else is there."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        # The one might be where the site is served from, the other is no site.
        raise OSError(errno.ENOTDIR, "This is no directory of its own. Move it away", str(output))
    output.parent.mkdir(parents=True, exist_ok=True)
    directory = Path(tempfile.mkdtemp(prefix=f".{output.name}.new-", dir=output.parent))
    directory.chmod(0o755)  # mkdtemp's 0700 would lock a web server out
    return directory


def swap(new: Path, output: Path) -> None:
    """Put `new` where `output` is, and remove what was there."""
    if not output.exists():
        new.rename(output)
    elif _exchange(new, output):
        shutil.rmtree(new)
    else:
        replace_in_two_steps(new, output)


def replace_in_two_steps(new: Path, output: Path) -> None:
    """For systems that cannot exchange two directories; `recover` mends a stop between the steps."""
    old = new.with_name(new.name.replace(".new-", ".old-"))
    output.rename(old)
    new.rename(output)
    shutil.rmtree(old)


def recover(output: Path) -> None:
    """Bring back a site that a killed run had put aside, then clear what killed runs left."""
    aside = [path for path in output.parent.glob(f".{output.name}.old-*") if path.is_dir()]
    aside.sort(key=os.path.getmtime)
    if aside and not os.path.lexists(output) and not aside[-1].is_symlink():
        aside.pop().rename(output)
    for leftover in output.parent.glob(f".{output.name}.*-*"):
        if leftover.name.startswith((f".{output.name}.old-", f".{output.name}.new-")):
            _remove(leftover)


def _remove(leftover: Path) -> None:
    """A directory with all that is in it; of a link only the link, wherever it leads."""
    if leftover.is_dir() and not leftover.is_symlink():
        shutil.rmtree(leftover)
    else:
        leftover.unlink()


def _exchange(one: Path, other: Path) -> bool:
    """Whether renameat2(2) could exchange the two; only Linux has it."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_AT_FDCWD, bytes(one), _AT_FDCWD, bytes(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_POSSIBLE_HERE:
        return False
    raise OSError(number, os.strerror(number), str(other))
