"""What is written for hosts is what the server at home sends."""

import pytest

from plugins.headers.policy import policy
from plugins.headers.rules import Rule, editing_rule, read, rules, sent, written


def test_what_is_written_can_be_read() -> None:
    made = rules("/site", policy(("https://forms.example",)))
    assert read(written(made)) == made


def test_every_address_has_the_policy_and_some_have_more() -> None:
    made = rules("", policy(), ["/hours", "/search"])
    assert sent(made, "/hours")["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
    assert "Cache-Control" not in sent(made, "/hours")
    assert sent(made, "/theme/site.css")["Cache-Control"].endswith("immutable")
    assert sent(made, "/blog-feed.xml")["Content-Type"].startswith("application/rss+xml")


@pytest.mark.parametrize("address", ["/hours", "/", "/post/rest", "/tag/rest"])
def test_only_the_page_that_searches_may_run_webassembly(address: str) -> None:
    made = rules("", policy(), ["/", "/hours", "/search"])
    assert "wasm" not in sent(made, address)["Content-Security-Policy"]
    assert "script-src 'self' 'wasm-unsafe-eval';" in sent(made, "/search")["Content-Security-Policy"]


def test_a_host_that_sends_every_rule_that_fits_lets_the_search_work() -> None:
    """Browsers allow only what all policies allow: the page that searches has just one."""
    made = rules("", policy(), ["/", "/hours", "/search"])
    policies = [
        value
        for rule in made
        if rule.pattern in ("/*", "/search")
        for name, value in rule.headers
        if name == "Content-Security-Policy"
    ]
    assert policies == [policy().searching.sent]


def test_a_pattern_without_a_star_fits_one_address() -> None:
    made = (Rule("/a", (("X", "1"),)), Rule("/b/*", (("X", "2"),)))
    assert [sent(made, address) for address in ("/a", "/a/b", "/b/c")] == [{"X": "1"}, {}, {"X": "2"}]


def test_the_editing_page_has_its_own_policy_in_place_of_the_sites() -> None:
    made = (*rules("/site", policy(), ["/hours"]), editing_rule("/site", "admin", "script-src 'self'"))
    assert read(written(made)) == made
    # Hosts that send the headers of every rule need to be told to leave the first policy out.
    assert "/site/admin/*\n  ! Content-Security-Policy\n  Content-Security-Policy: script" in written(made)
    headers = sent(made, "/site/admin/")
    assert headers["Content-Security-Policy"] == "script-src 'self'"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert not [name for name in headers if name.startswith("!")]
    assert sent(made, "/site/hours")["Content-Security-Policy"] == policy().sent
