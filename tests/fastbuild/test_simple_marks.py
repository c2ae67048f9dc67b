"""Which texts are read in one go, and what comes out."""

import pytest
from markdown import Markdown
from markdown.util import STX

from plugins.fastbuild.pattern_needs import needs
from plugins.fastbuild.simple_marks import SimpleMarks, read_simply

PATTERNS = list(Markdown(extensions=["extra"]).inlinePatterns)
NEEDS = [STX, *(text for pattern in PATTERNS for text in needs(pattern.getCompiledRegExp()))]

SIMPLE = {
    "nothing to see": ("nothing to see", []),
    "a *so* b": ("a ", [("em", {}, "so", " b")]),
    "**so**": ("", [("strong", {}, "so", None)]),
    "_so_, __so on__!": ("", [("em", {}, "so", ", "), ("strong", {}, "so on", "!")]),
    "see [so](x.html) *so*": ("see ", [("a", {"href": "x.html"}, "so", " "), ("em", {}, "so", None)]),
    "[](x)": ("", [("a", {"href": "x"}, "", None)]),
    "two\nlines *so\non*": ("two\nlines ", [("em", {}, "so\non", None)]),
}
LEFT_TO_OTHERS = (
    "a * b",
    "*a **b** c*",
    "***so***",
    "*so**",
    "**so*",
    "*a* and *b",
    "snake_case_name",
    "_a_b",
    "[so]",
    "[so][x]",
    "[*so*](x)",
    "[so](x 'title')",
    "[so](<x>)",
    "[so](x_y)",
    "[a [b](x)](y)",
    "![so](x)",
    "[^1]",
    "`so`",
    "\\*so\\*",
    "so &amp; so",
    "a < b",
    "so  \nso",
    "\x02klzzwxh:0001\x03",
)


def read(text: str) -> tuple[str, list[tuple[str, dict[str, str], str | None, str | None]]] | None:
    simple = read_simply(PATTERNS, NEEDS)
    assert isinstance(simple, SimpleMarks)
    found = simple.read(text)
    return found and (found[0], [(one.tag, one.attrib, one.text, one.tail) for one in found[1]])


@pytest.mark.parametrize("text", SIMPLE)
def test_links_and_emphasis_alone_are_read_in_one_go(text: str) -> None:
    assert read(text) == SIMPLE[text]


@pytest.mark.parametrize("text", LEFT_TO_OTHERS)
def test_anything_else_is_left_to_python_markdown(text: str) -> None:
    assert read(text) is None


def test_emphasis_that_is_not_python_markdowns_own_is_left_alone() -> None:
    assert read_simply(list(Markdown(extensions=["legacy_em"]).inlinePatterns), NEEDS)
    assert read_simply([one for one in PATTERNS if "Delimiter" not in type(one).__name__], NEEDS) is None
    assert read_simply([*PATTERNS, *PATTERNS], NEEDS) is None
    changed = Markdown()
    changed.delimiters.add("~", "del", smart=False)  # type: ignore[union-attr]
    assert read_simply(list(changed.inlinePatterns), NEEDS) is None


def test_emphasis_that_changes_later_is_left_alone() -> None:
    markdown = Markdown()
    simple = read_simply(list(markdown.inlinePatterns), NEEDS)
    assert simple
    assert simple.read("*so*")
    markdown.delimiters.add("_", "b,i", smart=True)  # type: ignore[union-attr]
    assert simple.read("*so*") is None
