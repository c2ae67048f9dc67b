"""The Atom and the RSS feed (RFC 4287, RSS 2.0)."""

from dataclasses import dataclass
from datetime import datetime
from html import escape

from bs4 import BeautifulSoup
from feedgenerator import Atom1Feed, Rss201rev2Feed

from plugins.articles.addresses import complete

# How a browser should fetch a picture. Addresses in there would have to be made complete too.
_FOR_BROWSERS = ("srcset", "sizes", "loading", "decoding", "fetchpriority")
_WAYS_BACK = frozenset({"references__back", "footnote-backref"})


@dataclass(frozen=True, slots=True)
class Channel:
    """The site as feeds name it. `url` has no slash at its end."""

    title: str
    description: str
    url: str
    author: str
    language: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as feeds carry it: `id` never changes, `summary` is plain text, `html` the whole text."""

    id: str
    url: str
    title: str
    author: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    categories: tuple[str, ...]


def atom(channel: Channel, entries: tuple[Entry, ...], path: str) -> str:
    """The Atom feed with whole texts (see `without_jumps`), to be saved at `path` below the address."""
    feed = Atom1Feed(**_channel(channel, path))
    for entry in entries:
        html = complete(entry.url, entry.html)
        feed.add_item(**_item(entry), description=escape(entry.summary), content=html)
    return str(feed.writeString("utf-8"))


def rss(channel: Channel, entries: tuple[Entry, ...], path: str) -> str:
    """The RSS feed with summaries, at the address the old site had."""
    feed = Rss201rev2Feed(**_channel(channel, path))
    for entry in entries:
        feed.add_item(**_item(entry), description=escape(entry.summary), unique_id_is_permalink=False)
    return str(feed.writeString("utf-8"))


def without_jumps(html: str) -> str:
    """The text without links to its own places, because a reader of feeds shows many texts on one page, and
    with one file for each picture."""
    soup = BeautifulSoup(html, "html.parser")
    # By hand, because selectors take twice as long.
    ways_back = [one for one in soup.find_all(True) if _WAYS_BACK.intersection(one.get("class") or ())]
    for way_back in ways_back:
        way_back.decompose()
    for source in soup.find_all("source"):
        source.decompose()
    for element in soup.find_all(True):
        for name in _FOR_BROWSERS:
            del element[name]
        jump = element.name == "a" and (element.get("href") or "").startswith("#")
        if jump or element.name == "picture":
            element.unwrap()
        else:
            del element["id"], element["tabindex"]
    return str(soup)


def _channel(channel: Channel, path: str) -> dict[str, str]:
    return {
        "title": channel.title,
        "link": f"{channel.url}/",
        "description": channel.description,
        "feed_url": f"{channel.url}/{path}",
        "author_name": channel.author,
        "language": channel.language,
    }


def _item(entry: Entry) -> dict[str, object]:
    return {
        "title": entry.title,
        "link": entry.url,
        "unique_id": entry.id,
        "author_name": entry.author,
        "pubdate": entry.published,
        "updateddate": entry.updated,
        "categories": entry.categories,
    }
