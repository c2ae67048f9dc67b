"""What the site depends on: little, each for a reason, locked, and quiet once it is installed."""

import ast
import re
import socket
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from plugins.build.project import HERE
from tests.trust.conftest import Count
from tests.trust.small import make_project, start_build

pytestmark = [pytest.mark.trust]

PROJECT = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))
README = (HERE / "README.md").read_text("utf-8")
TO_BUILD = tuple(PROJECT["project"]["dependencies"])
TO_TEST = tuple(PROJECT["dependency-groups"]["test"])
LOCKS = {"site.txt": TO_BUILD, "test.txt": (*TO_BUILD, *TO_TEST)}
LOCKED = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==(?P<version>[A-Za-z0-9.+!-]+)"
    r"(?: ; [^\\\n]+)?(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n",
    re.MULTILINE,
)
# Pelican and pagefind[bin] cannot be had without these, so they need no line of their own.
COMES_ALONG = {"feedgenerator", "jinja2", "markupsafe", "watchfiles", "pagefind-bin"}


def named(requirement: str) -> str:
    """A requirement's package in the one spelling of PEP 503."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def chapter(opening: str) -> str:
    """The part of the README's chapter on dependencies that starts with these words."""
    text = README.partition("## What it depends on\n")[2].partition("\n## ")[0]
    return next(" ".join(part.split()) for part in text.strip().split("\n\n") if part.startswith(opening))


@pytest.mark.parametrize(
    ("opening", "requirements"), [("To build:", TO_BUILD), ("To test:", TO_TEST)], ids=["build", "test"]
)
def test_the_readme_says_why_each_is_needed(opening: str, requirements: tuple[str, ...]) -> None:
    text = chapter(opening)
    said = {named(name) for name in re.findall(r"\*\*([\w.-]+)\*\*", text)}
    assert said == {named(requirement) for requirement in requirements}
    # One reason may stand for several: **a** and **b** (why).
    reasons = re.sub(r"\*\*[\w.-]+\*\*(?:(?:,| and) \*\*[\w.-]+\*\*)*\s\(\w[^)]+\w\)", "", text)
    assert "**" not in reasons


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_locked_with_its_hashes(lock: str) -> None:
    text = (HERE / "requirements" / lock).read_text("utf-8")
    locked = {named(match["name"]) for match in LOCKED.finditer(text)}
    left = re.sub(r"^ *#.*\n|^\n", "", LOCKED.sub("", text), flags=re.MULTILINE)
    assert left == "", "only locked packages, so that pip and pip-audit need nothing else"
    assert {named(requirement) for requirement in LOCKS[lock]} <= locked


def test_nothing_is_imported_that_nobody_asked_for() -> None:
    asked = {named(requirement) for requirement in TO_BUILD} | COMES_ALONG
    distributions = packages_distributions()
    strangers = {
        name: file.name
        for file in (*(HERE / "plugins").rglob("*.py"), *HERE.glob("*.py"))
        for name in imported(file)
        if name not in sys.stdlib_module_names
        and not (HERE / name).exists()
        and not (HERE / f"{name}.py").exists()
        if not asked & {named(one) for one in distributions.get(name, [name])}
    }
    assert strangers == {}


def imported(file: Path) -> set[str]:
    """The first names of all modules that a file imports."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Import(names=aliases):
                names |= {alias.name.partition(".")[0] for alias in aliases}
            case ast.ImportFrom(module=str(module), level=0):
                names.add(module.partition(".")[0])
    return names


def without_a_network() -> tuple[str, ...]:
    """What starts a command that has no network at all, not even this computer."""
    command = ("unshare", "--net", "--map-root-user")
    if subprocess.run([*command, "true"], capture_output=True).returncode:
        pytest.skip("Only Linux can take the network away from a command.")
    return command


@pytest.mark.slow
def test_a_build_needs_no_network(tmp_path: Path, count: Count) -> None:
    alone = without_a_network()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        ask = (
            f"import socket; socket.create_connection(('127.0.0.1', {listening.getsockname()[1]}), 5).close()"
        )
        assert subprocess.run([sys.executable, "-c", ask]).returncode == 0
        assert subprocess.run([*alone, sys.executable, "-c", ask], capture_output=True).returncode == 1
    build = start_build(make_project(tmp_path), before=alone)
    said = build.communicate(timeout=600)[0]
    assert build.returncode == 0, said
    count("builds without a network", 1)
