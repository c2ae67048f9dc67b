"""What every page must hold before readers may see it."""

import pytest

from plugins.build import checks
from plugins.build.checks import (
    RULES,
    Rule,
    Ties,
    Written,
    check_page,
    check_ties,
    orphans,
    outside,
    ties,
)
from plugins.build.page import read_page

GOOD = """<html lang="en"><head><title>Hours</title><meta name="description" content="When we are open.">
<link rel="canonical" href="https://a.org/hours"></head><body><h1 id="top">Hours</h1>{}</body></html>"""
FILES = frozenset({"/", "/hours", "/contact", "/images/sun.svg"})


def sentences(body: str, html: str = GOOD, url: str = "https://a.org") -> list[str]:
    page = read_page(html.replace("{}", body).replace("https://a.org/hours", f"{url}/hours"))
    site = Written({"/hours": ties("/hours", page, url), "/contact": Ties(ids=("map",))}, FILES)
    findings = (*check_page("/hours", page, url), *check_ties("/hours", site))
    return [finding.sentence for finding in findings]


FINE = {
    "a link to a page": '<a href="/contact">a</a>',
    "a link to a place on a page": '<a href="/contact#map">a</a>',
    "a link to a place on this page": '<a href="#top">a</a>',
    "a link to the home page": '<a href="/">a</a>',
    "a link with our whole address": '<a href="https://a.org/contact#map">a</a>',
    "a link to another site": '<a href="https://b.org/x#y">a</a>',
    "a telephone number": '<a href="tel:911">a</a>',
    "a text message": '<a href="sms:988">a</a>',
    "an e-mail address": '<a href="mailto:a@b.org">a</a>',
    "a picture of ours": '<img src="/images/sun.svg" alt="">',
    "a citation as an example": "<code>[@neff2011]</code>",
}

WRONG = {
    "a missing page": ('<a href="/hour">a</a>', 'The link "/hour" leads to no page of this site.'),
    "a missing place": (
        '<a href="/contact#mop">a</a>',
        'The link "/contact#mop" leads to a place that is not on that page.',
    ),
    "a missing place here": (
        '<a href="#mop">a</a>',
        'The link "#mop" leads to a place that is not on that page.',
    ),
    "a relative link": ('<a href="contact">a</a>', 'The link "contact" leads to no page of this site.'),
    "an empty link": ('<a href="">a</a>', "A link leads nowhere: its address is empty."),
    "a link that is a script": (
        '<a href="javascript:a()">a</a>',
        'The link "javascript:a()" is not one a website may offer.',
    ),
    "a missing picture": (
        '<img src="/images/son.svg">',
        'The page loads "/images/son.svg", and there is no such file.',
    ),
    "a picture from elsewhere": (
        '<img src="https://b.org/a.png">',
        'The page loads "https://b.org/a.png" from another place than this site.',
    ),
    "a script from elsewhere, without a scheme": (
        '<script src="//b.org/a.js"></script>',
        'The page loads "//b.org/a.js" from another place than this site.',
    ),
    "a picture in the page itself": (
        '<img src="data:image/png;base64,A">',
        'The page loads "data:image/png;base64,A" from another place than this site.',
    ),
    "an id twice": ('<p id="top">', 'The id "top" is used 2 times on the page.'),
    "inline style": (
        '<p style="color: red">',
        "The page carries style=… on <p>, which its security policy blocks.",
    ),
    "a raw citation": (
        "<p>so [@neff2011, p. 3] says",
        'The citation "[@neff2011, p. 3] says" was left as it was typed.',
    ),
    "a placeholder": (
        "<p>Lorem ipsum dolor",
        '"Lorem ipsum" looks like a placeholder that nobody filled in.',
    ),
    "a second main heading": ("<h1>b</h1>", "The page has 2 main headings (h1) where it needs exactly one."),
    "broken structured data": (
        '<script type="application/ld+json">{a}</script>',
        "The structured data (JSON-LD) cannot be read: "
        "Expecting property name enclosed in double quotes: line 1 column 2 (char 1).",
    ),
}

MISSING = {
    "title": ("<title>Hours</title>", "", "The page has no title."),
    "description": ('name="description"', 'name="author"', "The page has no description for search engines."),
    "language": (' lang="en"', "", "The page does not say which language it is in."),
    "canonical address": (
        "a.org/hours",
        "a.org/hour",
        'The page names "https://a.org/hour" as its address, and it is https://a.org/hours.',
    ),
}


@pytest.mark.parametrize("body", FINE.values(), ids=FINE.keys())
def test_fine(body: str) -> None:
    assert sentences(body) == []


@pytest.mark.parametrize(("body", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_wrong(body: str, sentence: str) -> None:
    assert sentences(body) == [sentence]


@pytest.mark.parametrize(("there", "instead", "sentence"), MISSING.values(), ids=MISSING.keys())
def test_missing(there: str, instead: str, sentence: str) -> None:
    assert sentences("", GOOD.replace(there, instead)) == [sentence]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_without_a_rule_something_would_be_missed(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "RULES", tuple(other for other in RULES if other is not rule))
    missed = [name for name, (body, sentence) in WRONG.items() if sentence not in sentences(body)]
    missed += [
        name
        for name, (there, instead, sentence) in MISSING.items()
        if sentence not in sentences("", GOOD.replace(there, instead))
    ]
    assert missed != []


@pytest.mark.parametrize("words", ["Lorem ipsum", "TODO", "FIXME", "TBD", "XXX", "{{", "{%"])
def test_every_placeholder(words: str) -> None:
    expected = f'"{words}" looks like a placeholder that nobody filled in.'
    assert sentences(f"<p>Some {words} here.</p>") == [expected]
    assert sentences(f"<p>Some <code>{words}</code> here.</p>") == []


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/team/contact", []),
        ("/team", []),
        ("/contact", ['The link "/contact" leads to no page of this site.']),
        ("https://a.org/contact", ['The link "https://a.org/contact" leads to no page of this site.']),
    ],
)
def test_a_site_below_a_path_links_inside_that_path(target: str, expected: list[str]) -> None:
    assert sentences(f'<a href="{target}">a</a>', url="https://a.org/team") == expected


def site(**bodies: str) -> Written:
    """Pages by name; "home" is the home page."""
    read = {"/" if name == "home" else f"/{name}": read_page(body) for name, body in bodies.items()}
    pages = {address: ties(address, page, "https://a.org/site") for address, page in read.items()}
    return Written(pages, frozenset(pages))


def test_a_page_that_nobody_can_come_to_is_an_orphan() -> None:
    """One that leads away, or that only another orphan leads to, is one too."""
    made = site(
        home='<a href="/site/hours">Hours</a> <a href="https://a.org/site/contact#map">Contact</a>',
        hours='<a href="#top">Top</a>',
        contact='<a href="/site/">Home</a>',
        lost='<a href="/site/">Home</a> <a href="/site/found">More</a>',
        found="",
        thanks='<meta name="robots" content="noindex">',
    )
    assert orphans(made) == ("/lost", "/found")


def test_links_to_elsewhere_are_listed_with_their_pages() -> None:
    made = site(
        home='<a href="https://b.org/?a&amp;b">B</a> <a href="tel:911">Call</a> <a href="/site/hours">C</a>',
        hours='<a href="http://c.org">C</a> <a href="https://b.org/?a&b">B</a> '
        '<a href="https://a.org/site/">A</a>',
    )
    assert outside(made) == {"http://c.org": ["/hours"], "https://b.org/?a&b": ["/", "/hours"]}
