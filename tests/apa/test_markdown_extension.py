"""Citations lead to the list and back; the list holds what is cited, where the article wants it."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.apa.commands.articles import EXTENSIONS
from plugins.apa.markdown_ext import convert
from plugins.apa.model import Date, Kind, Name, Names, Role, Span, Work
from tests.apa.two_works import cited, page


@pytest.mark.parametrize("after", ["", ".", " and so on"])
def test_a_quotation_mark_after_a_citation_closes(after: str) -> None:
    text = page(f'"So it is [@neff]"{after}').select("p")[0].get_text()
    assert text.replace("\u00a0", " ") == f"“So it is (Neff, 2003)”{after}"


def test_the_text_of_a_picture_holds_the_words_of_the_citation() -> None:
    html = page("![A curve, after @neff](curve.svg)")
    assert html.select("img")[0]["alt"] == "A curve, after Neff (2003)"
    assert html.select(".citation") == []


def test_each_way_back_says_aloud_where_it_leads() -> None:
    html = page("[@neff; @fox_1] and @neff")
    said = [link["aria-label"] for link in html.select(".references__back a")]
    assert said == ["Back to the text: Fox, 2001", "1: back to Neff, 2003", "2: back to Neff, 2003"]


def test_ways_back_are_at_most_five() -> None:
    assert len(page("@neff " * 9).select(".references__back a")) == 5


def test_footnotes_come_after_the_text() -> None:
    assert cited("Text[^1] [@fox_1].\n\n[^1]: Note @neff.\n") == ["(Fox, 2001)", "Neff (2003)"]


def test_every_citation_leads_to_its_entry_and_back() -> None:
    html = page("[@neff; @fox_1] and @neff [p. 3]")
    links = [link["href"] for link in html.select(".citation a")]
    assert links == ["#ref-fox-1", "#ref-neff", "#ref-neff"]
    assert all(html.select_one(f"[id='{str(link)[1:]}']") for link in links)
    assert [link["href"] for link in html.select("#ref-neff .references__back a")] == ["#cite-1", "#cite-2"]
    assert all(html.select_one(str(link["href"])) for link in html.select(".references__back a"))


def test_the_list_holds_what_is_cited_in_order() -> None:
    html = page("[@neff] then [@fox_1]")
    assert [entry.get_text() for entry in html.select(".references__entry")] == [
        "Fox, A. (2001). Walks.",
        "Neff, K. D. (2003). Rest & <b>.",
    ]


@pytest.mark.parametrize("place", ["[references]\n", "## References\n"])
def test_an_article_may_say_where_the_list_goes(place: str) -> None:
    html = page(f"Text [@neff].\n\n{place}\n" + ("Last words.\n" if place.startswith("[") else ""))
    assert len(html.select("#references")) == 1
    assert html.select_one("p:last-child") is None or "Last words." in html.get_text()


def test_the_place_may_be_inside_another_element() -> None:
    html = page('<div markdown="1">\n\nText [@neff].\n\n[references]\n\n</div>\n\nAfter.\n')
    assert len(html.select("div > .references")) == 1


@pytest.mark.parametrize("markdown", ["Only text.", "Only text.\n\n[references]\n"])
def test_without_a_citation_there_is_no_list(markdown: str) -> None:
    html = page(markdown)
    assert html.select("#references, .references") == []
    assert "[" not in html.get_text()


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("<>&\"'bi/=:; xé"), min_size=1, max_size=12))
def test_nothing_in_a_bibliography_becomes_an_element(text: str) -> None:
    work = Work("w", Kind.BOOK, Names((Name(text, text),)), Role.AUTHOR, Date(text), (Span(text),), link=text)
    html = BeautifulSoup(convert(f"[@w, {text}] @w", {"w": work}, extensions=EXTENSIONS).html, "html.parser")
    (entry,) = html.select(".references__entry")
    assert {element.name for element in entry.find_all(True)} <= {"i", "a"}
    assert all(str(link["href"]).startswith(("http", "#")) for link in html.select("a"))
