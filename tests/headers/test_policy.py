"""What the Content-Security-Policy allows."""

from plugins.headers.policy import policy


def test_a_form_may_be_sent_where_the_practice_says_and_nowhere_else() -> None:
    assert "form-action 'self';" in policy().sent
    assert "form-action 'self' https://forms.example;" in policy(["https://forms.example/elm?a=b"]).sent


def test_comments_come_from_their_own_server() -> None:
    sent = policy(comments=["https://talk.example"]).sent
    assert "script-src 'self' https://talk.example;" in sent
    assert "connect-src 'self' https://talk.example;" in sent


def test_no_address_adds_nothing() -> None:
    assert policy([""], [""]) == policy()


def test_a_page_cannot_say_who_frames_it() -> None:
    """CSP 3, 3.3: browsers ignore frame-ancestors in a meta element, and complain."""
    assert policy().sent == f"{policy().said}; frame-ancestors 'none'"
