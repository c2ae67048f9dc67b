"""No regular expression of ours takes ages, whatever it is shown."""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import plugins
from plugins.build.project import HERE
from tests.trust.conftest import LONG, Count

pytestmark = pytest.mark.trust

LENGTH = 5_000
SECONDS = 1.0
PUMPS = [
    *(
        " ",
        "a",
        "A",
        "1",
        "-",
        "[",
        "]",
        "@",
        "{",
        "}",
        "<",
        ">",
        '"',
        "'",
        "`",
        "\\",
        "\n",
        "(",
        ")",
        "*",
        "_",
    ),
    *(
        "a ",
        " a",
        "a-",
        "a.",
        "a:",
        "a,",
        "a;",
        "@a",
        "[@",
        "[@a",
        "[a]",
        "<a",
        "<a ",
        "</a>",
        "<!--",
        "`a",
        "{a",
    ),
    *("&a;", "and ", "://", "a/", "1-", "1.", "\\a", "a=", '="', "\n\n", "\n ", "- ", "é", "A.", "A. ", "!["),
]
ENDS = ["", "!", "\n", "\x00", "a"]


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern that stands in a module of ours, by itself or in a call, by where it stands."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(plugins.__path__, "plugins."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found[f"{module.name}.{name}"] = value
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
    slow = {}
    for where, pattern in ALL.items():
        for pump in PUMPS if LONG else PUMPS[::6]:
            for end in ENDS if LONG else ENDS[:2]:
                text = pump * (LENGTH // len(pump)) + end
                started = time.process_time()
                for _ in pattern.finditer(text):
                    pass
                seconds = time.process_time() - started
                if seconds > SECONDS:
                    slow[where] = (pump, end, round(seconds, 1))
                count("texts shown to regular expressions", 1)
    assert slow == {}
