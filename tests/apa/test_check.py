"""What is wrong with the citations of an article: one sentence each, at its line."""

from pathlib import Path

import pytest

from plugins.apa.check import Article, check_articles
from plugins.apa.commands.articles import EXTENSIONS
from plugins.apa.model import Date, Kind, Name, Names, Role, Span, Work
from plugins.errors import Severity

FILE = Path("article.md")
WORKS = {
    "neff2011": Work(
        "neff2011", Kind.BOOK, Names((Name("Neff", "K. D."),)), Role.AUTHOR, Date("2011"), (Span("Rest"),)
    )
}


def told(body: str, **more: object) -> list[str]:
    article = Article(FILE, body, body_line=5, **more)  # type: ignore[arg-type]
    return [str(problem) for problem in check_articles([article], WORKS, EXTENSIONS).problems]


PROBLEMS = {
    "an unknown key": (
        "One.\n\nTwo [@neff2001].",
        'article.md:7: No .bib file has an entry with the key "neff2001". Did you mean "neff2011"?',
    ),
    "a key like nothing known": (
        "As @somebody says.",
        'article.md:5: No .bib file has an entry with the key "somebody". '
        r"Add the source to the bibliography, or write \@ if this is no citation.",
    ),
    "an unknown key after a known one": (
        "[@neff2011;\n@neff2010]",
        'article.md:6: No .bib file has an entry with the key "neff2010". Did you mean "neff2011"?',
    ),
    "an empty citation": (
        "One.\nTwo [@].",
        "article.md:6: A citation has no key. Write it like [@neff2011].",
    ),
    "a bracket that is never closed": (
        "One.\n\nTwo [@neff2011, p. 4.\n\nThree].",
        "article.md:7: The bracket before @neff2011 is never closed. "
        r"Write ] at the end of the citation, or \[ for a bracket.",
    ),
    "a citation by hand": (
        "One.\n\nTwo (Neff, 2011, p. 4).",
        'article.md:7: "(Neff, 2011, p. 4)" is no link, and its work may be missing from the list of '
        "references. Write [@neff2011, p. 4].",
    ),
    "a part without a key": (
        "Two [@neff2011; p. 4].",
        'article.md:5: The part "p. 4" of [@neff2011; p. 4] names no work. '
        "Put a comma before it if it belongs to the work on its left.",
    ),
    "a backslash": (
        "One.\n\nTwo \\[@neff2011\\].",
        "article.md:7: A backslash stands in the citation \\[@neff2011\\]; some editors put it there. "
        "Delete it; the citation works all the same.",
    ),
    "a citation in HTML": (
        "[@neff2011]\n\n<figure>\n<figcaption>From [see @neff2011].</figcaption>\n</figure>\n",
        "article.md:8: The citation [see @neff2011] stands inside HTML, where Markdown does not look. "
        'Write markdown="1" into the HTML tag around it.',
    ),
    "two places for the list": (
        "[@neff2011]\n\n[references]\n\nMore.\n\n[references]\n",
        "article.md:11: [references] stands here a second time. Keep one of them.",
    ),
}


@pytest.mark.parametrize(("body", "sentence"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_mistake_is_told_once(body: str, sentence: str) -> None:
    assert told(body) == [sentence]


FINE = [
    "[@neff2011], @neff2011 [p. 3; see also @neff2011] and -@neff2011",
    "me@x.example and `[@nobody]` and \\@nobody and [a link @nobody](https://x.example)",
    "```\n[@nobody]\n[@]\n```\n",
    "[references]\n",
]


@pytest.mark.parametrize("body", FINE)
def test_nothing_is_wrong_with(body: str) -> None:
    assert told(body) == []


def test_an_unknown_key_that_is_only_listed_or_described_is_told() -> None:
    assert told("Text.", nocite=("@nobody",), description="About [@noone].") == [
        'article.md:1: No .bib file has an entry with the key "noone". '
        r"Add the source to the bibliography, or write \@ if this is no citation.",
        'article.md:1: No .bib file has an entry with the key "nobody". '
        r"Add the source to the bibliography, or write \@ if this is no citation.",
    ]


def test_a_draft_only_warns() -> None:
    article = Article(FILE, "[@nobody] [@]", draft=True)
    problems = check_articles([article], WORKS, EXTENSIONS).problems
    assert [problem.severity for problem in problems] == [Severity.WARNING] * 2


@pytest.mark.parametrize(
    "article",
    [
        Article(FILE, "[@neff2011]"),
        Article(FILE, "Text.", nocite=("@neff2011",)),
        Article(FILE, "Text.", nocite=("@*",)),
        Article(FILE, "Text.", description="After @neff2011."),
    ],
    ids=["cited", "listed", "all listed", "described"],
)
def test_what_is_used(article: Article) -> None:
    checked = check_articles([article], WORKS, EXTENSIONS)
    assert (checked.used, checked.problems) == ({"neff2011"}, ())


def test_what_stands_too_deep_in_other_things_is_one_problem() -> None:
    for body in (">" * 300 + " deep", "*" * 20_000 + "a" + "*" * 20_000, "<div>" * 300):
        checked = check_articles([Article(Path("a.md"), body)], {}, [])
        assert [str(problem) for problem in checked.problems] == [
            "a.md: Lists, quotations or other things stand inside one another more than 100 times. "
            "Make it simpler."
        ]
