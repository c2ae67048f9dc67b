"""Citations in descriptions, summaries and the text of pictures: words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.apa.model import Date, Kind, Name, Names, Role, Span, Work
from plugins.apa.plain import plain_text

WORKS = {
    "neff": Work(
        "neff", Kind.BOOK, Names((Name("Neff", "K. D."),)), Role.AUTHOR, Date("2003"), (Span("Rest"),)
    )
}

TEXTS = {
    "What @neff [p. 3] found.": "What Neff (2003) [p. 3] found.",
    "Kindness helps [@neff, p. 3].": "Kindness helps (Neff, 2003, p. 3).",
    "me@neff.example": "me@neff.example",
    r"write \@neff to us": "write @neff to us",
    "[no citation] at all": "[no citation] at all",
    "so [see *all* of @neff]": "so (see all of Neff, 2003)",
}


@pytest.mark.parametrize(("typed", "printed"), TEXTS.items(), ids=TEXTS)
def test_plain_text(typed: str, printed: str) -> None:
    assert plain_text(typed, WORKS).replace("\u00a0", " ") == printed


@given(st.text(alphabet="@nef[]; -,p3\\", max_size=40))
def test_no_text_breaks_it_and_no_known_key_stays(text: str) -> None:
    assert "[@neff]" not in plain_text(f"{text} [@neff]", WORKS)
