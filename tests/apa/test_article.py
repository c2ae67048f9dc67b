"""An article's own reference, its sources to take away, and the library of everything cited."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.apa.article import Published, cite_this, download, library, sources
from plugins.apa.bibtex import tidy
from plugins.apa.byline import byline_names
from plugins.apa.entry import Bibliography
from plugins.apa.markdown_ext import convert
from plugins.apa.normalise import normalise
from plugins.apa.parse import read_bibliography

SITE = "Elm Practice"
BIB = """@string{elm = {Elm}}
@book{neff2011, author = {Neff, Kristin}, title = {Rest &amp; Work},
  publisher = elm, year = 2011, abstract = {Long.}, file = {/home/x.pdf}}
@book{fox2001, author = {Fox, Ann}, title = {Walks}, publisher = elm, year = 2001}
"""


def published(author: str = SITE, title: str = "Why Rest Helps: A Guide") -> Published:
    url = "https://elm.example/post/why-rest-helps"
    return Published("why-rest-helps", title, author, SITE, date(2026, 5, 3), url)


BYLINES = {
    SITE: f"{SITE}. (2026, May 3). Why rest helps: A guide. https://elm.example/post/why-rest-helps",
    "Dr. Ann B. Lee, LCSW": "Lee, A. B. (2026, May 3). Why rest helps: A guide. Elm Practice. "
    "https://elm.example/post/why-rest-helps",
    "Ann Lee, Psy.D., and Bo van Ray": "Lee, A., & van Ray, B. (2026, May 3). Why rest helps: A guide. "
    "Elm Practice. https://elm.example/post/why-rest-helps",
}


@pytest.mark.parametrize(("byline", "reference"), BYLINES.items(), ids=BYLINES)
def test_the_article_cites_itself_as_a_page_of_its_site(byline: str, reference: str) -> None:
    assert cite_this(published(byline)).text == reference


def test_the_title_is_italic_and_the_address_a_link() -> None:
    assert cite_this(published()).html == (
        "Elm Practice. (2026, May 3). <i>Why rest helps: A guide</i>. "
        '<a href="https://elm.example/post/why-rest-helps">https://elm.example/post/why-rest-helps</a>'
    )


def test_the_bibtex_says_the_same() -> None:
    assert cite_this(published("Ann Lee, PhD", "Rest & {Sleep}")).bibtex == (
        "@online{lee2026why,\n"
        "  author       = {Ann Lee},\n"
        "  title        = {Rest \\& Sleep},\n"
        "  date         = {2026-05-03},\n"
        "  organization = {{Elm Practice}},\n"
        "  url          = {https://elm.example/post/why-rest-helps},\n"
        "}\n"
    )


PEOPLE = {
    "Ann Lee": "Ann Lee",
    "Ann Lee, LCSW, PhD": "Ann Lee",
    "Ann Lee, Bo Ray and Cy Fox": "Ann Lee and Bo Ray and Cy Fox",
    "Ann Lee, MSW; Bo Ray, BCBA-D": "Ann Lee and Bo Ray",
    "Prof. Dr. Ann Lee & Bo Ray, Jr., M.D.": "Ann Lee and Bo Ray Jr.",
}


@pytest.mark.parametrize(("byline", "names"), PEOPLE.items(), ids=PEOPLE)
def test_a_byline_names_people_and_their_credentials(byline: str, names: str) -> None:
    assert byline_names(byline) == names


@pytest.fixture
def bibliography(tmp_path: Path) -> Bibliography:
    (tmp_path / "works.bib").write_text(BIB, "utf-8")
    return read_bibliography([tmp_path / "works.bib"])


def test_the_download_holds_what_is_listed_without_private_fields(bibliography: Bibliography) -> None:
    works, _ = normalise(bibliography)
    listed = sources(convert("[@neff2011]", works, extensions=()).result.references)
    assert download(listed.keys, lambda key: tidy(bibliography.entries[key])) == (
        "@book{neff2011,\n"
        "  author    = {Neff, Kristin},\n"
        "  title     = {Rest &amp; Work},\n"
        "  publisher = {Elm},\n"
        "  year      = {2011},\n"
        "}\n"
    )


def test_the_library_tells_who_cites_a_work(bibliography: Bibliography) -> None:
    works, _ = normalise(bibliography)
    one = ("One", "post/one", "en", ["fox2001", "neff2011"])
    held = library([one, ("Two", "post/two", "es", ["neff2011"])], works)
    assert [(work.id, work.articles) for work in held] == [
        ("work-fox2001", (("One", "post/one", "en"),)),
        ("work-neff2011", (("One", "post/one", "en"), ("Two", "post/two", "es"))),
    ]
    assert held[1].html == "Neff, K. (2011). <i>Rest &amp; work</i>. Elm."


NAMES = {
    "Grief After the Flood in Virginia": ("We live in Virginia.", "Grief after the flood in Virginia"),
    "What Rogers Meant by Warmth": ("To Carl Rogers, warmth came first.", "What Rogers meant by warmth"),
    "Hope and Will": ("People with hope and will. But Will, my friend, said no.", "Hope and will"),
    "Spring Walks": ("Spring is here. Walks help.", "Spring walks"),
}


@pytest.mark.parametrize(("title", "said"), NAMES.items(), ids=NAMES)
def test_a_name_in_the_title_keeps_its_capital_when_the_text_shows_that_it_is_one(
    title: str, said: tuple[str, str]
) -> None:
    html, expected = said
    article = replace(published(title=title), html=f"<p>{html}</p>")
    assert f" {expected}. https" in cite_this(article).text
