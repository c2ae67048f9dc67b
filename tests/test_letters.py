"""Characters that would reach readers as something else than what was typed."""

import pytest

from plugins.letters import FORBIDDEN, complaint


@pytest.mark.parametrize(
    ("letter", "sentence"),
    [
        ("\x00", "The character U+0000 is no text."),
        ("\x1b", "The character U+001B is no text."),
        ("\x7f", "The character U+007F is no text."),
        ("\ud800", "The character U+D800 is no text."),
        ("\uffff", "The character U+FFFF is no text."),
        ("\u202e", "The character U+202E turns the words after it around."),
        ("\u2066", "The character U+2066 turns the words after it around."),
    ],
)
def test_forbidden(letter: str, sentence: str) -> None:
    found = FORBIDDEN.search(f"a{letter}b")
    assert found is not None
    assert complaint(found[0]) == sentence


@pytest.mark.parametrize(
    "text",
    ["tab\t and\nlines\r\n", "שלום\u200e!", "می\u200cخواهم", "👩\u200d👧", "\u00a0", "naïve", "\u200fא"],
    ids=["lines", "Hebrew with a mark", "Persian", "a family", "a hard blank", "accents", "a mark"],
)
def test_what_languages_need_is_let_in(text: str) -> None:
    assert FORBIDDEN.search(text) is None
