"""The example for nginx sends what the file for other hosts says."""

import re

from plugins.build.project import HERE
from plugins.headers.policy import policy
from plugins.headers.rules import rules, sent

EXAMPLE = (HERE / "docs" / "nginx.conf").read_text("utf-8")
MADE = rules("", policy(), ["/hours", "/search"])


def test_every_header_is_the_same() -> None:
    added = dict(re.findall(r'add_header ([\w-]+) "(.+?)" always;', EXAMPLE))
    expected = sent(MADE, "/hours")
    assert added == {name: value for name, value in expected.items() if name != "Content-Security-Policy"}


def test_each_page_has_its_policy() -> None:
    default, searching = re.findall(r'(?:default|~\S+) "(default-src .+?)";', EXAMPLE)
    assert default == sent(MADE, "/hours")["Content-Security-Policy"]
    assert searching == sent(MADE, "/search")["Content-Security-Policy"]


def test_what_may_be_kept_is_the_same() -> None:
    kept = dict(re.findall(r'^ {4}(~\^/\(photos\|theme\)/|/favicon\.svg) "(.+?)";', EXAMPLE, re.MULTILINE))
    assert kept == {
        "~^/(photos|theme)/": sent(MADE, "/theme/a.css")["Cache-Control"],
        "/favicon.svg": sent(MADE, "/favicon.svg")["Cache-Control"],
    }
    assert sent(MADE, "/photos/a.avif")["Cache-Control"] == sent(MADE, "/theme/a.css")["Cache-Control"]
