"""What is written for hosts is what the server at home sends."""

from plugins.build.headers import Rule, policy, read, rules, sent, written


def test_what_is_written_can_be_read() -> None:
    made = rules("/site", policy(("https://forms.example",)))
    assert read(written(made)) == made


def test_every_address_has_the_policy_and_some_have_more() -> None:
    made = rules("", policy())
    assert sent(made, "/hours")["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
    assert "Cache-Control" not in sent(made, "/hours")
    assert sent(made, "/theme/site.css")["Cache-Control"].endswith("immutable")
    assert sent(made, "/blog-feed.xml")["Content-Type"].startswith("application/rss+xml")


def test_a_pattern_without_a_star_fits_one_address() -> None:
    made = (Rule("/a", (("X", "1"),)), Rule("/b/*", (("X", "2"),)))
    assert [sent(made, address) for address in ("/a", "/a/b", "/b/c")] == [{"X": "1"}, {}, {"X": "2"}]


def test_a_form_may_be_sent_where_the_practice_says_and_nowhere_else() -> None:
    assert "form-action 'self';" in policy()
    assert "form-action 'self' https://forms.example;" in policy(("https://forms.example",))
    assert "script-src 'self' https://talk.example;" in policy(comments=("https://talk.example",))
