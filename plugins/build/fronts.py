"""What is known of every text before anything is made: its front matter, its mistakes, what it names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from pelicanconf import TIMEZONE, TRUST_AUTHORS
from plugins.articles import model, sanitise
from plugins.articles.load import load_one
from plugins.articles.mentions import Mention, check_mentions, check_words, mentions
from plugins.articles.named import check as check_names
from plugins.articles.new import check_written
from plugins.articles.read import read_article, read_page
from plugins.build.project import Project
from plugins.errors import DataError, Problem
from plugins.fastbuild.conditions import installed
from plugins.fastbuild.kept import kept
from plugins.fastbuild.store import digest
from plugins.markdown_code import without_code
from plugins.patience import bounded
from plugins.photos import check as photos
from plugins.photos.mentions import Place, in_markdown, shown_in


def _alone(text: model.Article | model.Page) -> Iterator[Problem]:
    """What is wrong with a text by itself, once it could be read; DataError when that takes too long."""
    if isinstance(text, model.Article):
        yield from check_names(text)
        yield from check_written(text)
    source = text.source
    with bounded(source.file):
        html = () if TRUST_AUTHORS else sanitise.check(source.file, source.body, source.body_line)
        found = (*check_words(text), *html)
    yield from found


@dataclass(frozen=True, slots=True)
class Front:
    """A file's front matter, what is wrong with it and with the text under it, and what this names."""

    text: model.Article | model.Page | None  # without the text
    problems: tuple[Problem, ...]
    alone: tuple[Problem, ...] = ()
    mentions: tuple[Mention, ...] = ()
    pictures: tuple[Place, ...] = ()
    shown: tuple[Place, ...] = ()


def among(
    front: Front, text: model.Article | model.Page, known: Mapping[Path, model.Status], content: Path
) -> Iterator[Problem]:
    """What is wrong with the other files that a text names."""
    yield from check_mentions(text, front.mentions, known, content)
    yield from photos.check(text.source.file, front.pictures, content)
    yield from photos.missing(text.source.file, front.shown, content)


def fronts(project: Project) -> list[Front]:
    """The front matter of every text, kept by its path and its bytes."""
    articles, pages = (sorted(place.rglob("*.md")) for place in (project.articles, project.pages))
    files = (*articles, *pages)

    def make(place: int) -> Front:
        file, zone = files[place], ZoneInfo(TIMEZONE)
        if place < len(articles):
            return _front(*load_one(file, read_article, zone))
        return _front(*load_one(file, read_page, zone))

    names = [digest(f"{file}\0".encode(errors="surrogateescape") + file.read_bytes()) for file in files]
    conditions = digest(repr((installed(), TIMEZONE, TRUST_AUTHORS)).encode())
    return kept(project.cache / "fastbuild" / "front", conditions, names, make, words="Checking texts")


def _front(text: model.Article | model.Page | None, problems: tuple[Problem, ...]) -> Front:
    if text is None:
        return Front(None, problems)
    without = replace(text, source=replace(text.source, body=""))
    try:
        alone = tuple(_alone(text))
    except DataError as error:
        return Front(None, (*problems, *error.problems))
    shown = shown_in(without_code(text.source.body), text.source.body_line)
    return Front(without, problems, alone, mentions(text), tuple(_named(text)), tuple(shown))


def _named(text: model.Article | model.Page) -> Iterator[Place]:
    """The pictures that a text names, its cover among them."""
    if isinstance(text, model.Article) and text.cover:
        yield Place(text.source.lines["cover"], f"/{text.cover.lstrip('/')}")
    yield from in_markdown(text.source.body, text.source.body_line)
