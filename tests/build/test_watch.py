"""`make serve` shows the site and builds it again when a file is saved."""

import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.build.project import HERE

pytestmark = pytest.mark.slow


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "content" / "pages", tmp_path / "content" / "pages")
    shutil.copy(HERE / "content" / "clinic.yaml", tmp_path / "content")
    shutil.copytree(HERE / "tests" / "sites" / "small", tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def serving(root: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "plugins.build", "--root", str(root), "--port", "0", "serve"]
    with subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, encoding="utf-8") as running:
        yield running
        running.terminate()


def line_with(running: subprocess.Popen[str], words: str) -> str:
    assert running.stdout is not None
    return next(line for line in running.stdout if words in line)


def test_a_saved_file_is_shown_and_a_broken_one_changes_nothing(
    root: Path, serving: subprocess.Popen[str]
) -> None:
    address = re.search(r"http://localhost:\d+", line_with(serving, "Look at "))
    assert address is not None

    def shown() -> str:
        with urllib.request.urlopen(f"{address[0]}/post/kindness") as page:
            return str(page.read().decode())

    article = root / "content" / "articles" / "kindness.md"
    text = article.read_text()
    assert "Kindness can be practiced" in shown()

    article.write_text(text.replace("Kindness can", "Patience can"))
    line_with(serving, "Built ")
    assert "Patience can be practiced" in shown()

    article.write_text(text.replace("slug:", "slag:"))
    assert "is not a field of an article" in line_with(serving, "kindness.md:4")
    assert "Patience can be practiced" in shown()


def test_a_build_that_waits_builds_when_it_is_told_and_not_before(root: Path) -> None:
    command = [sys.executable, "-m", "plugins.build", "--root", str(root), "--wait", "html"]
    unwanted = subprocess.run(command, cwd=HERE, input="", capture_output=True, text=True, check=True)
    assert unwanted.stdout == unwanted.stderr == ""
    assert not (root / "output").exists()
    wanted = subprocess.run(command, cwd=HERE, input="build\n", capture_output=True, text=True, check=True)
    assert wanted.stdout.startswith("Built ")
