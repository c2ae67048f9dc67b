"""What every page must hold before readers may see it: one small function per rule, one table.

Most rules are about a page by itself, and what they find can be kept as long as the page stays as it is. What
hangs together with other pages is looked at in every build. Thousands of such facts are read from what was
kept: they are tuples, because those are read five times as fast as dataclasses.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from plugins.build.page import Page

_PLACEHOLDER = re.compile(r"lorem ipsum|\b(?:TODO|FIXME|TBD|XXX)\b|\{\{|\{%", re.IGNORECASE)
# Every match holds one of these in small letters, and they are found faster. The last three stand for the
# letters that a pattern without regard to case takes for an i or an s.
_HELD = ("lorem ipsum", "todo", "fixme", "tbd", "xxx", "{{", "{%", "ı", "\u0307", "ſ")
_LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})


class Finding(NamedTuple):
    """What is wrong with a page, and the words that lead to its place in the source ("" if none do)."""

    sentence: str
    words: str = ""


class Target(NamedTuple):
    """A place inside the site: as the page names it, the path below the site's address, and the fragment."""

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
    """A site as it was written. Addresses are paths below the site's: "/", "/hours", "/images/sun.svg"."""

    pages: Mapping[str, Ties]
    files: frozenset[str]


def check_page(address: str, page: Page, url: str) -> tuple[Finding, ...]:
    """Everything that is wrong with one page of the site at `url`, whatever the others hold."""
    return tuple(finding for rule in RULES for finding in rule(address, page, url))


def ties(address: str, page: Page, url: str) -> Ties:
    """What the functions below need to know of a page of the site at `url`."""
    links, loads = (
        tuple(target for typed in dict.fromkeys(typed) if typed and (target := _inside(typed, address, url)))
        for typed in (page.links, page.loads)
    )
    elsewhere = (
        link
        for link in dict.fromkeys(page.links)
        if link.startswith(("https:", "http:")) and _inside(link, address, url) is None
    )
    is_hidden = "noindex" in page.metas.get("robots", "")
    return Ties(tuple(page.ids), links, loads, tuple(elsewhere), is_hidden)


def check_ties(address: str, site: Written) -> Iterator[Finding]:
    """Every link of a page that leads nowhere in the site, and every file it loads that is not there."""
    page = site.pages[address]
    for link in page.links:
        if link.path not in site.files:
            yield Finding(f'The link "{link.typed}" leads to no page of this site.', link.typed)
        elif link.fragment and link.path in site.pages and link.fragment not in site.pages[link.path].ids:
            yield Finding(f'The link "{link.typed}" leads to a place that is not on that page.', link.typed)
    for load in page.loads:
        if load.path not in site.files:
            yield Finding(f'The page loads "{load.typed}", and there is no such file.', load.typed)


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


def _title(address: str, page: Page, url: str) -> Iterator[Finding]:
    if not page.titles or not page.titles[0]:
        yield Finding("The page has no title.")


def _description(address: str, page: Page, url: str) -> Iterator[Finding]:
    if not page.metas.get("description"):
        yield Finding("The page has no description for search engines.")


def _language(address: str, page: Page, url: str) -> Iterator[Finding]:
    if not page.language:
        yield Finding("The page does not say which language it is in.")


def _canonical(address: str, page: Page, url: str) -> Iterator[Finding]:
    expected = url + address
    if page.canonical != expected and "noindex" not in page.metas.get("robots", ""):
        yield Finding(f'The page names "{page.canonical}" as its address, and it is {expected}.')


def _heading(address: str, page: Page, url: str) -> Iterator[Finding]:
    if page.h1s != 1:
        yield Finding(f"The page has {page.h1s} main headings (h1) where it needs exactly one.")


def _ids(address: str, page: Page, url: str) -> Iterator[Finding]:
    for name, count in Counter(page.ids).items():
        if count > 1:
            yield Finding(f'The id "{name}" is used {count} times on the page.', name)


def _links(address: str, page: Page, url: str) -> Iterator[Finding]:
    for target in dict.fromkeys(page.links):
        if not target:
            yield Finding("A link leads nowhere: its address is empty.")
        elif (scheme := urlsplit(target).scheme) and scheme not in _LINK_SCHEMES:
            yield Finding(f'The link "{target}" is not one a website may offer.', target)


def _loads(address: str, page: Page, url: str) -> Iterator[Finding]:
    for target in dict.fromkeys(page.loads):
        if _inside(target, address, url) is None:
            yield Finding(f'The page loads "{target}" from another place than this site.', target)


def _inline(address: str, page: Page, url: str) -> Iterator[Finding]:
    for what in dict.fromkeys(page.inline):
        yield Finding(f"The page carries {what}, which its security policy blocks.")


def _citations(address: str, page: Page, url: str) -> Iterator[Finding]:
    for text in page.texts:
        if "[@" in text:
            words = text[text.index("[@") :].split("\n")[0][:40]
            yield Finding(f'The citation "{words}" was left as it was typed.', words)


def _placeholders(address: str, page: Page, url: str) -> Iterator[Finding]:
    words = "".join(page.texts).lower()
    if not any(word in words for word in _HELD):
        return
    for match in filter(None, map(_PLACEHOLDER.search, page.texts)):
        yield Finding(f'"{match[0]}" looks like a placeholder that nobody filled in.', match[0])


def _structured(address: str, page: Page, url: str) -> Iterator[Finding]:
    for text in page.structured:
        try:
            json.loads(text)
        except ValueError as error:
            yield Finding(f"The structured data (JSON-LD) cannot be read: {error}.")


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


def _inside(target: str, address: str, url: str) -> Target | None:
    """A target inside the site; None for one outside."""
    place = _split(target, url)
    return Target(target, place[0] or address, place[1]) if place else None


Rule = Callable[[str, Page, str], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    _title,
    _description,
    _language,
    _canonical,
    _heading,
    _ids,
    _links,
    _loads,
    _inline,
    _citations,
    _placeholders,
    _structured,
)
