"""A build reads the project, the program and what it is installed on, and writes the site: nothing else."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from plugins.build.project import HERE
from tests.conftest import CLOCK
from tests.trust import hostile
from tests.trust.conftest import Count
from tests.trust.small import make_project

pytestmark = [pytest.mark.trust, pytest.mark.slow]

# What Python and the system's libraries read by themselves: time zones, types of files, the machine's size.
SYSTEM = re.compile(
    r"/(usr/(lib|lib64|share)|lib|lib64|proc|sys|dev/(null|urandom|random|tty)|etc/(mime\.types|localtime|timezone"
    r"|ld\.so\.\w+|locale\.alias|gnutls/config|ssl|nsswitch\.conf|passwd|host\.conf|resolv\.conf|hosts))(/.*|$)"
)
CLIMBING = r"""
@book{climbing,
  author = {\input{/etc/shadow}},
  year = {2011},
  title = {\input{../../../../../../etc/shadow} \include{/etc/shadow}},
  publisher = {\openin0=/etc/shadow},
  file = {/etc/shadow},
  url = {file:///etc/shadow},
}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose texts do all they can to be led elsewhere."""
    root = make_project(tmp_path_factory.mktemp("touched") / "project")
    hostile.write(root)
    with (root / "bibliography" / "sources.bib").open("a") as file:
        file.write(CLIMBING)
    article = root / "content" / "articles" / "hostile.md"
    with article.open("a", encoding="utf-8") as file:
        file.write("\n{% include '/etc/shadow' %} ![x](/../../../../../etc/shadow) [@climbing]\n")
        file.write("\n--8<-- '/etc/shadow'\n\n!include /etc/shadow\n\n{static}/../../../etc/shadow\n")
    return root


def homes(root: Path) -> tuple[list[Path], list[Path]]:
    """(what may be read, what may be written)."""
    paths = {Path(path) for path in sysconfig.get_paths().values()} | {
        Path(sys.prefix),
        Path(sys.base_prefix),
    }
    readable = [root, HERE, *paths, *(path.resolve() for path in paths)]
    return readable, [root / "output", root / ".cache", Path("/dev/null")]


def strangers(book: list[tuple[str, str]], root: Path) -> list[tuple[str, str]]:
    """The deeds that are none of a build's business."""
    readable, writable = homes(root)
    ours = re.compile(rf"{re.escape(str(root))}(/\.output\.(lock|new-\w+|old-\w+)(/.*)?)?")
    found = []
    for deed, path in book:
        allowed = writable if deed == "w" else [*readable, *writable]
        inside = any(Path(path).is_relative_to(home) for home in allowed)
        if not (inside or ours.fullmatch(path) or (deed == "r" and SYSTEM.fullmatch(path))):
            found.append((deed, path))
    return sorted(set(found))


def build(root: Path, before: tuple[str, ...], **environment: str) -> str:
    run = subprocess.run(
        [*before, sys.executable, "-B", "-m", "plugins.build", "--root", str(root), "html"],
        cwd=HERE,
        env={**os.environ, **CLOCK, **environment},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=600,
    )
    # The picture that is not there is refused where the pages are checked: all of the build has run.
    assert "/etc/shadow" in run.stdout
    assert "Traceback" not in run.stdout
    return run.stdout


def test_python_opens_nothing_else(root: Path, tmp_path: Path, count: Count) -> None:
    watching = HERE / "tests" / "trust" / "watching"
    build(root, (), PYTHONPATH=str(watching), WATCHED_INTO=str(tmp_path / "book"))
    text = (tmp_path / "book").read_bytes().decode("utf-8", "surrogateescape")
    book = [tuple(line.split("\t", 1)) for line in text.splitlines()]
    assert ("r", str(root / "content" / "clinic.yaml")) in book
    assert any(deed == "w" and "/.output.new-" in path for deed, path in book)
    programs = [(deed, path) for deed, path in book if deed not in {"r", "w"}]
    assert [path for deed, path in programs if deed != "subprocess.Popen" or "pagefind" not in path] == []
    files = [(deed, path) for deed, path in book if deed in {"r", "w"}]
    assert strangers(files, root) == []  # type: ignore[arg-type]
    count("opened files looked at", len(files))


def test_neither_does_the_program_that_makes_the_search_index(
    root: Path, tmp_path: Path, count: Count
) -> None:
    """What strace saw, of Python and of everything it started."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("There is no strace on this computer.")
    log = tmp_path / "log"
    calls = "trace=open,openat,creat,mkdir,unlink,rename,renameat2,connect,bind"
    command = (strace, "-f", "-qq", "-z", "-y", "-s", "400", "-e", calls, "-o", str(log))
    build(root, command)
    book = []
    for line in log.read_text("utf-8", "replace").splitlines():
        call = re.search(r"^\d+\s+(\w+)\((.*)\)\s+= ", line)
        if call is None:
            continue
        assert call[1] not in {"connect", "bind"}, line
        start = re.match(r"(?:AT_FDCWD<([^>]*)>, )?\"((?:[^\"\\]|\\.)*)\"", call[2])
        if start:
            path = os.path.normpath(Path(start[1] or HERE) / start[2])
            writing = call[1] not in {"open", "openat"} or re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC)", call[2])
            book.append(("w" if writing else "r", path))
    assert any("pagefind" in path and deed == "w" for deed, path in book)
    assert strangers(book, root) == []
    count("opened files looked at", len(book))
