"""What HTML a text may hold, and what becomes of the rest."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from pelicanconf import MARKDOWN
from plugins.apa.markdown_ext import CitationExtension
from plugins.apa.normalise import normalise
from plugins.apa.parse import read_bibliography
from plugins.articles import sanitise
from plugins.articles.markdown_ext import Converter
from plugins.build.project import HERE
from plugins.frontmatter import split

TEXTS = [*(HERE / "content").rglob("*.md"), *(HERE / "tests" / "sites" / "citations").rglob("*.md")]


def converted(text: str) -> str:
    works, _ = normalise(read_bibliography(sorted((HERE / "bibliography").glob("*.bib"))))
    extensions = [*MARKDOWN["extensions"], CitationExtension(works)]
    return Converter({**MARKDOWN, "extensions": extensions}, quick=True).convert(text, {})


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_the_texts_of_the_practice_stay_as_they_are(file: Path) -> None:
    html = converted(split(file.read_text()).body)
    cleaned = sanitise.sanitise(html)
    assert BeautifulSoup(cleaned, "html.parser") == BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a <script>alert(1)</script> b", "<p>a  b</p>"),
        ('<p onclick="alert(1)">a</p>', "<p>a</p>"),
        ("[a](javascript:alert(1))", "<p><a>a</a></p>"),
        ("![a](data:image/svg+xml,x)", '<p><img alt="a"></p>'),
        ('A text\n{: onclick="alert(1)" style="color:red" .note }', '<p class="note">A text</p>'),
        ("<iframe src='https://example.org'>a</iframe>", ""),
        ("<form action='/x'><input name='a'>b</form>", "b"),
        ("<div>left open", "<div>left open</div>"),
        ("</main></div>closed too often", "<p>closed too often</p>"),
        ("`<script>`", "<p><code>&lt;script&gt;</code></p>"),
        ("H~2~O and H<sub>2</sub>O", "<p>H~2~O and H<sub>2</sub>O</p>"),
        (
            '<details markdown="1"><summary>More</summary>\n\n*a*\n\n</details>',
            "<details>\n<summary>More</summary>\n\n<p><em>a</em></p>\n</details>",
        ),
    ],
)
def test_only_what_is_on_the_list_is_left(written: str, kept: str) -> None:
    assert sanitise.sanitise(converted(written)).split() == kept.split()


def test_what_is_left_out_is_told_with_its_line() -> None:
    body = (
        'a\n\n<iframe src="x">\n\n`<form>` <em>b</em>\n\n```\n<input>\n```\n\n<p onclick="x">\n\n<http://a.b>'
    )
    problems = sanitise.check(Path("a.md"), body, 7)
    assert [str(problem) for problem in problems] == [
        'a.md:9: The HTML "<iframe>" is not among what a text may hold, and is left out. Remove it.',
        'a.md:17: The HTML "onclick=" is not among what a text may hold, and is left out. Remove it.',
    ]


pieces = st.sampled_from(
    [
        *("<script>", "</script>", "<svg>", "</svg>", "<style>", "</style>", "<math>", "<mtext>", "<p", ">"),
        *("<img src=x onerror=alert(1)>", "<a href='", "javascript:", "alert(1)", "'>", '"', "'", "<!--"),
        *("-->", "<![CDATA[", "]]>", "&lt;", "&#x6a;", "\n\n", "    ", "`", "[a](", ")", "{: onload=x }"),
        *("<template>", "<noscript>", "</noscript>", "<table>", "<title>", "</title>", "<div markdown='1'>"),
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.lists(pieces | st.text(max_size=3), max_size=15).map("".join))
def test_no_mixture_brings_in_a_script(text: str) -> None:
    page = BeautifulSoup(sanitise.sanitise(converted_plainly(text)), "html.parser")
    for element in page(True):
        assert element.name in sanitise.TAGS
        assert not any(name.startswith("on") or name == "style" for name in element.attrs)
        address = str(element.get("href") or element.get("src") or "").strip().lower()
        assert not address.startswith(("javascript", "data:", "vbscript"))


def converted_plainly(text: str) -> str:
    return Converter(MARKDOWN, quick=True).convert(text, {})
