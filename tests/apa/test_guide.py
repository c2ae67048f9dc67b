"""The guide for writers: every row of its table is true, with the practice's own bibliography."""

import re

import pytest
from bs4 import BeautifulSoup

from plugins.apa.commands.articles import EXTENSIONS
from plugins.apa.markdown_ext import convert
from plugins.apa.normalise import normalise
from plugins.apa.parse import read_bibliography
from plugins.build.project import HERE
from tests.apa.levelling import levelled

GUIDE = (HERE / "docs" / "citing.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(?P<typed>[^`]+)` \| (?P<printed>[^|]+) \|$", GUIDE, re.MULTILINE)
WORKS, _ = normalise(read_bibliography(sorted((HERE / "bibliography").glob("*.bib"))))


@pytest.mark.parametrize(("typed", "printed"), ROWS, ids=[typed for typed, _ in ROWS])
def test_the_page_shows_what_the_guide_says(typed: str, printed: str) -> None:
    html = BeautifulSoup(convert(typed, WORKS, extensions=EXTENSIONS).html, "html.parser")
    assert levelled(html.select("p")[0].get_text()) == levelled(printed)


def test_the_guide_has_its_table() -> None:
    assert len(ROWS) == GUIDE.count("\n| `")
    assert len(ROWS) > 10
