"""Pandoc's citation syntax, valid and invalid, and what is no citation at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.apa.locators import split_locator, tidy_locators
from plugins.apa.markup import read_bracket, read_narrative, strays
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
    "@a, as cited in @b, p. 3": cites(
        CiteItem("a", suffix=", as cited in "), CiteItem("b", locator="p.\u00a03", continues=True)
    ),
    "@a (see @b), too": cites(CiteItem("a", suffix=" (see "), CiteItem("b", suffix="), too", continues=True)),
    "see [sic] @a": cites(CiteItem("a", prefix="see [sic]")),
    "@a, chap. 2, p. 4": cites(CiteItem("a", locator="Chapter\u00a02, p.\u00a04")),
    "@a, Discussion section, paras. 2-3": cites(
        CiteItem("a", suffix=", Discussion section, paras.\u00a02–3")
    ),
    "@a, see p. 3-4": cites(CiteItem("a", suffix=", see pp.\u00a03–4")),
    "@a{}, 99 years later": cites(CiteItem("a", suffix=", 99 years later")),
    "@a{ii, A, D-Z}": cites(CiteItem("a", locator="ii, A, D–Z")),
    "@a, Genesis 1:1-5": cites(CiteItem("a", suffix=", Genesis 1:1–5")),
    "@a, on 2020-01-02": cites(CiteItem("a", suffix=", on 2020-01-02")),
    "@a, 1 Cor. 13:1": cites(CiteItem("a", suffix=", 1 Cor. 13:1")),
    "@a;": cites(CiteItem("a")),
    "@a_": cites(CiteItem("a", suffix="_")),
}


@pytest.mark.parametrize(("content", "citation"), VALID.items(), ids=VALID)
def test_a_bracket_with_a_key_is_a_citation(content: str, citation: Citation) -> None:
    assert read_bracket(content) == citation


INVALID = ["", "a", "@", "-@", "@_", "me@example.org", "a/@b", "see Bowen; @a", r"\@a", "@a; b", "[@a]"]


@pytest.mark.parametrize("content", INVALID)
def test_other_brackets_are_none(content: str) -> None:
    assert read_bracket(content) is None


@pytest.mark.parametrize(
    ("content", "parts"), [("@a; p. 4", ("p. 4",)), ("see x; @a", ("see x",)), ("@a", ()), ("x; y", ())]
)
def test_a_part_without_a_key_is_told(content: str, parts: tuple[str, ...]) -> None:
    assert strays(content) == parts


NARRATIVE = {
    "p. 3; see also @b": (CiteItem("a", locator="p.\u00a03"), CiteItem("b", prefix="see also")),
    "see also @b": (CiteItem("a"), CiteItem("b", prefix="see also")),
    "; @b": (CiteItem("a"), CiteItem("b")),
    "-@b": (CiteItem("a"), CiteItem("b", author_suppressed=True)),
    "as cited in @b": (CiteItem("a", suffix=", as cited in "), CiteItem("b", continues=True)),
    "p. 3, quoted in @b": (
        CiteItem("a", locator="p.\u00a03", suffix=", quoted in "),
        CiteItem("b", continues=True),
    ),
    "emphasis added": (CiteItem("a", suffix=", emphasis added"),),
}


@pytest.mark.parametrize(("bracket", "items"), NARRATIVE.items(), ids=NARRATIVE)
def test_a_bracket_after_a_narrative_citation_belongs_to_it(
    bracket: str, items: tuple[CiteItem, ...]
) -> None:
    assert read_narrative("a", bracket) == Citation(items, narrative=True)


@pytest.mark.parametrize("bracket", ["", " ", "@b", "@b, p. 4", "p. 3; nothing"])
def test_a_bracket_with_a_citation_of_its_own_does_not(bracket: str) -> None:
    assert read_narrative("a", bracket) is None


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
    "pp. 7": "p. 7",
    "p. 12, 14, and 19-21": "pp. 12, 14, and 19–21",
    "pp. 3 to 5": "pp. 3–5",
    "3 & 5": "pp. 3 & 5",
    "585-92": "pp. 585–592",
    "chaps. 12-13": "Chapters 12–13",
    "xii-xv": "pp. xii–xv",
    "p. S12": "p. S12",
    "40-41n3": "pp. 40–41n3",
    "Table A1": "Table A1",
    "fn. 2": "Footnote 2",
    "vol. 2, p. 5": "Vol. 2, p. 5",
    "1.3.36-37": "1.3.36–37",
    "8:6": "8:6",
    "para. 3, Table 1": "para. 3, Table 1",
    "part II": "Part II",
}


@pytest.mark.parametrize(("typed", "printed"), LOCATORS.items(), ids=LOCATORS)
def test_a_locator_says_where_in_apas_words(typed: str, printed: str) -> None:
    locator, rest = split_locator(typed)
    assert (locator.replace("\u00a0", " "), rest) == (printed, "")


OTHER_WORDS = [
    "for an overview",
    "emphasis added",
    "",
    "Preface",
    "see there",
    "mix",
    "part two",
    "n. 4",
    "1 Cor.",
]


@pytest.mark.parametrize("words", OTHER_WORDS)
def test_other_words_are_no_locator(words: str) -> None:
    assert split_locator(words) == ("", words)


@given(st.text(alphabet=st.sampled_from("@ab1 .,;:-{}[]()*_p\\\n—“é"), max_size=40) | st.text(max_size=40))
def test_no_text_breaks_the_grammar(text: str) -> None:
    read = (read_bracket(text), read_narrative("a", text))
    assert all(citation is None or citation.items for citation in read)
    assert not (read[0] and strays(text))
    locator, rest = split_locator(text)
    assert text.endswith(rest)
    assert bool(locator) == (rest != text)
    assert tidy_locators(text).count(",") == text.count(",")
