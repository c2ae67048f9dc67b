"""Files that a text mentions: other texts by {filename}, and pictures.

Pelican finds the same mistakes later, and says neither file nor line.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.articles.code import without_code
from plugins.articles.model import Article, Page, Source, Status
from plugins.errors import Problem

_FILENAME = re.compile(r"[{|]filename[|}](?P<path>[^\s)\"'<>]*)")
_WITHOUT_WORDS = re.compile(r"""!\[\s*\][(\[]|<img\b[^<>]*\salt\s*=\s*(?:""|'')""", re.IGNORECASE)
_PICTURES = "images"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another text by its file: the line it is on, and the file as it is written."""

    line: int
    path: str


def filename_links(source: Source) -> tuple[Link, ...]:
    """Every {filename} link of a text."""
    body = without_code(source.body)
    return tuple(Link(_line(source, body, match), match["path"]) for match in _FILENAME.finditer(body))


def without_words(source: Source) -> Iterator[Problem]:
    """Pictures with nothing for people who cannot see them."""
    body = without_code(source.body)
    for match in _WITHOUT_WORDS.finditer(body):
        sentence = "This picture has no words for people who cannot see it."
        advice = "Write them: ![a chair by a window](…)"
        yield Problem(source.file, _line(source, body, match), sentence, advice)


def check(
    texts: tuple[Article | Page, ...], links: Mapping[Path, tuple[Link, ...]], content: Path
) -> Iterator[Problem]:
    """Links (by the text's file) and covers that lead nowhere; `content` is the directory of all that is
    published."""
    known = {text.source.file: text for text in texts}
    for text in texts:
        for link in links[text.source.file]:
            if wrong := _leads_nowhere(link.path, text.source.file, content, known):
                yield Problem(text.source.file, link.line, *wrong)
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


def _line(source: Source, body: str, match: re.Match[str]) -> int:
    return source.body_line + body.count("\n", 0, match.start())
