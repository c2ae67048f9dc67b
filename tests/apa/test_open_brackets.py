"""Which brackets are told to be open."""

import pytest

from plugins.apa.open_brackets import Opened, open_brackets


@pytest.mark.parametrize(
    ("text", "start", "citation"),
    [
        ("[@neff2011, p. 3.", 0, "@neff2011"),
        ("One [see @neff2011 and", 4, "@neff2011"),
        ("A [link](x) and [@neff2011", 16, "@neff2011"),
        ("[@neff2011\n\n]", 0, "@neff2011"),
        ("[a [@neff2011", 3, "@neff2011"),
        ("One.\n\n- two [@neff2011\n", 12, "@neff2011"),
    ],
)
def test_a_bracket_that_is_never_closed(text: str, start: int, citation: str) -> None:
    assert list(open_brackets(text)) == [Opened(start, citation)]


@pytest.mark.parametrize(
    "text",
    [
        "[@neff2011, p. 3]",
        "[@neff2011,\np. 3]",
        r"\[ is a bracket, says @neff2011",
        "@neff2011 says: [0, 1)",
        "- [ ] to do, says @neff2011",
        "[as @neff2011 [p. 3] says](/hours)",
        "ann[at]elm.example",
        "[0, 1)\n\n@neff2011",
        "",
    ],
)
def test_any_other_bracket(text: str) -> None:
    assert list(open_brackets(text)) == []
