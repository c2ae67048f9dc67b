"""What leads to another page or file leads somewhere, and if not, the sentence says where it could."""

import pytest

from plugins.build.page import read_page
from plugins.build.ties import Ties, Written, check_ties, orphans, outside, ties

FILES = frozenset(
    {"/", "/hours", "/contact", "/post/better-sleep", "/tag/sleep", "/thanks", "/images/sun.svg"}
)
PICTURES = frozenset({"/images/sun.svg", "/images/desk.jpg", "/images/2026/river.jpg"})
HIDDEN = Ties(is_hidden=True)
COPY = "Copy what stands behind the site's name on that page, such as /hours. A draft has no address yet."
NO_PAGE = "leads to no page of this site."
NO_PICTURE = "and there is no such picture."
NO_PLACE = "leads to a place that is not on that page."


def told(body: str, url: str = "https://a.org", pictures: frozenset[str] = PICTURES) -> list[str]:
    """What is said of a page at /hours that has only this."""
    page = ties("/hours", read_page(f'<h1 id="top">Hours</h1>{body}'), url)
    others = {address: Ties() for address in ("/", "/post/better-sleep", "/tag/sleep")}
    pages = {**others, "/hours": page, "/contact": Ties(ids=("map",)), "/thanks": HIDDEN}
    found = check_ties("/hours", Written(pages, FILES, pictures))
    return [f"{finding.sentence} {finding.suggestion}".rstrip() for finding in found]


FINE = {
    "a link to a page": '<a href="/contact">a</a>',
    "a link to a place on a page": '<a href="/contact#map">a</a>',
    "a link to a place on this page": '<a href="#top">a</a>',
    "a link to the home page": '<a href="/">a</a>',
    "a link with our whole address": '<a href="https://a.org/contact#map">a</a>',
    "a link to another site": '<a href="https://b.org/x#y">a</a>',
    "a telephone number": '<a href="tel:911">a</a>',
    "a picture of ours": '<img src="/images/sun.svg" alt="">',
}

WRONG = {
    "a missing page": ('<a href="/hour">a</a>', f'The link "/hour" {NO_PAGE} Did you mean "/hours"?'),
    "a page in capitals": ('<a href="/Hours">a</a>', f'The link "/Hours" {NO_PAGE} Did you mean "/hours"?'),
    "a relative link": ('<a href="contact">a</a>', f'The link "contact" {NO_PAGE} Did you mean "/contact"?'),
    "a file instead of a page": (
        '<a href="better-sleep.md">a</a>',
        f'The link "better-sleep.md" {NO_PAGE} Did you mean "/post/better-sleep"?',
    ),
    "a page like no other": ('<a href="/fees">a</a>', f'The link "/fees" {NO_PAGE} {COPY}'),
    "a page that nobody shall find": ('<a href="/thank">a</a>', f'The link "/thank" {NO_PAGE} {COPY}'),
    "another website": (
        '<a href="www.b.org/x">a</a>',
        f'The link "www.b.org/x" {NO_PAGE} To another website it is https://www.b.org/x',
    ),
    "a missing place": (
        '<a href="/contact#mop">a</a>',
        f'The link "/contact#mop" {NO_PLACE} '
        "Leave out #mop, or write a heading of that page: What to bring is #what-to-bring.",
    ),
    "a missing place near another": (
        '<a href="/contact#Maps">a</a>',
        f'The link "/contact#Maps" {NO_PLACE} Did you mean "#map"?',
    ),
    "a missing place here": ('<a href="#tops">a</a>', f'The link "#tops" {NO_PLACE} Did you mean "#top"?'),
    "a missing picture": (
        '<img src="/images/son.svg">',
        f'The page shows "/images/son.svg", {NO_PICTURE} Did you mean "/images/sun.svg"?',
    ),
    "a picture in capitals": (
        '<img src="/images/Desk.JPG">',
        f'The page shows "/images/Desk.JPG", {NO_PICTURE} Did you mean "/images/desk.jpg"?',
    ),
    "a picture by its name alone": (
        '<img src="desk.jpg">',
        f'The page shows "desk.jpg", {NO_PICTURE} Did you mean "/images/desk.jpg"?',
    ),
    "a picture in a folder": (
        '<img src="/images/river.jpg">',
        f'The page shows "/images/river.jpg", {NO_PICTURE} Did you mean "/images/2026/river.jpg"?',
    ),
    "a picture of another kind": (
        '<img src="/images/desk.heic">',
        f'The page shows "/images/desk.heic", {NO_PICTURE} Did you mean "/images/desk.jpg"?',
    ),
    "a picture like no other": (
        '<img src="/images/garden.jpg">',
        f'The page shows "/images/garden.jpg", {NO_PICTURE} '
        "Put the file into content/images/, or name one of: desk.jpg, river.jpg, sun.svg.",
    ),
    "a link to a missing picture": (
        '<a href="/images/dsk.jpg">a</a>',
        f'The link "/images/dsk.jpg" {NO_PAGE} Did you mean "/images/desk.jpg"?',
    ),
    "a file of the theme": (
        '<link rel="stylesheet" href="/theme/a.css">',
        'The page loads "/theme/a.css", and there is no such file.',
    ),
}


@pytest.mark.parametrize("body", FINE.values(), ids=FINE)
def test_fine(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(("body", "sentence"), WRONG.values(), ids=WRONG)
def test_wrong(body: str, sentence: str) -> None:
    assert told(body) == [sentence]


def test_without_any_picture_it_is_said_where_they_go() -> None:
    assert told('<img src="/images/desk.jpg">', pictures=frozenset()) == [
        f'The page shows "/images/desk.jpg", {NO_PICTURE} Put the file into content/images/, which is empty.'
    ]


def test_of_many_pictures_some_are_named() -> None:
    many = frozenset(f"/images/{letter * 5}.jpg" for letter in "abcdefghijkl")
    (sentence,) = told('<img src="/images/river.jpg">', pictures=many)
    assert sentence.endswith("ggggg.jpg, hhhhh.jpg and 4 more.")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/team/contact", []),
        ("/team/contact#map", []),
        ("/team", []),
        ("/contact", [f'The link "/contact" {NO_PAGE} Did you mean "/contact"?']),
        ("https://a.org/contact", [f'The link "https://a.org/contact" {NO_PAGE} Did you mean "/contact"?']),
        # Without the path, as the text has it.
        ("/team/contacts", [f'The link "/contacts" {NO_PAGE} Did you mean "/contact"?']),
    ],
)
def test_a_site_below_a_path_links_inside_that_path(target: str, expected: list[str]) -> None:
    assert told(f'<a href="{target}">a</a>', url="https://a.org/team") == expected


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
