"""sitemap.xml and robots.txt (sitemaps.org 0.9, RFC 9309; Google's links between languages)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape


@dataclass(frozen=True, slots=True)
class Location:
    """A page for search engines: its whole address, and the day its text last changed where known.

    `languages` are the addresses of the page in each language it is in, its own too, or none.
    """

    url: str
    changed: date | None = None
    languages: tuple[tuple[str, str], ...] = ()


def sitemap(locations: Iterable[Location]) -> str:
    """The sitemap, in the order of the addresses."""
    urls = "".join(_url(location) for location in sorted(locations, key=lambda location: location.url))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{urls}</urlset>\n'
    )


def robots(sitemap_url: str) -> str:
    """Everybody may read everything; this is where to start."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap_url}\n"


def _url(location: Location) -> str:
    changed = f"<lastmod>{location.changed.isoformat()}</lastmod>" if location.changed else ""
    same = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(url)}"/>'
        for code, url in location.languages
    )
    return f"  <url><loc>{escape(location.url)}</loc>{changed}{same}</url>\n"
