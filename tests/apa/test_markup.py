"""Pandoc's citation syntax, valid and invalid, and what is no citation at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.apa.locators import split_locator
from plugins.apa.markup import read_bracket, read_narrative
from plugins.apa.model import Citation, CiteItem


def cites(*items: CiteItem) -> Citation:
    return Citation(items)


VALID = {
    "@a": cites(CiteItem("a")),
    "-@a": cites(CiteItem("a", author_suppressed=True)),
    "@a, p. 23": cites(CiteItem("a", locator="p.\u00a023")),
    "@a, 23": cites(CiteItem("a", locator="p.\u00a023")),
    "@a, p. 23-25": cites(CiteItem("a", locator="pp.\u00a023–25")),
    "@a; @b": cites(CiteItem("a"), CiteItem("b")),
    "see @a, pp. 3-5; also @b, chap. 2": cites(
        CiteItem("a", prefix="see", locator="pp.\u00a03–5"),
        CiteItem("b", prefix="also", locator="Chapter\u00a02"),
    ),
    "@a{p. 12}, emphasis added": cites(CiteItem("a", locator="p.\u00a012", suffix=", emphasis added")),
    "@a, for an overview": cites(CiteItem("a", suffix=", for an overview")),
    "@{k:ey/2.b}": cites(CiteItem("k:ey/2.b")),
    "@k:ey/2.b.": cites(CiteItem("k:ey/2.b", suffix=".")),
    "Bowen, 1966, as cited in @a": cites(CiteItem("a", prefix="Bowen, 1966, as cited in")),
}


@pytest.mark.parametrize(("content", "citation"), VALID.items(), ids=VALID)
def test_a_bracket_with_a_key_is_a_citation(content: str, citation: Citation) -> None:
    assert read_bracket(content) == citation


@pytest.mark.parametrize("content", ["", "a", "@", "-@", "me@example.org", "see Bowen; @a", r"\@a", "@a; b"])
def test_other_brackets_are_none(content: str) -> None:
    assert read_bracket(content) is None


def test_a_bracket_after_a_narrative_citation_belongs_to_it() -> None:
    assert read_narrative("a", "p. 3; see also @b") == Citation(
        (CiteItem("a", locator="p.\u00a03"), CiteItem("b", prefix="see also")), narrative=True
    )


LOCATORS = {
    "12": "p. 12",
    "12-14": "pp. 12–14",
    "pp. 12, 19": "pp. 12, 19",
    "para. 3": "para. 3",
    "paras. 3--5": "paras. 3–5",
    "chapter 3": "Chapter 3",
    "sec. 9.35": "Section 9.35",
    "§ 4": "Section 4",
    "fig. 1": "Figure 1",
    "tables 2 and 3": "Tables 2 and 3",
    "1:30:40": "1:30:40",
    "2:30-2:45": "2:30–2:45",
    "p. xii": "p. xii",
    "app. A": "Appendix A",
    "slide 7": "Slide 7",
}


@pytest.mark.parametrize(("typed", "printed"), LOCATORS.items(), ids=LOCATORS)
def test_a_locator_says_where_in_apas_words(typed: str, printed: str) -> None:
    locator, rest = split_locator(typed)
    assert (locator.replace("\u00a0", " "), rest) == (printed, "")


@pytest.mark.parametrize("words", ["for an overview", "emphasis added", "", "Preface", "see there"])
def test_other_words_are_no_locator(words: str) -> None:
    assert split_locator(words) == ("", words)


@given(st.text(alphabet=st.sampled_from("@ab1 .,;:-{}[]()*_p\\\n—“é"), max_size=40) | st.text(max_size=40))
def test_no_text_breaks_the_grammar(text: str) -> None:
    read = (read_bracket(text), read_narrative("a", text))
    assert all(citation is None or citation.items for citation in read)
