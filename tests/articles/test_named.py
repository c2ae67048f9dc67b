"""Tags, categories and authors get pages of their own, so an address must come of their names."""

from datetime import UTC
from pathlib import Path

import pytest

from plugins.articles.named import address, check
from plugins.articles.read import read_article


def said(line: str) -> list[str]:
    text = f"---\ntitle: A\ndate: 2026-11-05\nslug: a\n{line}\n---\n"
    article, problems = read_article(Path("a.md"), text, UTC)
    assert article is not None, problems
    return [str(problem) for problem in check(article)]


@pytest.mark.parametrize("line", ["tags: [a, C++, self-care]", "author: 山田花子", "category: R & B"])
def test_fine(line: str) -> None:
    assert said(line) == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("tags: [a, 🌱]", '"🌱" has no letter or digit for the address of its page. Give it a name.'),
        (
            "category: <b></b>",
            '"<b></b>" has no letter or digit for the address of its page. Give it a name.',
        ),
        (f"author: {'n' * 101}", f'"{"n" * 40}…" is too long for the address of its page. Shorten it.'),
    ],
)
def test_wrong(line: str, sentence: str) -> None:
    assert said(line) == [f"a.md:5: {sentence}"]


def test_an_address() -> None:
    assert [address(name) for name in ("Self-care", "Zoë & Co.", "山田")] == [
        "self-care",
        "zoe-co",
        "shan-tian",
    ]
