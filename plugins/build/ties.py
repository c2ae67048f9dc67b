"""How the pages of a site hang together: what each leads to and loads, and what of that is not there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from plugins import meant
from plugins.build.finding import Finding
from plugins.build.page import Page

# What pages load that is the theme's, and never in a text.
_OF_THE_THEME = (".css", ".js", ".json", ".woff2")
_PICTURES = "/images/"


class Target(NamedTuple):
    """A place inside the site: as its author names it, its path below the site's address, the fragment."""

    typed: str
    path: str
    fragment: str


class Ties(NamedTuple):
    """How a page hangs together with others: the ids they may lead to, where its links and files are, which
    addresses outside the site it links to, and whether nobody shall find it."""

    ids: tuple[str, ...] = ()
    links: tuple[Target, ...] = ()
    loads: tuple[Target, ...] = ()
    outside: tuple[str, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A site as it was written. Addresses are paths below the site's: "/", "/hours", "/images/sun.svg".

    `pictures` are the addresses under which texts may name a picture, published or not.
    """

    pages: Mapping[str, Ties]
    files: frozenset[str]
    pictures: frozenset[str] = frozenset()


def ties(address: str, page: Page, url: str) -> Ties:
    """What the functions below need to know of a page of the site at `url`."""
    links, loads = (
        tuple(target for typed in dict.fromkeys(typed) if typed and (target := inside(typed, address, url)))
        for typed in (page.links, page.loads)
    )
    elsewhere = (
        link
        for link in dict.fromkeys(page.links)
        if link.startswith(("https:", "http:")) and inside(link, address, url) is None
    )
    is_hidden = "noindex" in page.metas.get("robots", "")
    return Ties(tuple(page.ids), links, loads, tuple(elsewhere), is_hidden)


def inside(target: str, address: str, url: str) -> Target | None:
    """A target inside the site, named on the page at `address`; None for one outside."""
    place = _split(target, url)
    if place is None:
        return None
    below = urlsplit(url).path
    typed = target.removeprefix(below) if below and target.startswith(f"{below}/") else target
    return Target(typed, place[0] or address, place[1])


def check_ties(address: str, site: Written) -> Iterator[Finding]:
    """Every link of a page that leads nowhere in the site, and every file it loads that is not there."""
    page = site.pages[address]
    for link in page.links:
        if link.path not in site.files:
            yield Finding(
                f'The link "{link.typed}" leads to no page of this site.',
                (link.typed,),
                _other_page(link, site),
            )
        elif link.fragment and link.path in site.pages and link.fragment not in site.pages[link.path].ids:
            sentence = f'The link "{link.typed}" leads to a place that is not on that page.'
            yield Finding(sentence, (link.typed,), meant.place(link.fragment, site.pages[link.path].ids))
    for load in page.loads:
        if load.path not in site.files:
            yield _not_there(load, site)


def _other_page(link: Target, site: Written) -> str:
    if link.path.startswith(_PICTURES):
        return meant.picture(link.typed, site.pictures)
    return meant.page(link.typed, (path for path, page in site.pages.items() if not page.is_hidden))


def _not_there(load: Target, site: Written) -> Finding:
    if load.path.endswith(_OF_THE_THEME):
        return Finding(f'The page loads "{load.typed}", and there is no such file.', (load.typed,))
    sentence = f'The page shows "{load.typed}", and there is no such picture.'
    return Finding(sentence, (load.typed,), meant.picture(load.typed, site.pictures))


def orphans(site: Written) -> tuple[str, ...]:
    """The pages that no way of links leads to from the home page, but for those that nobody shall find."""
    if "/" not in site.pages:
        return ()
    reached, ways = {"/"}, ["/"]
    while ways:
        for link in site.pages[ways.pop()].links:
            if link.path in site.pages and link.path not in reached:
                reached.add(link.path)
                ways.append(link.path)
    return tuple(
        address for address, page in site.pages.items() if address not in reached and not page.is_hidden
    )


def outside(site: Written) -> dict[str, list[str]]:
    """Every address on the web that pages link to, with the pages that do."""
    found: dict[str, list[str]] = {}
    for address, page in sorted(site.pages.items()):
        for target in page.outside:
            found.setdefault(target, []).append(address)
    return dict(sorted(found.items()))


@lru_cache(100_000)
def _split(target: str, url: str) -> tuple[str, str] | None:
    """(path below the site's address, fragment) of a target inside the site; None for one outside.

    The path is "" where the target names none: then it is a place on the page itself.
    """
    base, parts = urlsplit(url), urlsplit(target)
    if (parts.scheme or parts.netloc) and (parts.scheme, parts.netloc) != (base.scheme, base.netloc):
        return None
    if not parts.path and not parts.netloc:
        return "", unquote(parts.fragment)
    path = unquote(parts.path)
    if f"{path}/".startswith(f"{base.path}/"):
        return path.removeprefix(base.path) or "/", unquote(parts.fragment)
    return "//", ""  # on our host, but not in our part of it: no page of ours
