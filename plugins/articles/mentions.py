"""Files that a text mentions: other texts by {filename}, and pictures.

Pelican finds the same mistakes later, and says neither file nor line.
"""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.articles.code import without_code
from plugins.articles.model import Article, Page, Status
from plugins.errors import Problem

_FILENAME = re.compile(r"[{|]filename[|}](?P<path>[^\s)\"'<>]*)")
_WITHOUT_WORDS = re.compile(r"""!\[\s*\][(\[]|<img\b[^<>]*\salt\s*=\s*(?:""|'')""", re.IGNORECASE)
_PICTURES = "images"


def check(texts: tuple[Article | Page, ...], content: Path) -> Iterator[Problem]:
    """Mentions that lead nowhere; `content` is the directory of everything that is published."""
    known = {text.source.file: text for text in texts}
    for text in texts:
        body = without_code(text.source.body)
        for match in _FILENAME.finditer(body):
            if wrong := _leads_nowhere(match["path"], text.source.file, content, known):
                yield _in_body(text, body, match, *wrong)
        for match in _WITHOUT_WORDS.finditer(body):
            sentence = "This picture has no words for people who cannot see it."
            yield _in_body(text, body, match, sentence, "Write them: ![a chair by a window](…)")
        if isinstance(text, Article) and text.cover:
            yield from _cover(text, content)


def _leads_nowhere(
    address: str, file: Path, content: Path, known: Mapping[Path, Article | Page]
) -> tuple[str, str] | None:
    """(what is wrong with a link, what to do about it)."""
    path = unquote(urlsplit(address).path)
    start = content if path.startswith("/") else file.parent
    target = known.get(Path(os.path.normpath(start / path.lstrip("/"))))
    if target is None:
        sentence = f'The link "{{filename}}{address}" leads to no text.'
        return sentence, "Write where the file is, seen from content/."
    if target.status is Status.DRAFT:
        sentence = f'The link "{{filename}}{address}" leads to a draft, which readers cannot see.'
        return sentence, "Publish it first."
    return None


def _cover(article: Article, content: Path) -> Iterator[Problem]:
    path = Path(os.path.normpath(content / article.cover.lstrip("/")))
    if not (path.is_relative_to(content / _PICTURES) and path.is_file()):
        sentence = f'The cover "{article.cover}" is no file in content/{_PICTURES}/.'
        yield Problem(
            article.source.file,
            article.source.lines["cover"],
            sentence,
            f"Put it there and write cover: {_PICTURES}/name.jpg",
        )


def _in_body(
    text: Article | Page, body: str, match: re.Match[str], sentence: str, suggestion: str
) -> Problem:
    line = text.source.body_line + body.count("\n", 0, match.start())
    return Problem(text.source.file, line, sentence, suggestion)
