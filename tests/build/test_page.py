"""What a written page contains."""

import pytest

from plugins.build.page import Page, read_page

CASES = {
    "title and its entities": ("<title>A &amp; B</title>", "titles", ["A & B"]),
    "an icon's own title comes second": (
        "<title>A</title><svg><title>Sun</title></svg>",
        "titles",
        ["A", "Sun"],
    ),
    "description": ('<meta name="description" content="It&#39;s">', "metas", {"description": "It's"}),
    "canonical address": ('<link rel="canonical" href="https://a.org/b">', "canonical", "https://a.org/b"),
    "language": ('<html lang="en">', "language", "en"),
    "main headings": ("<h1>A</h1><h2>B</h2><h1>C</h1>", "h1s", [1, 5]),
    "ids in order, twice where twice": ("<p id=a><p id='b'><p id=\"a\">", "ids", ["a", "b", "a"]),
    "links": ('<a class="x" href="/b?c&amp;d">e</a><area href="#f">', "links", ["/b?c&d", "#f"]),
    "a feed is a link": ('<link rel="alternate" href="/feed.xml">', "links", ["/feed.xml"]),
    "what loads": (
        '<img src="/a.png" srcset="/b.png 1x, /c.png 2x">'
        '<link rel="stylesheet" href="/d.css"><script src="/e.js"></script>',
        "loads",
        ["/a.png", "/b.png", "/c.png", "/d.css", "/e.js"],
    ),
    "structured data": (
        '<script type="application/ld+json">{"a": "</p>"}</script>',
        "structured",
        ['{"a": "</p>"}'],
    ),
    "data for a script is not inline code": ('<script type="application/json">{}</script>', "inline", []),
    "inline code": (
        '<script>a()</script><style>b{}</style><p style="c" onclick="d">',
        "inline",
        ["<script>", "<style>", "style=… on <p>", "onclick=… on <p>"],
    ),
    "tags inside a script are text": ('<script src="/a.js">"<a href=/b>"</script>', "links", []),
    "a comment is not there": ("<!-- <a href='/b'> -->", "links", []),
    "an end of tag inside quotes": ('<a title="a > b" href="/c">d</a>', "links", ["/c"]),
}


@pytest.mark.parametrize(("html", "name", "expected"), CASES.values(), ids=CASES.keys())
def test_facts(html: str, name: str, expected: object) -> None:
    assert getattr(read_page(html), name) == expected


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a <b>b</b></p>", "a b"),
        ("<p>a <code>[@key]</code> b</p>", "a  b"),
        ("<pre><code>[@key]</code></pre>", ""),
        ("<script>[@key]</script>c", "c"),
    ],
    ids=["text", "code", "a block of code", "script"],
)
def test_texts_are_the_pages_own_words(html: str, words: str) -> None:
    assert "".join(read_page(html).texts) == words


@pytest.mark.parametrize("html", ["", "<", "<a", "<a href='", "<!--", "<p" + " a=b" * 50_000, "<" * 100_000])
def test_broken_html_is_read_quickly(html: str) -> None:
    assert isinstance(read_page(html), Page)
