"""Citations on a whole site: pages, feeds, downloads, the library, and what machines read."""

import json
import re
import shutil
from pathlib import Path

import feedparser
import pytest
from bs4 import BeautifulSoup, Tag

from plugins.build.project import HERE
from tests.conftest import run_build

SITES = HERE / "tests" / "sites"
SITEURL = "https://www.example.org"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site: two articles that cite, and a draft that may cite what is not there."""
    root = tmp_path_factory.mktemp("citations")
    shutil.copytree(HERE / "content" / "pages", root / "content" / "pages")
    shutil.copy(HERE / "content" / "clinic.yaml", root / "content")
    shutil.copytree(SITES / "small", root, dirs_exist_ok=True)
    shutil.copytree(SITES / "citations", root, dirs_exist_ok=True)
    run = run_build(root, "publish", SITEURL=SITEURL)
    assert run.code == 0, run.said
    return root / "output"


def page(site: Path, name: str) -> Tag:
    return BeautifulSoup((site / f"{name}.html").read_text("utf-8"), "html.parser")


def said(element: Tag) -> str:
    return " ".join(element.get_text().split())


def test_no_file_shows_a_key(site: Path) -> None:
    for file in site.rglob("*"):
        if file.suffix in {".html", ".xml"}:
            shown = re.sub(r"<code>.*?</code>|&lt;code&gt;.*?&lt;/code&gt;", "", file.read_text("utf-8"))
            assert not re.search(r"@(?:neff|nhs|draft|missing)", shown), file
            assert "missing" not in shown, file


def test_each_article_introduces_an_abbreviation_itself(site: Path) -> None:
    assert [said(cited) for cited in page(site, "post/words").select(".citation")] == [
        "(National Health Service [NHS], 2021)",
        "(Neff, 2011, p. 3)",
        "(NHS, 2021)",
        "Neff (2011, Chapter 2; see also NHS, 2021)",
    ]
    assert [said(cited) for cited in page(site, "post/opening").select(".citation")] == [
        "National Health Service (NHS, 2021)",
        "(Neff, 2011)",
    ]


def test_descriptions_hold_the_words_of_citations(site: Path) -> None:
    described = {
        name: str(page(site, name).select("meta[name=description]")[0]["content"])
        for name in ("post/words", "post/opening")
    }
    assert described == {
        "post/words": "What Neff (2011) found (see also National Health Service [NHS], 2021).",
        "post/opening": "As National Health Service (NHS, 2021) explains, words matter (Neff, 2011).",
    }


def test_feeds_carry_plain_citations(site: Path) -> None:
    entries = feedparser.parse(str(site / "feeds" / "all.atom.xml")).entries
    entry = next(entry for entry in entries if entry.link.endswith("/words"))
    content = BeautifulSoup(entry.content[0].value, "html.parser")
    assert said(content.select("p")[0]) == (
        "The talk of kindness grows (National Health Service [NHS], 2021)."
    )
    assert [link["href"] for link in content.select("a")] == [
        "https://nhs.example/kind",
        "https://doi.org/10.1000/182",
    ]
    assert BeautifulSoup(entry.summary, "html.parser").get_text().startswith("What Neff (2011) found")


def test_an_article_says_how_to_cite_it_under_its_own_address(site: Path) -> None:
    article = page(site, "post/words")
    reference = said(article.select(".cite-this__entry")[0])
    assert reference == (
        "Lee, A. (2026, November 4). Kind words: A review. Assure Care Therapeutic Services. "
        f"{SITEURL}/post/words"
    )
    assert article.select("link[rel=canonical]")[0]["href"] == f"{SITEURL}/post/words"
    assert "@online{lee2026words," in article.select(".cite-this__bibtex")[0].get_text()


def test_machines_read_what_the_article_is_and_cites(site: Path) -> None:
    article = page(site, "post/words")
    tags = {str(meta["name"]): meta["content"] for meta in article.select("meta[name^=citation_]")}
    assert tags["citation_title"] == "Kind Words: A Review"
    assert tags["citation_publication_date"] == "2026/11/04"
    data = [
        json.loads(script.string or "") for script in article.select("script[type='application/ld+json']")
    ]
    (posting,) = [item for item in data if item["@type"] == "BlogPosting"]
    assert posting["citation"] == ["https://nhs.example/kind", "https://doi.org/10.1000/182"]


def test_the_sources_of_an_article_are_a_download(site: Path) -> None:
    (link,) = page(site, "post/words").select(".cite-this a[download]")
    sources = (site / str(link["href"]).lstrip("/")).read_text("utf-8")
    assert re.findall(r"@\w+{(\w+),", sources) == ["nhs2021", "neff2011"]
    assert "title       = {Kind & <b>talk</b>}," in sources


def test_the_library_holds_what_published_articles_cite(site: Path) -> None:
    works = page(site, "references").select(".library > li[id^=work-]")
    assert [said(work.select(".references__entry")[0]).split(".")[0] for work in works] == [
        "National Health Service",
        "Neff, K",
    ]
    assert [[link["href"] for link in work.select(".references__back a")] for work in works] == [
        ["/post/opening", "/post/words"],
        ["/post/opening", "/post/words", "/post/kindness"],
    ]


def test_an_article_that_cites_nothing_has_no_list_and_no_download(site: Path) -> None:
    article = page(site, "post/how-we-cite-and-check-the-research-behind-our-articles")
    assert article.select(".references, .cite-this a[download]") == []
