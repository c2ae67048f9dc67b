"""A small project of which two versions can be built, and what is in its output."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from plugins.build.project import HERE
from tests.conftest import CLOCK, Run

ARTICLE = Path("content/articles/kindness.md")


def make_project(root: Path) -> Path:
    """The practice's own pages and data with two small articles, below `root`."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copytree(HERE / "content" / "pages", root / "content" / "pages", dirs_exist_ok=True)
    shutil.copy(HERE / "content" / "clinic.yaml", root / "content")
    shutil.copytree(HERE / "tests" / "sites" / "small", root, dirs_exist_ok=True)
    return root


def make_program(root: Path) -> Path:
    """The small project with a program, settings and theme of its own, so that they can be broken."""
    make_project(root)
    for name in ("plugins", "theme"):
        shutil.copytree(HERE / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(HERE / name, root)
    return root


def run_program(root: Path, command: str, module: str = "plugins.build") -> Run:
    """Run a command of the program that is in `root`, for the project there."""
    finished = subprocess.run(
        [sys.executable, "-m", module, command],
        cwd=root,
        env={**os.environ, **CLOCK, "SITEURL": "https://a.example"},
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=600,  # of waiting, on a busy computer too
    )
    return Run(finished.returncode, finished.stdout)


def write_version(root: Path, words: str) -> None:
    """Change the article, and with it pages, feeds and search words."""
    original = (HERE / "tests" / "sites" / "small" / ARTICLE).read_text()
    (root / ARTICLE).write_text(f"{original}\n{words}\n")


def start_build(root: Path, before: tuple[str, ...] = (), **how: object) -> subprocess.Popen[str]:
    """A build under way, its command after the words `before`; what it says can be read from its stdout."""
    return subprocess.Popen(
        [*before, sys.executable, "-m", "plugins.build", "--root", str(root), "html"],
        cwd=HERE,
        env={**os.environ, **CLOCK},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        **how,  # type: ignore[call-overload]
    )


def everything(directory: Path) -> dict[str, str]:
    """The sha256 of every file, by its path below the directory."""
    return {
        file.relative_to(directory).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(directory.rglob("*"))
        if file.is_file()
    }


def leftovers(root: Path) -> list[str]:
    """What builds left beside the site."""
    return [path.name for path in root.glob(".output.*") if path.name != ".output.lock"]
