"""What must never be published: places on somebody's computer, and what looks like a key or a password."""

import re
from collections.abc import Iterator
from pathlib import Path

# A home directory with a name in it; "/home" alone is an address of many websites.
_HOME = re.compile(
    r"""(?:^|[\s"'(=>])(?P<place>/(?:home|Users)/[\w.-]+/[\w.-]+/|[A-Z]:\\Users\\[\w.-]+\\|/root/[\w.-]+/)"""
)
# What it is, the pattern, and texts of which every match holds one: to look for those first takes a tenth of
# the time.
_SECRETS = (
    ("a private key", re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"), ("PRIVATE KEY-----",)),
    ("an access key of Amazon", re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"), ("AKIA", "ASIA")),
    (
        "an access token of GitHub",
        re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,})"),
        ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
    ),
    ("an access token of GitLab", re.compile(r"\bglpat-[\w-]{20}"), ("glpat-",)),
    ("a token of Slack", re.compile(r"\bxox[abprs]-[0-9A-Za-z-]{10,}"), ("xox",)),
    ("a key of Google", re.compile(r"\bAIza[\w-]{35}\b"), ("AIza",)),
    ("a key of a payment service", re.compile(r"\b[sr]k_live_[0-9A-Za-z]{16,}"), ("k_live_",)),
    ("a key of a language model", re.compile(r"\bsk-(?:ant-|proj-)[\w-]{20,}"), ("sk-ant-", "sk-proj-")),
    ("a signed token", re.compile(r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"), (".eyJ",)),
)
_HOMES = ("/home/", "/Users/", ":\\Users\\", "/root/")
# In two steps, because every web address starts like one with a password.
_PASSWORD = re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s/:@\"'<>]+:[^\s/:@\"'<>]+@")
_PASSWORD_ENDS = re.compile(r"://[^\s/:@\"'<>]+:[^\s/:@\"'<>]+@")


def leaks(text: str, root: Path) -> Iterator[tuple[str, str]]:
    """(what is wrong, the words it is about) for a text; `root` is the project's place on this computer."""
    places = [f"{root}/", "file://"] if len(str(root)) > 1 else ["file://"]
    found = [place for place in places if place in text]
    if any(home in text for home in _HOMES):
        matches = _HOME.finditer(text)
        found += (match["place"] for match in matches if not match["place"].startswith(tuple(found)))
    for place in dict.fromkeys(found):
        yield f'"{place}" is a place on the computer the site was built on.', place
    for what, match in _secrets(text):
        # Never the whole of it: what is said here ends up in logs.
        yield f'"{match[0][:8]}…" looks like {what}.', match[0]


def _secrets(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for what, pattern, held in _SECRETS:
        if any(part in text for part in held) and (match := pattern.search(text)):
            yield what, match
    if _PASSWORD_ENDS.search(text) and (match := _PASSWORD.search(text)):
        yield "a password in an address", match
