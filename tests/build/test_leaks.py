"""What would give away the computer a site was built on, or a key, is found whatever file it is in."""

from pathlib import Path

import pytest

from plugins.build.leaks import _SECRETS, leaks

ROOT = Path("/srv/work/site")

# Put together here, so that nobody who looks for keys finds one in this file.
SECRETS = {
    "a private key": "-----BEGIN OPENSSH " + "PRIVATE KEY-----",
    "an access key of Amazon": "ASIA" + "B" * 16,
    "an access token of GitHub": "ghp_" + "c" * 36,
    "an access token of GitLab": "glpat-" + "d" * 20,
    "a token of Slack": "xoxb-" + "1" * 12,
    "a key of Google": "AIza" + "e" * 35,
    "a key of a payment service": "sk_live_" + "f" * 20,
    "a key of a language model": "sk-ant-" + "g" * 24,
    "a signed token": "eyJ" + "h" * 12 + ".eyJ" + "i" * 12 + "." + "j" * 12,
    "a password in an address": "https://ann:" + "secret@a.example/",
}
PLACES = {
    "/srv/work/site/": "see /srv/work/site/content/a.md",
    "/home/ann/Desktop/": "(/home/ann/Desktop/a.txt)",
    "/Users/ann/Desktop/": 'src="/Users/ann/Desktop/a.png"',
    "C:\\Users\\ann\\": r"C:\Users\ann\a.txt",
    "/root/.ssh/": "/root/.ssh/id",
    "file://": "file:///etc/hosts",
}
HARMLESS = [
    *("our home is your home", "/home", "/users/sign-in", "the roots", "sk-learn", "AKIA is a name", "eyJ"),
    *("mailto:ann@a.example", "https://a.example:8000/", "https://a.example/@ann", "Bearer of good news"),
]


def found(text: str) -> list[str]:
    return [sentence for sentence, _ in leaks(text, ROOT)]


def test_every_kind_of_secret_has_a_case() -> None:
    assert list(SECRETS) == [what for what, _ in _SECRETS]


@pytest.mark.parametrize(("what", "secret"), SECRETS.items(), ids=SECRETS)
def test_a_secret_is_found_and_never_said_whole(what: str, secret: str) -> None:
    (sentence,) = found(f"a {secret} b")
    assert sentence == f'"{secret[:8]}…" looks like {what}.'


@pytest.mark.parametrize(("place", "text"), PLACES.items(), ids=PLACES)
def test_a_place_on_a_computer(place: str, text: str) -> None:
    assert found(text) == [f'"{place}" is a place on the computer the site was built on.']


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless(text: str) -> None:
    assert found(text) == []
