"""What is a citation in a Markdown text, wherever it can stand, and what only looks like one."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.apa.levelling import words
from tests.apa.two_works import cited, converted, page

PLACES = {
    "a list": "- one [@neff]\n",
    "a table": "| a |\n|---|\n| [@neff] |\n",
    "a block quotation": "> said [@neff]\n",
    "a footnote": "Text[^1]\n\n[^1]: Note [@neff].\n",
    "a heading": "## On this [@neff]\n",
    "a caption": '<figure markdown="block">\n<figcaption markdown="span">See [@neff].</figcaption>\n</figure>\n',
    "emphasis": "*said [@neff]*",
    "two lines": "said [see\n@neff]",
    "strong emphasis": "**said [@neff]**",
    "brackets": "[[@neff]]",
    "parentheses": "(so [@neff])",
    "a nested list": "1. one\n\n    - two [@neff]\n",
    "a block of HTML": '<div markdown="1">\nSaid [@neff].\n</div>\n',
}


@pytest.mark.parametrize("markdown", PLACES.values(), ids=PLACES)
def test_a_citation_works_in(markdown: str) -> None:
    assert [text.replace("see ", "") for text in cited(markdown)] == ["(Neff, 2003)"]


NO_CITATIONS = {
    "code": "`[@neff]`",
    "a code block": "    [@neff]\n",
    "a fenced block": "```\n[@neff]\n```\n",
    "an e-mail address": "me@neff.example or <me@neff.example>",
    "an escaped key": r"\@neff",
    "a web address": "<https://x.example/@neff>",
    "a bare web address": "https://x.example/?by=@neff or https://x.example/;@neff",
    "the text of a link": "[see @neff](https://x.example)",
    "the text of a reference link": "[@neff][1]\n\n[1]: https://x.example\n",
    "the address of a link": "[text](https://x.example/?by=@neff)",
    "an HTML tag": 'a <a href="https://x.example" title="@neff">link</a>',
    "a block of plain HTML": "<div>[@neff]</div>",
}


@pytest.mark.parametrize("markdown", NO_CITATIONS.values(), ids=NO_CITATIONS)
def test_no_citation_is(markdown: str) -> None:
    assert cited(markdown) == []
    assert page(markdown).select(".references") == []


SENTENCES = {
    "@neff. @neff, @neff: @neff; (@neff) “@neff” @neff's": ["Neff (2003)"] * 7,
    "_@neff_ and *@neff*": ["Neff (2003)"] * 2,
    "so--@neff": ["Neff (2003)"],
    "@neff[^1]\n\n[^1]: Note.\n": ["Neff (2003)"],
    "@neff [see also @fox_1]": ["Neff (2003; see also Fox, 2001)"],
    "[@neff, `code` and a\\*b]": ["(Neff, 2003, code and a*b)"],
    "[@neff, *passim*]": ["(Neff, 2003, passim)"],
    "where a<b and c [@neff]": ["(Neff, 2003)"],
    "[@neff][@fox_1]": ["(Neff, 2003)", "(Fox, 2001)"],
}


@pytest.mark.parametrize(("markdown", "printed"), SENTENCES.items(), ids=SENTENCES)
def test_a_sentence_holds(markdown: str, printed: list[str]) -> None:
    assert cited(markdown) == printed


ESCAPED = {
    r"\[@neff\]": "(Neff, 2003)",
    r"\[@neff, p. 3]": "(Neff, 2003, p. 3)",
    r"\[-@neff\]": "(2003)",
    r"@neff \[p. 3\]": "Neff (2003, p. 3)",
}


@pytest.mark.parametrize(("typed", "printed"), ESCAPED.items(), ids=ESCAPED)
def test_a_backslash_from_a_visual_editor_is_forgiven_and_reported(typed: str, printed: str) -> None:
    said = converted(f"said {typed}")
    assert said.escaped == (typed,)
    assert words(said.html).startswith(f"said {printed}")


def test_brackets_that_somebody_wants_stay() -> None:
    said = converted(r"said \[see @neff\]")
    assert said.escaped == ()
    assert words(said.html).startswith("said [see Neff (2003)]")


@settings(deadline=None)
@example("<e;@1>")
@example("<e @neff>")
@example("<e \\[@neff]>")
@given(st.text(alphabet=st.sampled_from("@neff fox_1[]();-,.*_`<>&\"'\\\n#|{}!p23"), max_size=60))
def test_any_text_converts_and_nothing_in_it_becomes_an_element_of_ours(text: str) -> None:
    html = page(text)
    assert html.select("[data-citation]") == []
    assert all(entry.select("b") == [] for entry in html.select(".references__entry"))
