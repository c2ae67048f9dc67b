"""Files that a text mentions: other texts by {filename}, and pictures.

Pelican finds the same mistakes later, and says neither file nor line.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from plugins.articles.model import Article, Page, Status
from plugins.errors import Problem
from plugins.markdown_code import without_code
from plugins.meant import nearest, picture, pictures_in

_FILENAME = re.compile(r"[{|]filename[|}](?P<path>[^\s)\"'<>]*)")
_WITHOUT_WORDS = re.compile(r"""!\[\s*\][(\[]|<img\b[^<>]*\salt\s*=\s*(?:""|'')""", re.IGNORECASE)
_PICTURES = "images"


class Mention(NamedTuple):
    """A {filename} link of a text: its line, and where it leads as it is written."""

    line: int
    address: str


def mentions(text: Article | Page) -> tuple[Mention, ...]:
    """The texts that a text links to by their files."""
    body = without_code(text.source.body)
    return tuple(Mention(_line(text, body, match), match["path"]) for match in _FILENAME.finditer(body))


def check_words(text: Article | Page) -> Iterator[Problem]:
    """Pictures without a description, the cover among them."""
    if isinstance(text, Article) and text.cover and not text.cover_alt:
        sentence = "The cover has no words for people who cannot see it."
        suggestion = "Say what it shows: cover_alt: a chair by a window"
        yield Problem(text.source.file, text.source.lines["cover"], sentence, suggestion)
    body = without_code(text.source.body)
    for match in _WITHOUT_WORDS.finditer(body):
        sentence = "This picture has no words for people who cannot see it."
        suggestion = "Write them: ![a chair by a window](…)"
        yield Problem(text.source.file, _line(text, body, match), sentence, suggestion)


def check_mentions(
    text: Article | Page, mentioned: Iterable[Mention], known: Mapping[Path, Status], content: Path
) -> Iterator[Problem]:
    """Mentions that lead nowhere. `known` are all texts; `content` is the directory of what is published."""
    for line, address in mentioned:
        if wrong := _leads_nowhere(address, text.source.file, content, known):
            yield Problem(text.source.file, line, *wrong)
    if isinstance(text, Article) and text.cover:
        yield from _cover(text, content)


def _leads_nowhere(
    address: str, file: Path, content: Path, known: Mapping[Path, Status]
) -> tuple[str, str] | None:
    """(what is wrong with a link, what to do about it)."""
    path = unquote(urlsplit(address).path)
    start = content if path.startswith("/") else file.parent
    status = known.get(Path(os.path.normpath(start / path.lstrip("/"))))
    if status is None:
        sentence = f'The link "{{filename}}{address}" leads to no text.'
        files = [f"/{file.relative_to(content).as_posix()}" for file in known]
        close = nearest(path, files)
        asked = f'Did you mean "{{filename}}{close}"?' if close else ""
        return sentence, asked or "Write where the file is, seen from content/: {filename}/articles/name.md"
    if status is Status.DRAFT:
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
            picture(article.cover, pictures_in(content)),
        )


def _line(text: Article | Page, body: str, match: re.Match[str]) -> int:
    return text.source.body_line + body.count("\n", 0, match.start())
