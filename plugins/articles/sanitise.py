"""What HTML a text may hold. What is not on the list goes; docs/trust.md has the same list in words.

The list is made for the finished text, so that it also holds what a browser would make of broken HTML, what
attribute lists write, and what Markdown extensions make. What our own extensions make is on it; the sizes of
photographs come later (plugins/photos).
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import nh3

from plugins.errors import Problem, Severity
from plugins.letters import FORBIDDEN, complaint
from plugins.markdown_code import without_code

TAGS = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "data",
    "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt",
    "ruby", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
})  # fmt: skip
_EVERYWHERE = frozenset({"class", "dir", "hidden", "id", "lang", "role", "tabindex", "title", "translate"})
_PREFIXES = frozenset({"aria-", "data-"})
_OF_TAGS = {
    "a": {"download", "href", "hreflang", "rel", "type"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"abbr", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
}
# What is inside these is no text either.
_WITH_CONTENT = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "math"})
SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})

_TAG = re.compile(r"""<(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])(?P<attributes>[^<>]*)>?""")
_NUMBERED = re.compile(r"&#(?:[xX](?P<hex>[0-9a-fA-F]{1,8})|(?P<decimal>[0-9]{1,8}));?")
_HANDLER = re.compile(r"""\s(?P<name>on[a-z]+|style|srcdoc)\s*=""", re.IGNORECASE)


def sanitise(html: str) -> str:
    """The HTML with nothing but what is on the list; whole, whatever was left open or closed twice."""
    clean = nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(_WITH_CONTENT),
        attributes={"*": set(_EVERYWHERE), **{tag: set(names) for tag, names in _OF_TAGS.items()}},
        generic_attribute_prefixes=set(_PREFIXES),
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    return FORBIDDEN.sub("", clean.replace("&nbsp;", "\xa0"))


def check(file: Path, body: str, body_line: int) -> Iterator[Problem]:
    """A warning for every tag and attribute in a Markdown text that will be left out; an error for every
    character that is written as a number because it could not be written as itself."""
    text = without_code(body)
    for number in _NUMBERED.finditer(text):
        if found := FORBIDDEN.search(_character(number)):
            line = body_line + text.count("\n", 0, number.start())
            yield Problem(file, line, complaint(found[0]), f"Remove {number[0]}")
    for tag in _TAG.finditer(text):
        line = body_line + text.count("\n", 0, tag.start())
        if tag["name"].lower() not in TAGS:
            yield _left_out(file, line, f"<{tag['name']}>")
        elif handler := _HANDLER.search(tag["attributes"]):
            yield _left_out(file, line, f"{handler['name']}=")


def _character(number: re.Match[str]) -> str:
    code = int(number["hex"], 16) if number["hex"] else int(number["decimal"])
    return chr(code) if code <= sys.maxunicode else ""


def _left_out(file: Path, line: int, what: str) -> Problem:
    sentence = f'The HTML "{what}" is not among what a text may hold, and is left out.'
    return Problem(file, line, sentence, "Remove it.", Severity.WARNING)
