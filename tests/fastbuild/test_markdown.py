"""A reused and quickened Markdown instance gives what a new one gives, for every text and after any other."""

import re
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown import __version__ as markdown_version
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from pelicanconf import MARKDOWN
from plugins.apa.markdown_ext import CitationExtension
from plugins.apa.normalise import normalise
from plugins.apa.parse import read_bibliography
from plugins.build.project import HERE
from plugins.fastbuild import quick as quick_module
from plugins.fastbuild.pattern_needs import needs
from plugins.fastbuild.quick import KNOWN_VERSIONS, quick_markdown, reusable

OURS = {
    **MARKDOWN,
    "extensions": [name for name in MARKDOWN["extensions"] if name.startswith("markdown.")],
}
CONFIGURATIONS: list[dict[str, object]] = [
    {"extensions": []},
    OURS,
    {
        "extensions": [
            "extra",
            "admonition",
            "codehilite",
            "meta",
            "nl2br",
            "sane_lists",
            "smarty",
            "toc",
            "wikilinks",
        ],
        "extension_configs": {"footnotes": {"UNIQUE_IDS": True}, "toc": {"permalink": True}},
    },
]


class _Claims(BlockProcessor):
    """Takes paragraphs of two words."""

    def test(self, parent: Element, block: str) -> bool:
        return len(block.split()) == 2

    def run(self, parent: Element, blocks: list[str]) -> None:
        aside = Element("aside", {"words": blocks.pop(0)})
        parent.append(aside)


class _Smiles(InlineProcessor):
    """Finds what Python-Markdown's placeholders have, too."""

    ANCESTOR_EXCLUDES = ("em",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        return "smile", m.start(0), m.end(0)


class _Old(Pattern):
    """A pattern of the kind that looks at a whole text."""

    def handleMatch(self, m: re.Match[str]) -> Element:
        found = Element("old")
        found.text = m.group(2)
        return found


class _Counts(Treeprocessor):
    """Comes after all others, and looks at what kinds of texts they have left."""

    def run(self, root: Element) -> None:
        kinds = [type(text) is AtomicString for one in root.iter() for text in (one.text, one.tail)]
        root.append(Element("p", {"kinds": str(sum(kinds))}))


class Odd(Extension):
    """Parts that are not Python-Markdown's own, beside its own."""

    def __init__(self, *parts: str) -> None:
        super().__init__()
        self._parts = parts

    def extendMarkdown(self, md: Markdown) -> None:
        if "blocks" in self._parts:
            md.parser.blockprocessors.register(_Claims(md.parser), "claims", 12)
        if "smiles" in self._parts:
            md.inlinePatterns.register(_Smiles(r":[a-z0-9]+.?"), "smiles", 70)
        if "old" in self._parts:
            md.inlinePatterns.register(_Old(r"(word)"), "old", 75)
        if "counts" in self._parts:
            md.treeprocessors.register(_Counts(md), "counts", -5)


CONFIGURATIONS += [
    {"extensions": ["extra", "codehilite", "meta"]},
    {"extensions": ["extra", "sane_lists"], "output_format": "html", "tab_length": 2},
    {"extensions": ["legacy_em", "nl2br", "smarty"]},
    {"extensions": ["extra", Odd("blocks", "smiles")]},
    {"extensions": ["extra", Odd("old", "counts")]},
]
WORKS = dict(normalise(read_bibliography(sorted((HERE / "bibliography").glob("*.bib"))))[0])
CITING: list[CitationExtension] = [CitationExtension(WORKS), CitationExtension(WORKS)]
WITH_CITATIONS = [{**MARKDOWN, "extensions": [*MARKDOWN["extensions"], extension]} for extension in CITING]
QUICK_WITH_CITATIONS = quick_markdown(WITH_CITATIONS[1])
QUICK = [quick_markdown(options) for options in CONFIGURATIONS]

PIECES = [
    "# Head", "## Head ##", "Head\n===", "Head\n---", "* * *", "---", "___", "> quote", "> > two",
    "- item", "+ item", "* item", "1. one", "3. three", "    code", "  two", "\tt", "```\ncode\n```",
    "~~~ {.py}", "[a]: https://a.example 'T'", "[a]", "[b][a]", "[c](d \"e\")", "![i](j.png)", "![i][a]",
    "<https://a.example>", "<a@b.example>", "*e*", "**s**", "_u_", "__v__", "***x***", "a_b_c", "`c`",
    "``c ` d``", "\\*", "&amp;", "&#38;", "&", "<b>bold</b>", "<div>\n\nblock\n\n</div>",
    "<div markdown=\"1\">\n*in*\n</div>", "<!-- note -->", "a | b\n--|--\n1 | 2", "|x|\n|-|\n|y|",
    "Term\n: Definition", "[^1]", "[^1]: Note", "[^1]: Note\n    more", "*[HTML]: Hyper", "HTML",
    "{: #id .c }", "# Head {#own}", "[TOC]", "!!! note\n    Text", "[[Wiki Link]]", "\"quoted\"", "it's",
    "--", "...", "line  \nbreak", "\x02klzzwxh:0001\x03", "word", "1986\\. A year", "é ü 中", "", "\n", " ",
    "Title: T", "@", "=", ":", "|", "> " * 60 + "deep", "# Head \\# #", "#", "two words", ":smile:", "*so*",
    "[so](x_y)",
]  # fmt: skip

texts = st.lists(
    st.sampled_from(PIECES) | st.text("ab*_[]()!<>#`\\ \n|:-=&\"'.1", max_size=12), max_size=14
).flatmap(
    lambda pieces: st.lists(
        st.sampled_from(["\n\n", "\n", " ", ""]), min_size=len(pieces), max_size=len(pieces)
    ).map(lambda gaps: "".join(piece + gap for piece, gap in zip(pieces, gaps, strict=True)))
)


@settings(deadline=None, max_examples=150)
@given(st.lists(texts, min_size=1, max_size=4))
def test_texts_one_after_the_other_are_converted_as_each_on_its_own(sources: list[str]) -> None:
    for options, quick in zip(CONFIGURATIONS, QUICK, strict=True):
        for source in sources:
            fresh = Markdown(**options)  # type: ignore[arg-type]
            assert quick.restore().convert(source) == fresh.convert(source)
            for name in ("toc", "toc_tokens", "Meta"):
                assert getattr(quick.markdown, name, None) == getattr(fresh, name, None)


MARKS = [
    *"*_[]()!`\\&<>{}:|\n #-'\"\x02\x03",
    "**", "__", "  \n", "\n\n", "*so*", "**so**", "_so_", "__so__", "***so***", "[so](x)", "[so](x_y)",
    "[so](<a b>)", "[so](x 't')", "![so](x)", "[so]", "[so][so]", "\n\n[so]: y\n\n", "`so`", "&amp;", "<b>",
    "<a:b>", "snake_case", "5 * 3", "a", "é", "don't", "klzzwxh:0000", "\x85", "\u2003", "\ufeff", "[^1]",
    "\n\n[^1]: n\n\n", "{: .c}", ":so",
]  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(MARKS), max_size=16).map("".join))
def test_marks_beside_and_within_each_other_are_read_as_they_always_were(source: str) -> None:
    for options, quick in zip(CONFIGURATIONS, QUICK, strict=True):
        assert quick.restore().convert(source) == Markdown(**options).convert(source)  # type: ignore[arg-type]


