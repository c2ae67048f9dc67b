"""Pelican itself has nothing to say about the site, from wherever and on whichever Python it is built."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.build.project import HERE
from tests.conftest import CLOCK, run_build
from tests.trust.conftest import LONG, Count
from tests.trust.small import everything, make_project

pytestmark = [pytest.mark.trust, pytest.mark.slow]


def test_pelican_alone_is_silent_even_when_warnings_are_fatal(tmp_path: Path) -> None:
    run = subprocess.run(
        [
            *(sys.executable, "-W", "error", "-m", "pelican", str(HERE / "content")),
            *("--settings", str(HERE / "pelicanconf.py"), "--output", str(tmp_path / "output")),
            *("--fatal", "warnings", "--quiet"),
        ],
        cwd=tmp_path,
        env={**os.environ, **CLOCK},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=600,
    )
    said = " ".join(run.stdout.split())
    assert run.returncode == 0, said
    read = r"Read \d+ texts? and knew \d+ from before; made \d+ pages? and left \d+ alone; wrote \d+ files?\."
    closing = rf"{read} [\d.]+ seconds\."
    assert re.fullmatch(rf"{closing} Done: Processed [^.:]+ in [\d.]+ seconds\.", said), said
    assert (tmp_path / "output" / "index.html").exists()


PLACES = ["plain", "with two  spaces", "Zoë's 練習 مثال 🌱", "per%20cent & [brackets] {braces}"]
AROUND = [
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "4070908800"},
    {"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "4071513600"},
    {"PYTHONHASHSEED": "3", "TZ": "UTC", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "4", "TZ": "Pacific/Kiritimati", "LC_ALL": "POSIX", "COLUMNS": "20", "HOME": "/"},
]


# What each command must have written, so that all of it is compared.
COMMANDS = {
    "html": {"index.html", "covers/site.png", "pagefind/pagefind.js", "feeds/all.atom.xml", "_headers"},
    "preview": {"post/kept-back.html", "covers/kept-back.png"},
    "publish": {"admin/index.html", "sitemap.xml", "pagefind/pagefind.js"},
}
PUBLISHED = {"SITEURL": "https://www.example.org/practice", "ADMIN_REPOSITORY": "owner/name"}


@pytest.mark.parametrize(("command", "written"), COMMANDS.items(), ids=COMMANDS)
def test_the_same_bytes_in_every_place_and_every_surrounding(
    command: str, written: set[str], tmp_path: Path
) -> None:
    """Also on other days: SOURCE_DATE_EPOCH says another one each time, as long as none is over by then."""
    sites = []
    places = list(zip(PLACES, AROUND, strict=True))
    for name, around in places if LONG or command == "html" else places[1:3]:
        root = tmp_path / name / "site"
        root.mkdir(parents=True)
        make_project(root)
        run = run_build(root, command, **around, **(PUBLISHED if command == "publish" else {}))
        assert run.code == 0, run.said
        sites.append(everything(root / ("preview" if command == "preview" else "output")))
    assert written <= set(sites[0])
    assert all(site == sites[0] for site in sites)


@pytest.mark.parametrize("name", PLACES[1:])
def test_the_whole_repository_may_lie_anywhere_and_be_built_from_elsewhere(tmp_path: Path, name: str) -> None:
    here = tmp_path / name
    here.mkdir()
    for part in ("plugins", "theme", "content", "bibliography"):
        shutil.copytree(HERE / part, here / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(HERE / file, here)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run = subprocess.run(
        [sys.executable, "-m", "plugins.build", "html"],
        cwd=elsewhere,
        env={**os.environ, **CLOCK, "PYTHONPATH": str(here), "PYTHONDONTWRITEBYTECODE": "1"},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=600,
    )
    assert run.returncode == 0, run.stdout
    assert run.stdout.startswith("Built ")
    assert list(elsewhere.iterdir()) == []
    assert b"\\" not in b"".join((here / "output" / "sitemap.xml").read_bytes().splitlines())


def other_pythons() -> list[Path]:
    """Every supported Python on this computer but the one that runs the tests, newest first."""
    roots = [Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"]
    found = [path for root in roots if root.is_dir() for path in root.glob("3.*/bin/python")]
    version = {path: tuple(map(int, path.parts[-3].split(".")[:2])) for path in found}
    others = (path for path in found if version[path] >= (3, 11) and version[path] != sys.version_info[:2])
    return sorted(others, key=lambda path: version[path], reverse=True)


@pytest.mark.parametrize("place", range(2 if LONG else 1), ids=["newest", "next"][: 2 if LONG else 1])
def test_other_pythons_build_the_same_site(place: int, tmp_path: Path, count: Count) -> None:
    pythons = other_pythons()
    if place >= len(pythons):
        pytest.skip("There is no other supported Python on this computer.")
    python = installed(pythons[place], tmp_path / "venv")
    root = make_project(tmp_path / "site")
    assert run_build(root, "html").code == 0
    expected = everything(root / "output")
    shutil.rmtree(root / "output")
    run = subprocess.run(
        [python, "-W", "error", "-m", "plugins.build", "--root", root, "html"],
        cwd=HERE,
        env={**os.environ, **CLOCK},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=600,
    )
    assert run.returncode == 0, run.stdout
    assert everything(root / "output") == expected
    count("other Pythons", 1)


def installed(python: Path, venv: Path) -> Path:
    """A Python with the locked packages."""
    subprocess.run([python, "-m", "venv", venv], check=True)
    done = subprocess.run(
        [
            *(venv / "bin" / "python", "-m", "pip", "install", "--quiet", "--require-hashes"),
            *("-r", HERE / "requirements" / "site.txt"),
        ],
        text=True,
        capture_output=True,
    )
    if done.returncode:
        pytest.skip(f"The locked packages cannot be had for {python.parts[-3]} here.")
    return venv / "bin" / "python"
