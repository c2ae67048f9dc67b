"""What a text mentions is there, or its line is named: other texts, its cover, words for its pictures."""

from datetime import UTC
from pathlib import Path

import pytest

from plugins.articles.mentions import check_mentions, check_words, mentions
from plugins.articles.model import Article
from plugins.articles.read import read_article

HEAD = "---\ntitle: A\ndate: 2026-11-05\nslug: {slug}\n{more}---\n"
PICTURE = "This picture has no words for people who cannot see it. Write them: ![a chair by a window](…)"


def text(content: Path, name: str, body: str = "", more: str = "") -> Article:
    """An article in content/articles."""
    head = HEAD.format(slug=name.removesuffix(".md"), more=more)
    article, problems = read_article(content / "articles" / name, f"{head}{body}\n", UTC)
    assert article is not None, problems
    return article


def said(content: Path, body: str, more: str = "") -> list[str]:
    """What is said of an article beside two others, one of them a draft; the file's name left out."""
    article = text(content, "a.md", body, more)
    others = (text(content, "other.md"), text(content, "draft.md", more="status: draft\n"))
    known = {one.source.file: one.status for one in (article, *others)}
    problems = (*check_mentions(article, mentions(article), known, content), *check_words(article))
    return [str(problem).partition("a.md:")[2] for problem in problems]


@pytest.mark.parametrize(
    "body",
    [
        "[b]({filename}other.md)",
        "[b]({filename}/articles/other.md#part)",
        "[b](|filename|../articles/other.md)",
        "`[b]({filename}nowhere.md)`",
        "```\n![](x)\n```",
        "![a chair](x)",
    ],
)
def test_fine(body: str, tmp_path: Path) -> None:
    assert said(tmp_path, body) == []


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            "[b]({filename}othr.md)",
            '6: The link "{filename}othr.md" leads to no text. Did you mean "{filename}/articles/other.md"?',
        ),
        (
            "Words\n\n[b]({filename}/../../etc/passwd)",
            '8: The link "{filename}/../../etc/passwd" leads to no text. '
            "Write where the file is, seen from content/: {filename}/articles/name.md",
        ),
        (
            "[b]({filename}draft.md)",
            '6: The link "{filename}draft.md" leads to a draft, which readers cannot see. Publish it first.',
        ),
        ("![](x)", f"6: {PICTURE}"),
        ("![ ][x]", f"6: {PICTURE}"),
        ('<img src="x" alt="">', f"6: {PICTURE}"),
    ],
)
def test_wrong(body: str, sentence: str, tmp_path: Path) -> None:
    assert said(tmp_path, body) == [sentence]


@pytest.mark.parametrize("cover", ["images/a.svg", "/images/a.svg"])
def test_a_cover_that_is_there(cover: str, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.svg").write_text("<svg/>")
    assert said(tmp_path, "", f"cover: {cover}\ncover_alt: A chair.\n") == []


def test_a_cover_without_words(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.svg").write_text("<svg/>")
    assert said(tmp_path, "", "cover: images/a.svg\n") == [
        "5: The cover has no words for people who cannot see it. "
        "Say what it shows: cover_alt: a chair by a window"
    ]


@pytest.mark.parametrize(
    ("cover", "advice"),
    [
        ("images/rivr.jpg", 'Did you mean "/images/river.jpg"?'),
        ("river.jpg", 'Did you mean "/images/river.jpg"?'),
        ("/images/garden.svg", "Put the file into content/images/, or name one of: river.jpg."),
        ("../a.svg", "Put the file into content/images/, or name one of: river.jpg."),
        ("articles/a.md", "Put the file into content/images/, or name one of: river.jpg."),
        ("https://b.example/a.png", "Put the file into content/images/, or name one of: river.jpg."),
    ],
)
def test_a_cover_that_is_not(cover: str, advice: str, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "river.jpg").touch()
    (tmp_path / "a.svg").write_text("<svg/>")
    assert said(tmp_path, "", f"cover: {cover}\ncover_alt: A chair.\n") == [
        f'5: The cover "{cover}" is no file in content/images/. {advice}'
    ]
