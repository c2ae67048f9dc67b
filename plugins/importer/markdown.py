"""A clean tree → our Markdown, in which the post's own words never mean markup."""

import re
from typing import Any

from bs4 import BeautifulSoup
from markdownify import MarkdownConverter

_MARKS = re.compile(r"[\\`*_\[\]@#]")
_ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "|": "&#124;",
    "{": "&#123;",
    "}": "&#125;",
    "~": "&#126;",
}
_ENTITY = re.compile("[&<>|{}~]")
_AT_START = re.compile(r"^(\s*)([-+=:])", re.MULTILINE)
_NUMBER_AT_START = re.compile(r"^(\s*\d+)([.)])(?=\s)", re.MULTILINE)


class _Converter(MarkdownConverter):
    """markdownify with escapes for the Markdown that this site reads."""

    def escape(self, text: str, parent_tags: Any = None) -> str:
        text = _MARKS.sub(lambda match: f"\\{match[0]}", text)
        text = _ENTITY.sub(lambda match: _ENTITIES[match[0]], text)
        text = _AT_START.sub(lambda match: f"{match[1]}&#{ord(match[2])};", text)
        return _NUMBER_AT_START.sub(lambda match: f"{match[1]}\\{match[2]}", text)


def to_markdown(tree: BeautifulSoup) -> str:
    """The text, ending with one newline."""
    converter = _Converter(heading_style="ATX", bullets="-", autolinks=False, escape_misc=False)
    text = converter.convert_soup(tree)
    lines = (line.rstrip() if not line.endswith("  ") else line for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
