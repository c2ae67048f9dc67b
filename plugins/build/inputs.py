"""Everything people write, checked before anything is built: all problems of all files in one run."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pelicanconf import MARKDOWN, TIMEZONE, TRUST_AUTHORS
from plugins.apa.check import Article, Checked, check_with, unused
from plugins.apa.markdown_ext import Converter
from plugins.apa.model import Work
from plugins.apa.normalise import normalise
from plugins.apa.parse import read_bibliography
from plugins.articles import model, sanitise
from plugins.articles.load import Texts, load_texts
from plugins.articles.mentions import check as check_mentions
from plugins.articles.named import check as check_names
from plugins.authors.load import load as load_authors
from plugins.build import places
from plugins.build.project import Project
from plugins.clinic.load import load
from plugins.errors import DataError, Problem
from plugins.fastbuild.conditions import installed
from plugins.fastbuild.kept import kept
from plugins.fastbuild.store import digest
from plugins.patience import bounded
from plugins.photos import check as photos
from plugins.photos.mentions import Place, in_markdown


def check(project: Project, now: datetime) -> tuple[Problem, ...]:
    """Every problem of the articles, the pages, the bibliography, the citations and the practice's data."""
    # What must not be opened is told alone: opening the rest would be too late for it.
    if strays := places.check(project):
        return strays
    texts = load_texts(project.articles, project.pages, ZoneInfo(TIMEZONE))
    bibliography = read_bibliography(sorted(project.bibliography.glob("*.bib")))
    works, unfinished = normalise(bibliography)  # with what was wrong with the files
    cited = _cited(project, _articles(texts), works)
    clinic = load(project.clinic, now.date())
    _, of_authors = load_authors(project.authors)
    # A text that cannot be read, or that misspells a key, hides what it cites.
    sound = not texts.problems and not cited.problems
    idle = unused(bibliography.entries, cited.used) if sound else ()
    written = _written(texts, project.content)
    # Nobody needs to hear twice of the same thing on the same line.
    return tuple(
        dict.fromkeys(
            (*texts.problems, *written, *unfinished, *cited.problems, *idle, *clinic.problems, *of_authors)
        )
    )


def _written(texts: Texts, content: Path) -> Iterator[Problem]:
    """What is wrong with texts that could be read."""
    read: tuple[model.Article | model.Page, ...] = (*texts.articles, *texts.pages)
    yield from check_names(texts.articles)
    yield from check_mentions(read, content)
    for text in read:
        yield from photos.check(text.source.file, _named(text), content)
    if not TRUST_AUTHORS:
        for source in (text.source for text in read):
            try:
                with bounded(source.file):
                    found = tuple(sanitise.check(source.file, source.body, source.body_line))
            except DataError as error:
                found = error.problems
            yield from found


def _named(text: model.Article | model.Page) -> Iterator[Place]:
    """The pictures that a text names, its cover among them."""
    if isinstance(text, model.Article) and text.cover:
        yield Place(text.source.lines["cover"], f"/{text.cover.lstrip('/')}")
    yield from in_markdown(text.source.body, text.source.body_line)


def _cited(project: Project, articles: tuple[Article, ...], works: Mapping[str, Work]) -> Checked:
    """The check of every article by itself, made by several processes and kept from build to build."""
    files = sorted(project.bibliography.glob("*.bib"))
    conditions = repr((installed(), MARKDOWN["extensions"], [digest(file.read_bytes()) for file in files]))
    converter = Converter(works, extensions=MARKDOWN["extensions"])
    checked = kept(
        project.cache / "fastbuild" / "check",
        digest(conditions.encode()),
        [digest(repr(article).encode()) for article in articles],
        lambda place: _check_cited(converter, articles[place], works),
    )
    return Checked(
        tuple(problem for one in checked for problem in one.problems),
        frozenset(key for one in checked for key in one.used),
    )


def _check_cited(converter: Converter, article: Article, works: Mapping[str, Work]) -> Checked:
    try:
        with bounded(article.file):
            return check_with(converter, [article], works)
    except DataError as error:
        return Checked(error.problems, frozenset())


def _articles(texts: Texts) -> tuple[Article, ...]:
    read: tuple[model.Article | model.Page, ...] = (*texts.articles, *texts.pages)
    return tuple(
        Article(
            file=text.source.file,
            body=text.source.body,
            body_line=text.source.body_line,
            draft=text.status is model.Status.DRAFT,
            nocite=text.nocite,
            description=text.description,
        )
        for text in read
    )
