"""No regular expression of ours takes ages, whatever it is shown."""

import ast
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.build.project import HERE
from plugins.errors import DataError
from plugins.patience import bounded
from tests.trust.conftest import LONG, Count

pytestmark = pytest.mark.trust

LENGTH = 1_000
SECONDS = 0.2  # of work; what grows with the cube of the length takes more
PUMPS = [
    *(" ", "a", "A", "1", "-", "[", "]", "@", "{", "}", "<", ">", '"', "'", "`", "\\", "\n", "(", ")", "*"),
    *("_", "a ", " a", "a-", "a.", "a:", "a,", "a;", "@a", "[@", "[@a", "[a]", "<a", "<a ", "</a>", "<!--"),
    *("`a", "{a", "&a;", "and ", "://", "a/", "1-", "1.", "\\a", "a=", '="', "\n\n", "\n ", "- ", "é", "A."),
    *("A. ", "!["),
]
ENDS = ["", "!", "\n"]

# Writes every pattern that has a name in a module.
IN_MODULES = """
import importlib, pickle, pkgutil, re, sys
import plugins
named = {
    f"{module.name}.{name}": value
    for module in pkgutil.walk_packages(plugins.__path__, "plugins.")
    if not module.name.endswith("__main__")
    for name, value in vars(importlib.import_module(module.name)).items()
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
}
sys.stdout.buffer.write(pickle.dumps(named))
"""


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern that stands in a module of ours, by itself or in a call, by where it stands."""
    # In a process of its own: whoever imports a reader of Pelican's gives it to every site built there.
    run = subprocess.run([sys.executable, "-c", IN_MODULES], cwd=HERE, capture_output=True, check=True)
    found: dict[str, re.Pattern[str]] = pickle.loads(run.stdout)
    for file in (HERE / "plugins").rglob("*.py"):
        for number, text in written_in_calls(file):
            found[f"{file.relative_to(HERE)}:{number}"] = re.compile(text)
    return found


def written_in_calls(file: Path) -> Iterator[tuple[int, str]]:
    """(line, pattern) of `re.sub(r"…", …)` and the like."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name("re"), attr=attr), args=[ast.Constant(str(text)), *_]
            ) if attr != "escape":
                yield node.lineno, text


ALL = patterns()


def test_there_are_patterns() -> None:
    assert len(ALL) > 150


def test_none_takes_ages(count: Count) -> None:
    slow: dict[str, tuple[str, str, str]] = {}
    tried = 0
    for where, pattern in ALL.items():
        for pump in PUMPS if LONG else PUMPS[::6]:
            for end in ENDS if LONG else ENDS[:2]:
                text = pump * (LENGTH // len(pump)) + end
                try:
                    with bounded(Path(where), seconds=SECONDS):
                        sum(1 for _ in pattern.finditer(text))
                except DataError:
                    slow.setdefault(where, (pattern.pattern, pump, end))
                tried += 1
    count("texts shown to regular expressions", tried)
    assert slow == {}
