"""A Markdown file is cut at the line that closes its front matter."""

import pytest

from plugins.frontmatter import opens, split

CASES = {
    "front matter and text": ("---\ntitle: A\n---\nText\n", ("title: A", "Text\n", 4)),
    "no text after it": ("---\ntitle: A\n---\n", ("title: A", "", 4)),
    "no line end after the closing fence": ("---\ntitle: A\n---", ("title: A", "", 4)),
    "a byte order mark and Windows line ends": (
        "\ufeff---\r\ntitle: A\r\n---\r\nText",
        ("title: A", "Text", 4),
    ),
    "spaces after a fence": ("---  \ntitle: A\n--- \nText", ("title: A", "Text", 4)),
    "empty front matter": ("---\n---\nText", ("", "Text", 3)),
    "a rule in the text is not a fence": ("---\na: b\n---\nText\n\n---\n", ("a: b", "Text\n\n---\n", 4)),
    "no front matter": ("Text\n---\nmore", ("", "Text\n---\nmore", 1)),
    "never closed: all of it is text": ("---\ntitle: A\n\nText", ("", "---\ntitle: A\n\nText", 1)),
    "an indented fence closes nothing": ("---\nt: |\n  ---\n---\nText", ("t: |\n  ---", "Text", 5)),
    "empty file": ("", ("", "", 1)),
}


@pytest.mark.parametrize(("text", "parts"), CASES.values(), ids=CASES.keys())
def test_split(text: str, parts: tuple[str, str, int]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    ("text", "expected"), [("---\na: b", True), ("\ufeff---", True), ("text", False), ("", False)]
)
def test_opens_tells_unclosed_from_absent(text: str, expected: bool) -> None:
    assert opens(text) is expected
