"""Feeds carry whole articles to where the site is not."""

from datetime import datetime
from zoneinfo import ZoneInfo

import feedparser

from plugins.articles.feeds import Channel, Entry, atom, rss, without_jumps

NEW_YORK = ZoneInfo("America/New_York")
CHANNEL = Channel("Practice", "Articles about therapy", "https://a.org", "The Practice", "en")
ENTRY = Entry(
    id="tag:a.org,2026:first",
    url="https://a.org/post/first",
    title="Fish & chips <again>",
    author="Ann Bee",
    summary="If a < b & c",
    html='<p>See <a href="/hours">hours</a> and <a href="#ref-x">X</a>.</p><img src="/images/a.svg" alt="">',
    published=datetime(2026, 11, 20, tzinfo=NEW_YORK),
    updated=datetime(2026, 11, 22, 9, 30, tzinfo=NEW_YORK),
    categories=("Therapy", "culture"),
)


def test_atom() -> None:
    feed = feedparser.parse(atom(CHANNEL, (ENTRY,), "feeds/all.atom.xml"))
    (entry,) = feed.entries
    assert not feed.bozo
    assert feed.feed.title == "Practice"
    assert feed.feed.updated == "2026-11-22T09:30:00-05:00"
    assert [link.href for link in feed.feed.links] == ["https://a.org/", "https://a.org/feeds/all.atom.xml"]
    assert (entry.id, entry.link) == ("tag:a.org,2026:first", "https://a.org/post/first")
    assert (entry.published, entry.updated) == ("2026-11-20T00:00:00-05:00", "2026-11-22T09:30:00-05:00")
    assert entry.title == "Fish & chips <again>"
    assert entry.summary == "If a &lt; b &amp; c"
    assert 'href="https://a.org/hours"' in entry.content[0].value
    assert [tag.term for tag in entry.tags] == ["Therapy", "culture"]


def test_rss() -> None:
    feed = feedparser.parse(rss(CHANNEL, (ENTRY,), "blog-feed.xml"))
    (entry,) = feed.entries
    assert not feed.bozo
    assert (entry.id, entry.link, entry.guidislink) == (
        "tag:a.org,2026:first",
        "https://a.org/post/first",
        False,
    )
    assert entry.summary == "If a &lt; b &amp; c"
    assert entry.published == "Fri, 20 Nov 2026 00:00:00 -0500"
    assert entry.author == "Ann Bee"


def test_citations_are_plain_text_in_a_feed() -> None:
    html = (
        '<p>So <span class="citation" id="cite-1">(<a href="#ref-neff">Neff, 2011</a>)</span>.</p>'
        '<ul><li id="ref-neff"><span>Neff. <a href="https://doi.org/10.1/x">10.1/x</a></span> '
        '<span class="references__back"><a href="#cite-1">Back to the text</a></span></li></ul>'
    )
    assert without_jumps(html) == (
        '<p>So <span class="citation">(Neff, 2011)</span>.</p>'
        '<ul><li><span>Neff. <a href="https://doi.org/10.1/x">10.1/x</a></span> </li></ul>'
    )
