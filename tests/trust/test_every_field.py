"""Whatever people write into whichever field, readers and their programs get it as text and nothing else."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest
import vobject
from bs4 import BeautifulSoup

from plugins.headers import rules as headers
from tests.conftest import run_build
from tests.trust import hostile
from tests.trust.conftest import Count
from tests.trust.small import make_project

pytestmark = [pytest.mark.trust, pytest.mark.slow]

NEVER = "iframe, object, embed, base, frame, meta[http-equiv], math, style, noscript img, svg script"
ADDRESSES = {"href", "src", "srcset", "action", "formaction", "poster", "cite", "data", "content"}
SCHEME = re.compile(r"\s*(javascript|data|vbscript|file):", re.IGNORECASE)
OUR_HEADERS = {
    *("Cache-Control", "Content-Security-Policy", "Content-Type", "Cross-Origin-Opener-Policy"),
    *("Permissions-Policy", "Referrer-Policy", "Strict-Transport-Security", "X-Content-Type-Options"),
}
CARD = {"adr", "email", "fn", "geo", "kind", "n", "note", "org", "tel", "tz", "url", "version", "x-abshowas"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """(the site of the hostile project, the markers of the fields that are shown)."""
    root = make_project(tmp_path_factory.mktemp("hostile"))
    shown = hostile.write(root)
    run = run_build(root, "html")
    assert run.code == 0, run.said
    return root / "output", shown


def injections(html: str) -> list[str]:
    """Everything in a page that no template of ours has written."""
    page = BeautifulSoup(html, "html.parser")
    found = [str(element) for element in page.select(NEVER)]
    for script in page("script"):
        ours = str(script.get("src", "")).startswith("/theme/") and not script.get_text()
        if not ours and script.get("type") not in {"application/ld+json", "application/json"}:
            found.append(str(script))
    for element in page(True):
        if element.name.startswith("x-"):
            found.append(f"<{element.name}>")
        for name, value in element.attrs.items():
            if name.startswith("on") or name == "style":
                found.append(f"{name} on <{element.name}>")
            if name in ADDRESSES and SCHEME.match(str(value)):
                found.append(f"{name}={value}")
    return found


@pytest.mark.parametrize(
    "html",
    [
        "<script>a()</script>",
        "<x-title-x>",
        "<p onclick=a()>",
        "<p style='color: red'>",
        "<a href=' JavaScript:a()'>a</a>",
        "<iframe src=/hours>",
        "<meta http-equiv=refresh content=0>",
    ],
)
def test_an_injection_would_be_found(html: str) -> None:
    assert injections(f"<html><body>{html}</body></html>") != []


def test_every_text_is_seen_and_none_is_markup(built: tuple[Path, list[str]], count: Count) -> None:
    site, shown = built
    pages = {page: page.read_text("utf-8") for page in site.rglob("*.html")}
    assert {page.name: found for page, html in pages.items() if (found := injections(html))} == {}
    # What no page shows (a closure's reason does in the calendar) is in another file.
    everything = "".join(
        file.read_text("utf-8")
        for file in site.rglob("*")
        if file.suffix in {".html", ".ics", ".vcf", ".xml"}
    )
    assert [word for word in shown if word not in everything.replace("\r\n ", "")] == []
    count("fields tried with hostile texts", len(shown))


def test_structured_data_and_the_clock_are_json_to_their_ends(built: tuple[Path, list[str]]) -> None:
    site, _ = built
    found = 0
    for page in site.rglob("*.html"):
        for script in BeautifulSoup(page.read_text("utf-8"), "html.parser")("script", src=False):
            assert "<" not in script.get_text()
            json.loads(script.get_text())
            found += 1
    assert found > 20


def test_cards_hold_nobody_elses_lines(built: tuple[Path, list[str]]) -> None:
    site, _ = built
    cards = sorted(site.rglob("*.vcf"))
    assert cards
    for file in cards:
        card = vobject.readOne(file.read_bytes().decode("utf-8"))
        assert set(card.contents) <= CARD
        assert "Set-Cookie: a=b" in str(card.fn.value)


def test_the_calendar_holds_the_closures_and_no_more(built: tuple[Path, list[str]]) -> None:
    site, _ = built
    calendars = sorted(site.rglob("*.ics"))
    assert calendars
    for file in calendars:
        calendar = icalendar.Calendar.from_ical(file.read_bytes())
        assert [part.name for part in calendar.subcomponents] == ["VEVENT"]
        assert "BEGIN:VEVENT" in str(calendar.subcomponents[0]["SUMMARY"])


@pytest.mark.parametrize("name", ["feeds/all.atom.xml", "blog-feed.xml"])
def test_feeds_hold_texts_and_clean_html(built: tuple[Path, list[str]], name: str) -> None:
    site, _ = built
    xml = (site / name).read_text("utf-8")
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(xml).iter()}
    assert not {tag for tag in tags if tag.startswith("x-") or tag in {"script", "img"}}
    feed = feedparser.parse(xml, sanitize_html=False)
    assert not feed.bozo
    (entry,) = [entry for entry in feed.entries if "hostile" in entry.link]
    # A reader of feeds shows titles and summaries as HTML, so they must be escaped once more.
    for html in (entry.summary, *(content.value for content in entry.get("content", []))):
        assert injections(html) == []


def test_headers_and_sitemap_hold_ours(built: tuple[Path, list[str]]) -> None:
    site, _ = built
    for rule in headers.read((site / headers.FILE).read_text("utf-8")):
        assert rule.pattern.startswith("/")
        assert {name for name, _ in rule.headers} <= OUR_HEADERS
    locations = ElementTree.parse(site / "sitemap.xml").iter("{*}loc")
    assert all(re.fullmatch(r"http://localhost:8000/[\w/.-]*", str(place.text)) for place in locations)
