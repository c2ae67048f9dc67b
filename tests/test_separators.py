"""What divides directories on Windows never gets into an address."""

import ast
import re
from pathlib import Path

from plugins.build.project import HERE

# Where a path below a directory is no address: told to a person, or taken apart.
NO_ADDRESSES = {
    "plugins/articles/__main__.py": 1,  # the file that was started
    "plugins/build/pipeline.py": 1,  # the file with a problem
}
ADDRESS = re.compile(r"""\b(?:href|src|srcset|content|action)=["'](?P<it>[^"']*)|<loc>(?P<loc>[^<]*)""")


def paths_left_as_they_are(file: Path) -> list[int]:
    """The lines where `relative_to` is followed by neither `as_posix()` nor `parts`."""
    tree = ast.parse(file.read_text("utf-8"))
    finished = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"as_posix", "parts"}
    }
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr == "relative_to" and id(node) not in finished
    ]


def test_addresses_are_made_with_slashes() -> None:
    found = {
        file.relative_to(HERE).as_posix(): len(lines)
        for file in (HERE / "plugins").rglob("*.py")
        if (lines := paths_left_as_they_are(file))
    }
    assert found == NO_ADDRESSES


def test_the_lint_sees_what_it_looks_for(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        "a = f.relative_to(b)\nc = f.relative_to(b).as_posix()\nd = str(f.relative_to(b))\n"
    )
    assert paths_left_as_they_are(tmp_path / "a.py") == [1, 3]


def test_nobody_asks_which_divider_this_computer_has() -> None:
    asking = re.compile(r"\bos\.sep\b|\bos\.altsep\b|\bPureWindowsPath\b")
    assert [file for file in (HERE / "plugins").rglob("*.py") if asking.search(file.read_text("utf-8"))] == []


def test_no_address_of_the_site_has_a_backslash(real_site: Path) -> None:
    seen = 0
    for file in real_site.rglob("*"):
        if file.suffix in {".html", ".xml"}:
            for match in ADDRESS.finditer(file.read_text("utf-8")):
                assert "\\" not in (match["it"] or match["loc"] or ""), (file, match[0])
                seen += 1
    assert seen > 500
