"""Addresses inside a text follow it to wherever it is read."""

import pytest

from plugins.articles.addresses import below, complete

PAGE = "https://a.org/team/post/first"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/team/hours">', '<a href="https://a.org/team/hours">'),
        ('<a class="x" href="#ref-x">', '<a class="x" href="https://a.org/team/post/first#ref-x">'),
        ("<img src='/team/a.svg'>", "<img src='https://a.org/team/a.svg'>"),
        ('<a href="https://b.org/">', '<a href="https://b.org/">'),
        ('<a href="//b.org/">', '<a href="//b.org/">'),
        ('<a href="tel:911">', '<a href="tel:911">'),
    ],
)
def test_complete(html: str, expected: str) -> None:
    assert complete(PAGE, html) == expected


@pytest.mark.parametrize(
    ("path", "html", "expected"),
    [
        ("/team", '<a href="/hours">', '<a href="/team/hours">'),
        ("/team", '<a href="#top">', '<a href="#top">'),
        ("/team", '<a href="//b.org/">', '<a href="//b.org/">'),
        ("", '<a href="/hours">', '<a href="/hours">'),
    ],
)
def test_below(path: str, html: str, expected: str) -> None:
    assert below(path, html) == expected
