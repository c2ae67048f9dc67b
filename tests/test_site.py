"""The practice's real site: what is on it, at which address, and in which words."""

import re
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup

SELF_COMPASSION = "post/the-power-of-self-compassion-cultivating-inner-healing-in-therapy"
HOW_WE_CITE = "post/how-we-cite-and-check-the-research-behind-our-articles"
HOW_TO_REACH_US = "post/how-to-reach-us-and-what-to-expect-from-this-website"

ADDRESSES = [
    *("index", "articles", "references", "404", SELF_COMPASSION, HOW_WE_CITE, HOW_TO_REACH_US),
    *("hours", "contact", "about", "crisis-help", "privacy", "accessibility"),
    *("category/therapy", "category/about-this-website", "tag/self-compassion", "tag/trauma-informed-care"),
]


# As the Publication Manual prints them, * for italics (APA 7: 9.4-9.36, 10.1, 10.2).
REFERENCES = (
    (Path(__file__).parent / "data" / "self-compassion-references.md").read_text("utf-8").splitlines()
)


def page(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / f"{address}.html").read_text("utf-8"), "html.parser")


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses(real_site: Path, address: str) -> None:
    soup = page(real_site, address)
    assert soup.h1 is not None
    assert soup.h1.get_text(strip=True)


@pytest.mark.parametrize("name", ["favicon.ico", "favicon.svg", "robots.txt", "sitemap.xml"])
def test_files_at_the_root(real_site: Path, name: str) -> None:
    assert (real_site / name).stat().st_size > 0


@pytest.mark.parametrize("address", ["services", "fees", "notice-of-privacy-practices"])
def test_drafts_are_nowhere(real_site: Path, address: str) -> None:
    assert list(real_site.rglob(f"{address}*")) == []
    for file in real_site.rglob("*.html"):
        assert f'href="/{address}"' not in file.read_text("utf-8"), file


def test_the_article_on_self_compassion_lists_its_seven_sources(real_site: Path) -> None:
    entries = page(real_site, SELF_COMPASSION).select(".references .references__entry")
    for italic in [tag for entry in entries for tag in entry.find_all("i")]:
        italic.replace_with(f"*{italic.get_text()}*")
    assert [" ".join(entry.get_text().split()) for entry in entries] == REFERENCES


def test_a_doi_is_a_link_at_the_end_of_its_entry(real_site: Path) -> None:
    entries = page(real_site, SELF_COMPASSION).select(".references .references__entry")
    links = [str(link["href"]) for entry in entries for link in entry.find_all("a")]
    assert links == [reference.split()[-1] for reference in REFERENCES if "doi.org" in reference]


def test_every_citation_leads_to_its_entry_and_back(real_site: Path) -> None:
    soup = page(real_site, SELF_COMPASSION)
    citations = soup.select(".citation a")
    assert len(citations) >= 7
    cited = {str(link["href"]).removeprefix("#") for link in citations}
    listed = {str(entry["id"]) for entry in soup.select(".references li[id]")}
    assert cited == listed
    for back in soup.select(".references a[href^='#']"):
        assert soup.find(id=str(back["href"]).removeprefix("#")) is not None


def test_the_byline(real_site: Path) -> None:
    assert "Assure Care Therapeutic Services" in page(real_site, SELF_COMPASSION).get_text()


@pytest.mark.parametrize("address", ["hours", "contact"])
def test_the_practice_can_be_reached(real_site: Path, address: str) -> None:
    soup = page(real_site, address)
    assert "703-594-1827" in soup.get_text()
    assert soup.select("a[href='tel:+17035941827']")


@pytest.mark.parametrize(("path", "version"), [("feeds/all.atom.xml", "atom10"), ("blog-feed.xml", "rss20")])
def test_feeds(real_site: Path, path: str, version: str) -> None:
    feed = feedparser.parse(str(real_site / path))
    assert (feed.bozo, feed.version) == (False, version)
    assert [entry.link for entry in feed.entries] == [
        f"http://localhost:8000/{address}" for address in (SELF_COMPASSION, HOW_WE_CITE, HOW_TO_REACH_US)
    ]
    assert all(entry.id.startswith("tag:") for entry in feed.entries)
    assert all("[@" not in entry.summary for entry in feed.entries)


def test_the_atom_feed_carries_whole_articles_with_complete_addresses(real_site: Path) -> None:
    feed = str(real_site / "feeds/all.atom.xml")
    for entry in feedparser.parse(feed, sanitize_html=False).entries:  # it would empty tel: links itself
        assert len(entry.content[0].value) > 2000
        assert re.findall(r'(?:href|src)="(?!https?:|mailto:|tel:|sms:)[^"]*', entry.content[0].value) == []


def test_the_sitemap_lists_every_page_that_people_look_for(real_site: Path) -> None:
    tree = ElementTree.parse(real_site / "sitemap.xml")
    listed = {
        (element.text or "").removeprefix("http://localhost:8000/") for element in tree.iter() if element.text
    }
    written = {
        file.relative_to(real_site).as_posix().removesuffix(".html") for file in real_site.rglob("*.html")
    }
    assert {address for address in listed if not re.match(r"\s|\d{4}-", address)} == written - {
        "404",
        "index",
        "thanks",
    } | {""}


def test_the_sitemap_says_when_what_is_dated_changed(real_site: Path) -> None:
    tree = ElementTree.parse(real_site / "sitemap.xml")
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    changed = {
        (url.findtext(f"{name}loc") or "").removeprefix("http://localhost:8000/"): url.findtext(
            f"{name}lastmod"
        )
        for url in tree.iter(f"{name}url")
    }
    newest = max(day for day in changed.values() if day)
    assert changed[SELF_COMPASSION] == "2026-11-23"
    assert {changed[address] for address in ("", "articles", "references")} == {newest}
    assert changed["hours"] is None  # nobody writes down when the practice's data changed


def test_robots_find_the_sitemap(real_site: Path) -> None:
    assert "Sitemap: http://localhost:8000/sitemap.xml" in (real_site / "robots.txt").read_text()
