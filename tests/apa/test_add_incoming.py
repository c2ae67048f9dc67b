"""Pasted text in any format → tidy entries: the cases of a readable document."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.apa.entry import Bibliography
from plugins.apa.incoming.recognise import bare_dois, read
from plugins.apa.library.add import plan

CASES = (Path(__file__).parents[1] / "data" / "apa" / "incoming" / "cases.md").read_text("utf-8")
CASE = re.compile(
    r"^## (?P<title>.*?)\n\n```\n(?P<pasted>.*?)\n```\n```bibtex\n(?P<bibtex>.*?)```\n(?P<printed>(?:=> [^\n]*\n)+)",
    re.DOTALL | re.MULTILINE,
)
PASTED = Path("pasted text")
NOTHING = Bibliography({}, ())


@pytest.mark.parametrize("case", [pytest.param(case, id=case["title"]) for case in CASE.finditer(CASES)])
def test_what_is_pasted_becomes_a_tidy_entry(case: re.Match[str]) -> None:
    incoming = read(case["pasted"], PASTED)
    planned = plan(incoming.entries, NOTHING)
    assert "\n".join(one.bibtex for one in planned.additions) == case["bibtex"]
    assert [one.reference for one in planned.additions] == re.findall(r"=> (.*)", case["printed"])
    assert incoming.problems == ()


def test_every_case_of_the_document_is_found() -> None:
    assert len(list(CASE.finditer(CASES))) == CASES.count("\n## ")


@pytest.mark.parametrize(
    ("pasted", "sentence"),
    [
        ("", "pasted text: There is no text. Paste BibTeX (it starts with @article{ or the like), "),
        (
            "Neff, K. D. (2011). Self-compassion.",
            "pasted text: No entry can be recognised in this text. Paste ",
        ),
        (
            "%0 Journal Article\n%A Neff",
            "pasted text: This is EndNote's own format, which is not read here. ",
        ),
        ('[{"type": "book"}]', "pasted text: This looks like JSON, which is not read here. "),
        ("<html>", "pasted text: This looks like a piece of a web page or XML, which is not read here. "),
        ("@comment{nothing}", "pasted text:1: The text begins like BibTeX, and no entry in it can be read. "),
        ("TY -JOUR\nTI -x", "pasted text:1: The text begins like RIS, and no entry in it can be read. "),
        (
            "@article{a,\n  title = {Open\n}",
            'pasted text:2: The field "title" of a opens a brace or quotation mark that is never closed. ',
        ),
        (
            "\nTY  - CASE\nTI  - A v. B\nER  -",
            'pasted text:2: An entry of the RIS type "CASE" cannot be taken over. ',
        ),
        (
            "PMID- 7\nBTI - A book\nTI  - A chapter",
            "pasted text:1: PubMed's text gives too little about this work; ",
        ),
        (
            "TY  - JOUR\nAU  - Kristin Neff\nTI  - x\nER  -",
            'pasted text:1: "Kristin Neff" is written without a comma, so it is taken for the name of a group. '
            'If it is a person, change it to "Neff, Kristin".',
        ),
    ],
)
def test_a_text_that_cannot_be_used_is_answered_with_a_sentence(pasted: str, sentence: str) -> None:
    (problem,) = read(pasted, PASTED).problems
    assert str(problem).startswith(sentence)


def test_a_title_in_double_braces_is_pointed_out() -> None:
    incoming = read("@book{a,\n title={{All Of It}}, author={Doe, J.}, year=2001, publisher={P}}", PASTED)
    (problem,) = plan(incoming.entries, NOTHING).problems
    assert str(problem).startswith("pasted text:2: The whole title stands in double braces, ")


def test_what_an_entry_inherits_is_written_out() -> None:
    pasted = (
        "@incollection{a, title={Part}, author={Doe, J.}, crossref={b}}\n@book{b, title={Whole}, year=2001}"
    )
    part, whole = plan(read(pasted, PASTED).entries, NOTHING).additions
    assert part.bibtex == (
        "@incollection{doe2001,\n"
        "  author    = {Doe, J.},\n"
        "  title     = {Part},\n"
        "  booktitle = {Whole},\n"
        "  year      = {2001},\n"
        "}\n"
    )
    assert whole.key == "whole2001"


def test_an_entry_is_found_among_other_words() -> None:
    incoming = read("Please cite us as:\n\n  @book{a, title={x}, author={Doe, Jane}}\n\nThank you.", PASTED)
    assert [entry.value("title") for entry in incoming.entries] == ["x"]


@pytest.mark.parametrize(
    ("pasted", "dois"),
    [
        ("10.1002/jclp.21923", ("10.1002/jclp.21923",)),
        (" https://doi.org/10.1002/jclp.21923\n", ("10.1002/jclp.21923",)),
        ("doi: 10.1/x, doi:10.5555/calm", ()),
        ("DOI: 10.5555/a, https://dx.doi.org/10.5555/b", ("10.5555/a", "10.5555/b")),
        ("see 10.5555/a", ()),
        ("@misc{a, doi = {10.5555/a}}", ()),
        ("", ()),
    ],
)
def test_a_doi_alone_is_recognised(pasted: str, dois: tuple[str, ...]) -> None:
    assert bare_dois(pasted) == dois


FRAGMENTS = st.sampled_from(
    ["TY  - JOUR\n", "ER  - \n", "AU  - ", "PMID- 1\n", "FAU - ", "DP  - ", "@article{", "title = ", "{", "}",
     '"', ",", "\n", "Doe, Jane", " and ", "2011", "\\", "&", "<i>", "10.5555/a", "AID - x [doi]\n"]
)  # fmt: skip


@given(st.lists(FRAGMENTS | st.text(max_size=5), max_size=25).map("".join))
def test_no_text_raises(pasted: str) -> None:
    incoming = read(pasted, PASTED)
    plan(incoming.entries, NOTHING)
    assert incoming.entries or incoming.problems
