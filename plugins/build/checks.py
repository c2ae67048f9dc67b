"""What every page must hold before readers may see it: one small function per rule, one table."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from plugins.build.page import Page

_PLACEHOLDER = re.compile(r"lorem ipsum|\b(?:TODO|FIXME|TBD|XXX)\b|\{\{|\{%", re.IGNORECASE)
_LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})


@dataclass(frozen=True, slots=True)
class Written:
    """A site as it was written. Addresses are paths below `url`: "/", "/hours", "/images/sun.svg"."""

    url: str
    pages: dict[str, Page]
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a page, and the words that lead to its place in the source ("" if none do)."""

    sentence: str
    words: str = ""


def check_page(address: str, site: Written) -> tuple[Finding, ...]:
    """Everything that is wrong with one page."""
    return tuple(finding for rule in RULES for finding in rule(address, site.pages[address], site))


def orphans(site: Written) -> tuple[str, ...]:
    """The pages that no way of links leads to from the home page, but for those that nobody shall find."""
    if "/" not in site.pages:
        return ()
    reached, ways = {"/"}, ["/"]
    while ways:
        address = ways.pop()
        for target in site.pages[address].links:
            path, _ = _inside(target, address, site) or ("", "")
            if path in site.pages and path not in reached:
                reached.add(path)
                ways.append(path)
    return tuple(
        address
        for address, page in site.pages.items()
        if address not in reached and "noindex" not in page.metas.get("robots", "")
    )


def outside(site: Written) -> dict[str, list[str]]:
    """Every address on the web that pages link to, with the pages that do."""
    found: dict[str, list[str]] = {}
    for address, page in sorted(site.pages.items()):
        for target in dict.fromkeys(page.links):
            if target.startswith(("https:", "http:")) and _inside(target, address, site) is None:
                found.setdefault(target, []).append(address)
    return dict(sorted(found.items()))


def _title(address: str, page: Page, site: Written) -> Iterator[Finding]:
    if not page.titles or not page.titles[0]:
        yield Finding("The page has no title.")


def _description(address: str, page: Page, site: Written) -> Iterator[Finding]:
    if not page.metas.get("description"):
        yield Finding("The page has no description for search engines.")


def _language(address: str, page: Page, site: Written) -> Iterator[Finding]:
    if not page.language:
        yield Finding("The page does not say which language it is in.")


def _canonical(address: str, page: Page, site: Written) -> Iterator[Finding]:
    expected = site.url + address
    if page.canonical != expected and "noindex" not in page.metas.get("robots", ""):
        yield Finding(f'The page names "{page.canonical}" as its address, and it is {expected}.')


def _heading(address: str, page: Page, site: Written) -> Iterator[Finding]:
    if page.h1s != 1:
        yield Finding(f"The page has {page.h1s} main headings (h1) where it needs exactly one.")


def _ids(address: str, page: Page, site: Written) -> Iterator[Finding]:
    for name, count in Counter(page.ids).items():
        if count > 1:
            yield Finding(f'The id "{name}" is used {count} times on the page.', name)


def _links(address: str, page: Page, site: Written) -> Iterator[Finding]:
    for target in dict.fromkeys(page.links):
        if not target:
            yield Finding("A link leads nowhere: its address is empty.")
            continue
        scheme = urlsplit(target).scheme
        if scheme and scheme not in _LINK_SCHEMES:
            yield Finding(f'The link "{target}" is not one a website may offer.', target)
        elif (inside := _inside(target, address, site)) is not None:
            yield from _inside_link(target, *inside, site)


def _inside_link(target: str, path: str, fragment: str, site: Written) -> Iterator[Finding]:
    if path not in site.files:
        yield Finding(f'The link "{target}" leads to no page of this site.', target)
    elif fragment and path in site.pages and fragment not in site.pages[path].ids:
        yield Finding(f'The link "{target}" leads to a place that is not on that page.', target)


def _loads(address: str, page: Page, site: Written) -> Iterator[Finding]:
    for target in dict.fromkeys(page.loads):
        inside = _inside(target, address, site)
        if inside is None:
            yield Finding(f'The page loads "{target}" from another place than this site.', target)
        elif inside[0] not in site.files:
            yield Finding(f'The page loads "{target}", and there is no such file.', target)


def _inline(address: str, page: Page, site: Written) -> Iterator[Finding]:
    for what in dict.fromkeys(page.inline):
        yield Finding(f"The page carries {what}, which its security policy blocks.")


def _citations(address: str, page: Page, site: Written) -> Iterator[Finding]:
    for text in page.texts:
        if "[@" in text:
            words = text[text.index("[@") :].split("\n")[0][:40]
            yield Finding(f'The citation "{words}" was left as it was typed.', words)


def _placeholders(address: str, page: Page, site: Written) -> Iterator[Finding]:
    for match in filter(None, map(_PLACEHOLDER.search, page.texts)):
        yield Finding(f'"{match[0]}" looks like a placeholder that nobody filled in.', match[0])


def _structured(address: str, page: Page, site: Written) -> Iterator[Finding]:
    for text in page.structured:
        try:
            json.loads(text)
        except ValueError as error:
            yield Finding(f"The structured data (JSON-LD) cannot be read: {error}.")


def _inside(target: str, address: str, site: Written) -> tuple[str, str] | None:
    """(path below the site's address, fragment) of a target inside the site; None for one outside."""
    base = urlsplit(site.url)
    parts = urlsplit(target)
    if (parts.scheme or parts.netloc) and (parts.scheme, parts.netloc) != (base.scheme, base.netloc):
        return None
    if not parts.path and not parts.netloc:
        return address, unquote(parts.fragment)
    path = unquote(parts.path)
    if f"{path}/".startswith(f"{base.path}/"):
        return path.removeprefix(base.path) or "/", unquote(parts.fragment)
    return "", ""  # on our host, but not in our part of it: no page of ours


Rule = Callable[[str, Page, Written], Iterator[Finding]]

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
