"""What every page must hold before readers may see it."""

import pytest

from plugins.build import checks
from plugins.build.checks import RULES, Rule, check_page
from plugins.build.page import read_page

GOOD = """<html lang="en"><head><title>Hours</title><meta name="description" content="When we are open.">
<link rel="canonical" href="https://a.org/hours"></head><body><h1 id="top">Hours</h1>{}</body></html>"""
FIELD = "Write between the --- lines at the top:"
PLACEHOLDER = "looks like a placeholder that nobody filled in. Write there what belongs there, or delete it."
HEADING = "Start it with ## instead of #, as every heading inside a text."
ELSEWHERE = "If you may use it, put the file into content/images/ and write /images/"


def sentences(body: str, html: str = GOOD) -> list[str]:
    found = check_page("/hours", read_page(html.replace("{}", body)), "https://a.org")
    return [f"{finding.sentence} {finding.suggestion}".rstrip() for finding in found]


FINE = {
    "a link to another site": '<a href="https://b.org/x#y">a</a>',
    "a telephone number": '<a href="tel:911">a</a>',
    "a text message": '<a href="sms:988">a</a>',
    "an e-mail address": '<a href="mailto:a@b.org">a</a>',
    "a picture of ours": '<img src="/images/sun.svg" alt="">',
    "a citation as an example": "<code>[@neff2011]</code>",
}

WRONG = {
    "an empty link": (
        '<a href="">a</a>',
        "A link leads nowhere: its address is empty. "
        "Write the address between the round brackets: [our hours](/hours)",
    ),
    "a link that is a script": (
        '<a href="javascript:a()">a</a>',
        'The link "javascript:a()" is not one a website may offer. '
        "Links start with https://, mailto:, tel:, sms: or a single /.",
    ),
    "a picture from elsewhere": (
        '<img src="https://b.org/a.png">',
        f'The page loads "https://b.org/a.png" from another place than this site. {ELSEWHERE}a.png',
    ),
    "a script from elsewhere, without a scheme": (
        '<script src="//b.org/a.js"></script>',
        f'The page loads "//b.org/a.js" from another place than this site. {ELSEWHERE}a.js',
    ),
    "a picture in the page itself": (
        '<img src="data:image/png;base64,A">',
        f'The page loads "data:image/png;base64,A" from another place than this site. {ELSEWHERE}name.jpg',
    ),
    "an id twice": (
        '<p id="top">',
        '2 places on the page have the same name (id), "top". '
        "Give each another, so that links can lead to it.",
    ),
    "inline style": (
        '<p style="color: red">',
        "The page carries style=… on <p>, which its security policy blocks. Take it out of the text.",
    ),
    "a raw citation": (
        "<p>so [@neff2011, p. 3] says",
        'The citation "[@neff2011, p. 3]" was left as it was typed. '
        "In a text write it like [@neff2011, p. 41; @germer2009]; elsewhere there are none.",
    ),
    "a placeholder": (
        "<p>Lorem ipsum dolor",
        f'"Lorem ipsum" {PLACEHOLDER}',
    ),
    "a second main heading": (
        "<h1>b &amp; c</h1>",
        f'The page has another main heading beside its title: "b & c". {HEADING}',
    ),
    "another, with emphasis": (
        "<h1><em>b</em></h1>",
        f"The page has another main heading beside its title. {HEADING}",
    ),
    "broken structured data": (
        '<script type="application/ld+json">{a}</script>',
        "The structured data (JSON-LD) cannot be read: "
        "Expecting property name enclosed in double quotes: line 1 column 2 (char 1).",
    ),
}

MISSING = {
    "title": ("<title>Hours</title>", "", f"The page has no title. {FIELD} title: …"),
    "description": (
        'name="description"',
        'name="author"',
        "The page has no description for search engines, and no paragraph to take one from. "
        f"{FIELD} description: one or two sentences that say what it is about.",
    ),
    "language": (' lang="en"', "", "The page does not say which language it is in."),
    "main heading": ('<h1 id="top">Hours</h1>', "", "The page has no main heading (h1)."),
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
    expected = f'"{words}" {PLACEHOLDER}'
    assert sentences(f"<p>Some {words} here.</p>") == [expected]
    assert sentences(f"<p>Some <code>{words}</code> here.</p>") == []
