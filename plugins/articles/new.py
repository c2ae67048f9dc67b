"""The first lines of a new article: what its author would otherwise have to look up."""

import datetime
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.articles.front import front_matter
from plugins.articles.model import Article, Status
from plugins.articles.read import TAKEN
from plugins.articles.slugs import slug_of
from plugins.errors import DataError, Problem

_DESCRIPTION = "One or two sentences that tell a searcher what the article answers."
_BEGINNING = "Write here, and delete these lines"
_OPENING = f"""
{_BEGINNING} when you know them by heart. Every source has a key in the bibliography folder, such as \
`{{key}}`. In brackets, `[@{{key}}]` becomes (Author, Year); `@{{key}}` without brackets becomes \
Author (Year) inside your sentence. `[@{{key}}, p. 5]` adds a page, `[see @{{key}}; @another]` a \
word and a second source, and `[-@{{key}}]` leaves the name out. The list of references makes itself.

It stays a draft until the line `status: draft` above is deleted. Look at it with `make serve-preview`.
"""


@dataclass(frozen=True, slots=True)
class Given:
    """What every new article is given: its byline, the start of its id, a key for the examples."""

    author: str
    ids: str
    key: str


def new_article(
    title: str, directory: Path, existing: Iterable[Article], given: Given, today: datetime.date
) -> tuple[Path, str]:
    """(file, text) of an article that nobody has written yet; DataError when its address is taken."""
    existing = tuple(existing)
    title = " ".join("".join(filter(_is_text, title)).split())
    slug = slug_of(title)
    if not slug:
        raise _refusal(directory, f'The title "{title}" has no letters to make an address of.', _USAGE)
    file = directory / f"{slug}.md"
    if slug in TAKEN:
        raise _refusal(file, f'The address "{slug}" belongs to a page of the theme.', _CHOOSE)
    holder = next((article.source.file for article in existing if article.slug == slug), None)
    if holder is not None:
        raise _refusal(holder, f'There is an article with the slug "{slug}" already.', _CHOOSE)
    if file.exists():
        raise _refusal(file, "There is a file of this name already.", _CHOOSE)
    fields = {
        "title": title,
        "date": today.isoformat(),
        "slug": slug,
        "id": f"{given.ids}{slug}",
        "author": given.author,
        "category": _latest_category(existing),
        "description": _DESCRIPTION,
        "status": "draft",
    }
    return file, front_matter(fields) + _OPENING.format(key=given.key)


def check_written(article: Article) -> Iterator[Problem]:
    """What is still the example, or not written yet, in an article that readers would see."""
    source = article.source
    if article.status is not Status.PUBLISHED:
        return
    if not source.body.strip():
        line = source.lines.get("status", source.lines["title"])
        advice = "Write it, or make it a draft: status: draft"
        yield Problem(source.file, line, "The article has no text.", advice)
    if article.description == _DESCRIPTION:
        sentence = "The description is still the example."
        yield Problem(source.file, source.lines["description"], sentence, "Write your own.")
    if _BEGINNING in source.body:
        line = source.body_line + source.body[: source.body.index(_BEGINNING)].count("\n")
        sentence = "The text is still the example."
        yield Problem(source.file, line, sentence, "Write your own, or put back status: draft above.")


_CHOOSE = "Choose another title."
_USAGE = 'Write it like this: make new-article TITLE="Sleep and worry"'


def _is_text(character: str) -> bool:
    """Not a control character, but for the space that some of them are."""
    return character.isspace() or unicodedata.category(character) not in {"Cc", "Cs"}


def _latest_category(existing: Iterable[Article]) -> str:
    return max(existing, key=lambda article: article.date).category if existing else ""


def _refusal(file: Path, sentence: str, suggestion: str) -> DataError:
    return DataError((Problem(file, 0, sentence, suggestion),))
