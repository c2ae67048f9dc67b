"""The lines of a Markdown text that hold its words: no code, no comments."""

import re
from collections.abc import Iterator

_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?:(?!\1).)*\1")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def lines_of_words(body: str, first: int) -> Iterator[tuple[int, str]]:
    """(line number, line) with code taken out; `first` is the number of the first line."""
    body = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), body)
    fence = ""
    for number, line in enumerate(body.split("\n"), first):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence:
            yield number, _CODE.sub("", line)
