"""The files of articles and pages, read from disk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import TypeVar

from plugins.articles.model import Article, Page
from plugins.articles.read import read_article, read_page, together
from plugins.conflicts import conflict
from plugins.errors import DataError, Problem
from plugins.letters import FORBIDDEN, complaint
from plugins.patience import bounded

Text = TypeVar("Text", Article, Page)


@dataclass(frozen=True, slots=True)
class Texts:
    """Every article and page that could be read, and everything that is wrong with all of them."""

    articles: tuple[Article, ...]
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]


def load_texts(articles: Path, pages: Path, zone: tzinfo) -> Texts:
    """Read every .md file below two directories, whatever is wrong with some of them."""
    read_articles, article_problems = _load_all(articles, read_article, zone)
    read_pages, page_problems = _load_all(pages, read_page, zone)
    problems = (*article_problems, *page_problems, *together(read_articles, read_pages))
    return Texts(read_articles, read_pages, problems)


def load_text(file: Path) -> str:
    """The text of a file; DataError when it is not text in UTF-8."""
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        sentence = "The file is not saved as UTF-8; this line has a character that cannot be read."
        raise DataError((Problem(file, line, sentence, "Save it again as UTF-8."),)) from None
    if found := FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise DataError((Problem(file, line, complaint(found[0]), "Remove it."),))
    if undecided := conflict(file, text):
        raise DataError(undecided)
    return text


def load_one(
    file: Path, read: Callable[[Path, str, tzinfo], tuple[Text | None, tuple[Problem, ...]]], zone: tzinfo
) -> tuple[Text | None, tuple[Problem, ...]]:
    """One file read by `read`, and everything that is wrong with it, its bytes too."""
    try:
        with bounded(file):
            return read(file, load_text(file), zone)
    except DataError as error:
        return None, error.problems


def _load_all(
    directory: Path,
    read: Callable[[Path, str, tzinfo], tuple[Text | None, tuple[Problem, ...]]],
    zone: tzinfo,
) -> tuple[tuple[Text, ...], tuple[Problem, ...]]:
    texts: list[Text] = []
    problems: list[Problem] = []
    for file in sorted(directory.rglob("*.md")):
        text, found = load_one(file, read, zone)
        problems.extend(found)
        if text is not None:
            texts.append(text)
    return tuple(texts), tuple(problems)
