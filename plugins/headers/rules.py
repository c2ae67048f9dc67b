"""The HTTP headers the site is made for, as the file `_headers` that Netlify and Cloudflare Pages read.

`make serve` reads the same file, so that what one sees at home is what a host sends.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.headers.policy import Policy
from plugins.languages.catalogue import LANGUAGES
from plugins.languages.model import ENGLISH

FILE = "_headers"
SEARCH = "/search"
# Where pages are that are not at the top of the site.
FOLDERS = ("author", "category", "post", "tag", *(code for code in LANGUAGES if code != ENGLISH.code))

# Files whose name changes with their content may be kept for ever.
_FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Rule:
    """Headers for the addresses that fit `pattern`: one address, or all that begin like "/theme/*"."""

    pattern: str
    headers: tuple[tuple[str, str], ...]


def rules(path: str, policy: Policy, pages: Iterable[str] = ()) -> tuple[Rule, ...]:
    """For a site that starts at `path` ("" as a rule) and has these pages at its top ("/hours").

    What may search may do a little more. Where rules overlap, some hosts take the last and others send
    both, and of two policies a browser allows only what both allow: so the page that searches has only
    the policy for all, and every other page a stricter one besides.
    """
    everywhere = (
        ("Content-Security-Policy", policy.searching.sent),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"),
        # That somebody came from a therapist's website is nobody else's business.
        ("Referrer-Policy", "same-origin"),
        ("Strict-Transport-Security", "max-age=31536000"),
        ("X-Content-Type-Options", "nosniff"),
    )
    strict = (("Content-Security-Policy", policy.sent),)
    return (
        Rule(f"{path}/*", everywhere),
        *(Rule(f"{path}/{folder}/*", strict) for folder in FOLDERS),
        *(Rule(f"{path}{page}", strict) for page in sorted(pages) if page != SEARCH),
        Rule(f"{path}/photos/*", (("Cache-Control", _FOR_EVER),)),
        Rule(f"{path}/theme/*", (("Cache-Control", _FOR_EVER),)),
        Rule(f"{path}/favicon.svg", (("Cache-Control", "public, max-age=86400"),)),
        Rule(f"{path}/feeds/all.atom.xml", (("Content-Type", "application/atom+xml; charset=utf-8"),)),
        Rule(f"{path}/blog-feed.xml", (("Content-Type", "application/rss+xml; charset=utf-8"),)),
    )


def editing_rule(path: str, folder: str, policy: str) -> Rule:
    """The editing page has a policy of its own, and no search engine shows it.

    The line with "!" takes back the policy of all pages at hosts that would otherwise send both
    (Cloudflare Pages); others pass over it.
    """
    return Rule(
        f"{path}/{folder}/*",
        (
            ("! Content-Security-Policy", ""),
            ("Content-Security-Policy", policy),
            ("X-Robots-Tag", "noindex, nofollow"),
        ),
    )


def written(rules: Iterable[Rule]) -> str:
    """The rules as a file: the pattern, under it its headers, indented."""
    return "".join(
        f"{rule.pattern}\n" + "".join(f"  {_line(name, value)}\n" for name, value in rule.headers)
        for rule in rules
    )


def read(text: str) -> tuple[Rule, ...]:
    """The rules of a file that `written` wrote."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            found[-1][1].append((name, value))
        else:
            found.append((line, []))
    return tuple(Rule(pattern, tuple(headers)) for pattern, headers in found)


def sent(rules: Iterable[Rule], address: str) -> dict[str, str]:
    """The headers of an address; a later rule wins over an earlier one."""
    fitting = _fitting(rules, address)
    return {name: value for name, value in dict(fitting).items() if not name.startswith("!")}


def _line(name: str, value: str) -> str:
    return name if name.startswith("!") else f"{name}: {value}"


def _fitting(rules: Iterable[Rule], address: str) -> Iterator[tuple[str, str]]:
    for rule in rules:
        start = rule.pattern.removesuffix("*")
        if address == rule.pattern or (start != rule.pattern and address.startswith(start)):
            yield from rule.headers
