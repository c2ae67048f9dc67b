"""Worked examples of the rules of APA 7: one test a case, named after the case."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.apa.levelling import italics, levelled, words
from tests.apa.site_of_one import citations, references

DATA = Path(__file__).parents[1] / "data" / "apa"
REFERENCES = json.loads((DATA / "references.json").read_text("utf-8"))
CITATIONS = json.loads((DATA / "citations.json").read_text("utf-8"))


def named(cases: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in cases]


@pytest.mark.parametrize("case", named(REFERENCES["cases"]))
def test_an_entry_of_the_reference_list(case: dict[str, Any], tmp_path: Path) -> None:
    ((_, html),) = references(case["bibtex"], tmp_path)
    assert words(html) == levelled(case["expected_text"]), case["why"]
    assert italics(html) == italics(case["expected_html"]), case["why"]


@pytest.mark.parametrize("case", named(REFERENCES["lists"]))
def test_a_reference_list(case: dict[str, Any], tmp_path: Path) -> None:
    listed = references(case["bib"], tmp_path)
    assert [key for key, _ in listed] == case["expected_order"], case["why"]
    assert [words(html) for _, html in listed] == [levelled(text) for text in case["expected_text"]]
    assert [italics(html) for _, html in listed] == [italics(html) for html in case["expected_html"]]


@pytest.mark.parametrize("case", named(CITATIONS["cases"]))
def test_the_citations_of_a_text(case: dict[str, Any], tmp_path: Path) -> None:
    cited = citations(case["bib"], case["markdown"], tmp_path)
    assert [words(html) for html in cited] == [levelled(text) for text in case["expected_text"]], case["why"]
    assert [italics(html) for html in cited] == [italics(html) for html in case["expected_html"]], case["why"]
