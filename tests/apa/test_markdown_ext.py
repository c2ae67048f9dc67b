"""Citations wherever Markdown can put them, and the list they lead to."""

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.apa.commands.articles import EXTENSIONS
from plugins.apa.markdown_ext import convert
from plugins.apa.model import Date, Kind, Name, Names, Role, Span, Work
from tests.apa.levelling import words

NEFF = Work(
    "neff", Kind.BOOK, Names((Name("Neff", "K. D."),)), Role.AUTHOR, Date("2003"), (Span("Rest & <b>"),)
)
FOX = Work("fox_1", Kind.BOOK, Names((Name("Fox", "A."),)), Role.AUTHOR, Date("2001"), (Span("Walks"),))
WORKS = {"neff": NEFF, "fox_1": FOX}


def page(markdown: str) -> Tag:
    return BeautifulSoup(convert(markdown, WORKS, extensions=EXTENSIONS).html, "html.parser")


def cited(markdown: str) -> list[str]:
    return [words(element.decode_contents()) for element in page(markdown).select(".citation")]


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


@pytest.mark.parametrize("after", ["", ".", " and so on"])
def test_a_quotation_mark_after_a_citation_closes(after: str) -> None:
    text = page(f'"So it is [@neff]"{after}').select("p")[0].get_text()
    assert text.replace("\u00a0", " ") == f"“So it is (Neff, 2003)”{after}"


def test_works_may_be_listed_without_being_cited() -> None:
    one = convert("Text.", WORKS, extensions=EXTENSIONS, nocite=["@neff"])
    everything = convert("Text.", WORKS, extensions=EXTENSIONS, nocite=["@*"])
    assert [item.work.key for item in one.result.references] == ["neff"]
    assert [item.work.key for item in everything.result.references] == ["fox_1", "neff"]
    assert "Back" not in one.html


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


def test_an_unknown_key_is_reported_and_shown() -> None:
    converted = convert("[@nobody] and [@neff]", WORKS, extensions=EXTENSIONS)
    assert converted.result.unknown == ("nobody",)
    assert "(source missing: nobody)" in converted.html


ESCAPED = {
    r"\[@neff\]": "(Neff, 2003)",
    r"\[@neff, p. 3]": "(Neff, 2003, p. 3)",
    r"\[-@neff\]": "(2003)",
    r"@neff \[p. 3\]": "Neff (2003, p. 3)",
}


@pytest.mark.parametrize(("typed", "printed"), ESCAPED.items(), ids=ESCAPED)
def test_a_backslash_from_a_visual_editor_is_forgiven_and_reported(typed: str, printed: str) -> None:
    converted = convert(f"said {typed}", WORKS, extensions=EXTENSIONS)
    assert converted.escaped == (typed,)
    assert words(converted.html).startswith(f"said {printed}")


def test_brackets_that_somebody_wants_stay() -> None:
    converted = convert(r"said \[see @neff\]", WORKS, extensions=EXTENSIONS)
    assert converted.escaped == ()
    assert words(converted.html).startswith("said [see Neff (2003)]")


@settings(deadline=None)
@example("<e;@1>")
@example("<e @neff>")
@example("<e \\[@neff]>")
@given(st.text(alphabet=st.sampled_from("@neff fox_1[]();-,.*_`<>&\"'\\\n#|{}!p23"), max_size=60))
def test_any_text_converts_and_nothing_in_it_becomes_an_element_of_ours(text: str) -> None:
    html = BeautifulSoup(convert(text, WORKS, extensions=EXTENSIONS).html, "html.parser")
    assert html.select("[data-citation]") == []
    assert all(entry.select("b") == [] for entry in html.select(".references__entry"))


def test_the_same_text_gives_the_same_html() -> None:
    assert convert("[@neff]", WORKS, extensions=EXTENSIONS) == convert(
        "[@neff]", WORKS, extensions=EXTENSIONS
    )


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("<>&\"'bi/=:; xé"), min_size=1, max_size=12))
def test_nothing_in_a_bibliography_becomes_an_element(text: str) -> None:
    work = Work("w", Kind.BOOK, Names((Name(text, text),)), Role.AUTHOR, Date(text), (Span(text),), link=text)
    html = BeautifulSoup(convert(f"[@w, {text}] @w", {"w": work}, extensions=EXTENSIONS).html, "html.parser")
    (entry,) = html.select(".references__entry")
    assert {element.name for element in entry.find_all(True)} <= {"i", "a"}
    assert all(str(link["href"]).startswith(("http", "#")) for link in html.select("a"))
