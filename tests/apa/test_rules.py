"""References by rule: the cases of a readable document, in which *…* is italic."""

import re
from html import escape
from pathlib import Path

import pytest

from tests.apa.levelling import italics, levelled, words
from tests.apa.site_of_one import references

RULES = (Path(__file__).parents[1] / "data" / "apa" / "rules.md").read_text("utf-8")
CASE = re.compile(r"```bibtex\n(?P<bibtex>.*?)\n```\n=> (?P<expected>[^\n]+)", re.DOTALL)
SECTIONS = re.split(r"^## ", RULES, flags=re.MULTILINE)[1:]
CASES = [
    pytest.param(case["bibtex"], case["expected"], id=f"{section.splitlines()[0]} {number}")
    for section in SECTIONS
    for number, case in enumerate(CASE.finditer(section), 1)
]


@pytest.mark.parametrize(("bibtex", "expected"), CASES)
def test_an_entry_prints_as_the_rule_says(bibtex: str, expected: str, tmp_path: Path) -> None:
    ((_, html),) = references(bibtex, tmp_path)
    wanted = re.sub(r"\*([^*]+)\*", r"<i>\1</i>", escape(expected, quote=False))
    assert words(html) == levelled(re.sub(r"\*([^*]+)\*", r"\1", expected))
    assert italics(html) == italics(wanted)
