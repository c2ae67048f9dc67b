"""A reused and quickened Markdown instance gives what a new one gives, for every text and after any other."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from pelicanconf import MARKDOWN
from plugins.apa.markdown_ext import CitationExtension
from plugins.apa.normalise import normalise
from plugins.apa.parse import read_bibliography
from plugins.build.project import HERE
from plugins.fastbuild.pattern_needs import needs
from plugins.fastbuild.quick import quick_markdown, reusable

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
    "Title: T", "@", "=", ":", "|",
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
