"""Whether the last good build still stands: nothing it was made from has changed, nor anything it wrote.

Any doubt means no: then the site is built. Only the standard library is imported here, because the answer
should be there before Pelican would be loaded.
"""

import hashlib
import json
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.build.project import HERE, Project

FORMAT = 1
# What people write, below the project; what the build is made of, below this checkout.
WRITTEN = ("content", "bibliography")
MADE_OF = ("plugins", "theme", "requirements", "pelicanconf.py", "publishconf.py", ".cms")
# The variables a build may look at; the clock has a check of its own.
ENVIRONMENT = (
    *("SITEURL", "TZ", "LANG", "LC_ALL", "PYTHONPATH"),
    *("ADMIN_REPOSITORY", "ADMIN_BRANCH", "ADMIN_API", "ADMIN_REVIEW"),
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is kept of a good build.

    `made` and `until` are moments (seconds since 1970) between which its clock may stand, `day` is its day
    at the practice, and `warnings` are the sentences to say again.
    """

    inputs: str
    outputs: str
    made: float
    until: float
    day: str
    warnings: tuple[str, ...]


def stands(project: Project, read: str, now: datetime) -> Stamp | None:
    """The stamp of the last build, when another build, which would `read` these inputs, would give the same
    site."""
    stamp = _read(_file(project))
    if stamp is None or _left_by_a_killed_run(project.output):
        return None
    on_time = stamp.made <= now.timestamp() < stamp.until and stamp.day == now.date().isoformat()
    if not on_time or stamp.inputs != read:
        return None
    return stamp if stamp.outputs == outputs(project.output) else None


def keep(project: Project, stamp: Stamp) -> None:
    """Remember a good build."""
    file = _file(project)
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(f".{os.getpid()}")
    new.write_text(json.dumps({"format": FORMAT, "check": _check(stamp), **asdict(stamp)}), "utf-8")
    new.replace(file)


def forget(project: Project) -> None:
    """Remember nothing: the next build must be a real one."""
    _file(project).unlink(missing_ok=True)


def inputs(project: Project, settings: Path) -> str:
    """A fingerprint of everything a build reads: every file's path, moment of change and bytes, the installed
    libraries, Python, the settings file and the environment."""
    places = (
        *(project.root / name for name in WRITTEN),
        *(HERE / name for name in MADE_OF),
    )
    homes = tuple(place.resolve() for place in places)
    libraries = Path(sysconfig.get_path("purelib"))
    said = [
        f"settings {settings}",
        f"python {sys.version} {sys.executable}",
        *(f"variable {name}={os.environ.get(name)}" for name in ENVIRONMENT),
        *sorted(f"library {path.name} {path.stat().st_mtime_ns}" for path in libraries.iterdir()),
    ]
    digest = hashlib.sha256("\n".join(said).encode())
    for file in _files(places):
        # The moment tells of a file that was changed during the build and changed back after it.
        digest.update(f"\n{file} {file.lstat().st_mtime_ns} ".encode(errors="surrogateescape"))
        digest.update(_content(file, homes))
    return digest.hexdigest()


def _content(file: Path, homes: tuple[Path, ...]) -> bytes:
    """What a file holds. A link out of the `homes` and a pipe are not opened: the checks will refuse them."""
    real = Path(os.path.realpath(file))
    if real.is_file() and any(real.is_relative_to(home) for home in homes):
        return hashlib.sha256(file.read_bytes()).digest()
    return os.fsencode(real)


def outputs(directory: Path) -> str:
    """A fingerprint of the written site. A file's inode and its moment of change, which nobody can set,
    stand for its bytes."""
    digest = hashlib.sha256()
    for file in _files((directory,)):
        seen = file.lstat()
        line = f"{file} {seen.st_ino} {seen.st_size} {seen.st_mode} {seen.st_mtime_ns} {seen.st_ctime_ns}\n"
        digest.update(line.encode(errors="surrogateescape"))
    return digest.hexdigest()


def _files(places: Iterable[Path]) -> Iterator[Path]:
    """All files in an order that never varies, without what Python keeps for itself."""
    for place in places:
        if place.is_file():
            yield place
        for folder, folders, files in os.walk(place):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            yield from (Path(folder, name) for name in sorted(files))


def _file(project: Project) -> Path:
    return project.cache / "last-build.json"


def _left_by_a_killed_run(output: Path) -> bool:
    return any(output.parent.glob(f".{output.name}.[no][el][wd]-*"))


def _check(stamp: Stamp) -> str:
    return hashlib.sha256(repr(stamp).encode()).hexdigest()


def _read(file: Path) -> Stamp | None:
    """The kept stamp; None when there is none or it is not as it was written."""
    try:
        kept: dict[str, Any] = json.loads(file.read_text("utf-8"))
        form, check = kept.pop("format"), kept.pop("check")
        stamp = Stamp(**{**kept, "warnings": tuple(kept["warnings"])})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return stamp if form == FORMAT and check == _check(stamp) else None
