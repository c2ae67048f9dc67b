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
from plugins.authors.load import load as load_authors
from plugins.build import places
from plugins.build.project import Project
from plugins.clinic.load import load
from plugins.errors import Problem
from plugins.fastbuild.conditions import installed
from plugins.fastbuild.kept import kept
from plugins.fastbuild.store import digest
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
    html = _html(texts) if not TRUST_AUTHORS else ()
    pictures = _pictures(texts, project.content)
    return (
        *(*texts.problems, *html, *pictures, *unfinished, *cited.problems, *idle),
        *(*clinic.problems, *of_authors),
    )


def _html(texts: Texts) -> tuple[Problem, ...]:
    read: tuple[model.Article | model.Page, ...] = (*texts.articles, *texts.pages)
    return tuple(
        problem
        for source in (text.source for text in read)
        for problem in sanitise.check(source.file, source.body, source.body_line)
    )


def _pictures(texts: Texts, content: Path) -> tuple[Problem, ...]:
    read: tuple[model.Article | model.Page, ...] = (*texts.articles, *texts.pages)
    return tuple(
        problem for text in read for problem in photos.check(text.source.file, _named(text), content)
    )


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
        lambda place: check_with(converter, articles[place : place + 1], works),
    )
    return Checked(
        tuple(problem for one in checked for problem in one.problems),
        frozenset(key for one in checked for key in one.used),
    )


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