def test_the_shortcuts_are_known_to_be_right_for_the_python_markdown_that_is_used() -> None:
    assert markdown_version in KNOWN_VERSIONS


def test_another_python_markdown_goes_its_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_module, "markdown_version", "99")
    markdown: Any = quick_markdown(OURS).markdown
    parts = [markdown.parser, *markdown.preprocessors, *markdown.treeprocessors]
    assert all(type(part).__module__.startswith("markdown.") for part in parts)


forms = st.sampled_from(
    ["[@{}]", "@{}", "@{} [p. 3]", "[see @{}, p. 4]", "[-@{}]", "\\@{}", "`@{}`", "@nobody", "[@nobody]"]
)
cited = st.lists(st.builds(str.format, forms, st.sampled_from(sorted(WORKS))), max_size=4)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(texts, cited), min_size=1, max_size=3))
def test_citations_too_are_converted_as_in_a_text_on_its_own(sources: list[tuple[str, list[str]]]) -> None:
    for source, citations in sources:
        text = f"{source}\n\n{' '.join(citations)}"
        fresh, quick = Markdown(**WITH_CITATIONS[0]), QUICK_WITH_CITATIONS.restore()
        assert quick.convert(text) == fresh.convert(text)
        assert CITING[0].result == CITING[1].result
        assert CITING[0].found == CITING[1].found


def patterns() -> list[re.Pattern[str]]:
    everything = Markdown(**CONFIGURATIONS[2])  # type: ignore[arg-type]
    processors = [
        processor for processor in everything.treeprocessors if hasattr(processor, "inlinePatterns")
    ]
    return [pattern.getCompiledRegExp() for processor in processors for pattern in processor.inlinePatterns]


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(patterns()).flatmap(lambda regex: st.tuples(st.just(regex), st.from_regex(regex))))
def test_every_match_of_a_pattern_has_a_text_it_needs(pair: tuple[re.Pattern[str], str]) -> None:
    regex, text = pair
    assert not needs(regex) or any(needed in text for needed in needs(regex))


def test_what_patterns_need_is_told_from_them() -> None:
    told = {regex.pattern: needs(regex) for regex in patterns()}
    assert told[r"(?<!\!)\["] == ("[",)
    assert told[r"\!\["] == ("![",)
    assert told[r"\*|_"] == ("*", "_")
    assert told[r"\\(.)"] == ("\\",)
    assert needs(re.compile("  \n")) == ("  \n",)
    assert all(told.values())
    assert needs(re.compile("a?b*")) == needs(re.compile("(?i)<A>")) == needs(re.compile("[^a]|b")) == ()


def test_extensions_from_elsewhere_must_promise_to_forget() -> None:
    foreign = {"extensions": ["extra", "somebodys.extension"]}
    assert reusable({"extensions": ["extra", "markdown.extensions.toc"]})
    assert not reusable(foreign)
    assert reusable(foreign, ("somebodys.extension",))
