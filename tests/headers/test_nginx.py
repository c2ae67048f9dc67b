"""The example for nginx sends what the file for other hosts says."""

import re
from pathlib import Path

import pytest

from plugins.build.project import HERE
from plugins.headers.nginx import FILE, policies
from plugins.headers.policy import policy
from plugins.headers.rules import editing_rule, rules, sent

EXAMPLE = (HERE / "docs" / "nginx.conf").read_text("utf-8")
PAGES = ["/", "/contact", "/hours", "/search"]
EDITING = "default-src 'self'"
MADE = (
    *rules("", policy(["https://forms.example/elm"], ["https://talk.example"]), PAGES),
    editing_rule("", "admin", EDITING),
)
ENTRY = re.compile(r'"(?P<place>[^"]+)" "(?P<said>[^"]+)";')


def mapped(entries: str, address: str) -> str:
    """What a map of nginx gives: a text that is the same, else the first pattern that fits."""
    found = [one for line in entries.splitlines() if (one := ENTRY.fullmatch(line))]
    exact = [one["said"] for one in found if one["place"] == address]
    patterns = [one for one in found if one["place"].startswith("~")]
    return (exact or [one["said"] for one in patterns if re.search(one["place"][1:], address)])[0]


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "/index.html"),
        ("/", "//index.html"),
        ("/hours", "/hours.html"),
        ("/contact", "/contact.html"),
        ("/search", "/search.html"),
        ("/post/kindness", "/post/kindness.html"),
        ("/es/horario", "/es/horario.html"),
        ("/pagefind/wasm.en.pagefind", "/pagefind/wasm.en.pagefind"),
        ("/admin/", "/admin/index.html"),
        ("/admin/cms/index.js", "/admin/cms/index.js"),
    ],
)
def test_each_page_has_its_policy(address: str, file: str) -> None:
    expected = sent(MADE, address)["Content-Security-Policy"]
    entries = policies(MADE)
    assert (mapped(entries, address), mapped(entries, file)) == (expected, expected)
    assert (expected == EDITING) == address.startswith("/admin/")
    assert ("wasm-unsafe-eval" in expected) == (address == "/search" or "wasm" in address)


def test_every_other_header_is_the_same() -> None:
    added = dict(re.findall(r'add_header ([\w-]+) "(.+?)" always;', EXAMPLE))
    expected = sent(MADE, "/hours")
    assert added == {name: value for name, value in expected.items() if name != "Content-Security-Policy"}
    robots = re.search(r'~\^/admin/ "(.+?)"', EXAMPLE)
    assert robots is not None
    assert robots[1] == sent(MADE, "/admin/")["X-Robots-Tag"]


def test_what_may_be_kept_is_the_same() -> None:
    kept = dict(re.findall(r'^ {4}(~\^/\(photos\|theme\)/|/favicon\.svg) "(.+?)";', EXAMPLE, re.MULTILINE))
    assert kept == {
        "~^/(photos|theme)/": sent(MADE, "/theme/a.css")["Cache-Control"],
        "/favicon.svg": sent(MADE, "/favicon.svg")["Cache-Control"],
    }
    assert sent(MADE, "/photos/a.avif")["Cache-Control"] == sent(MADE, "/theme/a.css")["Cache-Control"]


def test_the_policies_are_read_and_not_sent(real_site: Path) -> None:
    assert f"/var/www/site/{FILE};" in EXAMPLE
    refused = re.search(r"location ~ (\S+) {\s+return 404;", EXAMPLE)
    assert refused is not None
    hidden = {path.name for path in real_site.iterdir() if re.search(refused[1], f"/{path.name}")}
    assert hidden == {path.name for path in real_site.iterdir() if path.name.startswith("_")}
    assert FILE in hidden
