"""What a page must hold before readers may see it, whatever the others hold: one small function per rule, one
table. What the rules find can be kept as long as the page stays as it is.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import urlsplit

from plugins.build.finding import Finding
from plugins.build.page import Page
from plugins.build.ties import inside

_PLACEHOLDER = re.compile(r"lorem ipsum|\b(?:TODO|FIXME|TBD|XXX)\b|\{\{|\{%", re.IGNORECASE)
# Every match holds one of these in small letters, and they are found faster. The last three stand for the
# letters that a pattern without regard to case takes for an i or an s.
_HELD = ("lorem ipsum", "todo", "fixme", "tbd", "xxx", "{{", "{%", "ı", "\u0307", "ſ")
_LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})
_FIELD = "Write between the --- lines at the top:"


def check_page(address: str, page: Page, url: str) -> tuple[Finding, ...]:
    """Everything that is wrong with one page of the site at `url` by itself."""
    return tuple(finding for rule in RULES for finding in rule(address, page, url))


def _title(address: str, page: Page, url: str) -> Iterator[Finding]:
    if not page.titles or not page.titles[0]:
        yield Finding("The page has no title.", ("title:",), f"{_FIELD} title: …")


def _description(address: str, page: Page, url: str) -> Iterator[Finding]:
    # Where there is a paragraph, its beginning has taken the place of a description that nobody wrote.
    if not page.metas.get("description"):
        yield Finding(
            "The page has no description for search engines, and no paragraph to take one from.",
            ("title:",),
            f"{_FIELD} description: one or two sentences that say what it is about.",
        )


def _language(address: str, page: Page, url: str) -> Iterator[Finding]:
    if not page.language:
        yield Finding("The page does not say which language it is in.")


def _canonical(address: str, page: Page, url: str) -> Iterator[Finding]:
    expected = url + address
    if page.canonical != expected and "noindex" not in page.metas.get("robots", ""):
        yield Finding(f'The page names "{page.canonical}" as its address, and it is {expected}.')


def _heading(address: str, page: Page, url: str) -> Iterator[Finding]:
    if len(page.h1s) < 1:
        yield Finding("The page has no main heading (h1).")
    for place in page.h1s[1:]:  # the first is the title
        words = unescape(page.texts[place]).strip()
        sentence = "The page has another main heading beside its title" + (f': "{words}".' if words else ".")
        advice = "Start it with ## instead of #, as every heading inside a text."
        yield Finding(sentence, (f"# {words}",) if words else (), advice)


def _ids(address: str, page: Page, url: str) -> Iterator[Finding]:
    for name, count in Counter(page.ids).items():
        if count > 1:
            yield Finding(
                f'{count} places on the page have the same name (id), "{name}".',
                (f'id="{name}"', f"#{name}}}", f"#{name} }}"),
                "Give each another, so that links can lead to it.",
            )


def _links(address: str, page: Page, url: str) -> Iterator[Finding]:
    for target in dict.fromkeys(page.links):
        if not target:
            yield Finding(
                "A link leads nowhere: its address is empty.",
                ("]()",),
                "Write the address between the round brackets: [our hours](/hours)",
            )
        elif (scheme := urlsplit(target).scheme) and scheme not in _LINK_SCHEMES:
            sentence = f'The link "{target}" is not one a website may offer.'
            yield Finding(
                sentence, (target,), "Links start with https://, mailto:, tel:, sms: or a single /."
            )


def _loads(address: str, page: Page, url: str) -> Iterator[Finding]:
    for target in dict.fromkeys(page.loads):
        if inside(target, address, url) is None:
            sentence = f'The page loads "{target}" from another place than this site.'
            name = "name.jpg" if target.startswith("data:") else urlsplit(target).path.rpartition("/")[2]
            advice = f"If you may use it, put the file into content/images/ and write /images/{name}"
            yield Finding(sentence, (target,), advice)


def _inline(address: str, page: Page, url: str) -> Iterator[Finding]:
    for what in dict.fromkeys(page.inline):
        yield Finding(
            f"The page carries {what}, which its security policy blocks.", (), "Take it out of the text."
        )


def _citations(address: str, page: Page, url: str) -> Iterator[Finding]:
    for text in page.texts:
        if "[@" in text:
            line = text[text.index("[@") :].split("\n")[0]
            words = line[: line.find("]") + 1] or line[:40]
            yield Finding(
                f'The citation "{words}" was left as it was typed.',
                (words,),
                "In a text write it like [@neff2011, p. 41; @germer2009]; elsewhere there are none.",
            )


def _placeholders(address: str, page: Page, url: str) -> Iterator[Finding]:
    words = "".join(page.texts).lower()
    if not any(word in words for word in _HELD):
        return
    for match in filter(None, map(_PLACEHOLDER.search, page.texts)):
        sentence = f'"{match[0]}" looks like a placeholder that nobody filled in.'
        yield Finding(sentence, (match[0],), "Write there what belongs there, or delete it.")


def _structured(address: str, page: Page, url: str) -> Iterator[Finding]:
    for text in page.structured:
        try:
            json.loads(text)
        except ValueError as error:
            yield Finding(f"The structured data (JSON-LD) cannot be read: {error}.")


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
