"""Where the front matter of a Markdown file ends and its text begins."""

from typing import NamedTuple

FENCE = "---"


class Parts(NamedTuple):
    """A file cut in two.

    `front` is the YAML between the `---` lines, whose first line is line 2 of the file; "" when the file
    has no front matter or never closes it. `body_line` is the line of the file that `body` starts on,
    counted from 1.
    """

    front: str
    body: str
    body_line: int


def split(text: str) -> Parts:
    """Cut a file's text at the `---` line that closes its front matter; line ends become "\\n"."""
    lines = _lines(text)
    closing = _closing(lines)
    if closing == 0:
        return Parts("", "\n".join(lines), 1)
    return Parts("\n".join(lines[1:closing]), "\n".join(lines[closing + 1 :]), closing + 2)


def opens(text: str) -> bool:
    """Whether the first line starts front matter, closed or not."""
    return _lines(text)[0].rstrip() == FENCE


def _lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _closing(lines: list[str]) -> int:
    """The index of the closing line; 0 when there is none."""
    if lines[0].rstrip() != FENCE:
        return 0
    return next((index for index, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
