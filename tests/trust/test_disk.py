"""A disk that is full or a file nobody may read costs the new site, never the last one."""

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import run_build
from tests.trust.conftest import Count, by_length
from tests.trust.small import everything, leftovers, make_project, start_build, write_version

pytestmark = [pytest.mark.trust, pytest.mark.slow]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, with room for little more than one site."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "trust", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip("Only the administrator may mount a small disk here.")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("room", range(0, 600, by_length(300, 40)), ids=lambda room: f"{room}KiB")
def test_a_full_disk_loses_nothing(room: int, small_disk: Path, count: Count) -> None:
    root = make_project(small_disk)
    run_build(root, "html")
    before = everything(root / "output")
    write_version(root, "The second version.")
    room_left = os.statvfs(root).f_bavail * os.statvfs(root).f_frsize
    filler = root / "filler"
    filler.write_bytes(bytes(max(0, room_left - room * 1024)))
    run = run_build(root, "html")
    assert "Traceback" not in run.said, run.said
    if run.code == 0:
        assert everything(root / "output") != before
    else:
        assert "No space left on device" in run.said
        assert everything(root / "output") == before
        count("builds on a full disk", 1)
    assert leftovers(root) == []
    filler.unlink()
    assert run_build(root, "html").code == 0


@pytest.mark.parametrize("kib", [1, 20, 60])
def test_a_limit_on_the_size_of_files_loses_nothing(kib: int, tmp_path: Path, count: Count) -> None:
    root = make_project(tmp_path)
    run_build(root, "html")
    before = everything(root / "output")
    write_version(root, "The second version.")
    limit = (kib * 1024, kib * 1024)
    build = start_build(root, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    said = build.communicate(timeout=120)[0]
    assert "Traceback" not in said
    if build.returncode:
        assert "File too large" in said or "File size limit exceeded" in said
        assert everything(root / "output") == before
        count("builds with a limit on file sizes", 1)
    assert leftovers(root) == []


UNREADABLE = {
    "an article": "content/articles/kindness.md",
    "a page": "content/pages/about.md",
    "the practice's data": "content/clinic.yaml",
    "the bibliography": "bibliography/sources.bib",
    "a directory": "content/articles",
}


@pytest.mark.parametrize("file", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_file_nobody_may_read_is_named(file: str, tmp_path: Path, count: Count) -> None:
    root = make_project(tmp_path)
    assert run_build(root, "html").code == 0
    before = everything(root / "output")
    (root / file).chmod(0)
    build = start_build(root, before=_like_everybody())
    said = build.communicate(timeout=120)[0]
    (root / file).chmod(0o755)
    assert build.returncode == 1, said
    assert "Traceback" not in said, said
    assert sum(file in line and "Permission denied" in line for line in said.splitlines()) == 1, said
    assert everything(root / "output") == before
    assert leftovers(root) == []
    count("files that could not be read", 1)


def _like_everybody() -> tuple[str, ...]:
    """The administrator may read every file, unless this right is taken away."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("The administrator may read everything here: run this as somebody else.")
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
