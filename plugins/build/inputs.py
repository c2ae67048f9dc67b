"""Everything people write, checked before anything is built: all problems of all files in one run."""

from datetime import datetime
from zoneinfo import ZoneInfo

from pelicanconf import MARKDOWN, TIMEZONE, TRUST_AUTHORS
from plugins.apa.check import Article, check_articles, unused
from plugins.apa.normalise import normalise
from plugins.apa.parse import read_bibliography
from plugins.articles import model, sanitise
from plugins.articles.load import Texts, load_texts
from plugins.build import places
from plugins.build.project import Project
from plugins.clinic.load import load
from plugins.errors import Problem


def check(project: Project, now: datetime) -> tuple[Problem, ...]:
    """Every problem of the articles, the pages, the bibliography, the citations and the practice's data."""
    # What must not be opened is told alone: opening the rest would be too late for it.
    if strays := places.check(project):
        return strays
    texts = load_texts(project.articles, project.pages, ZoneInfo(TIMEZONE))
    bibliography = read_bibliography(sorted(project.bibliography.glob("*.bib")))
    works, unfinished = normalise(bibliography)  # with what was wrong with the files
    cited = check_articles(_articles(texts), works, MARKDOWN["extensions"])
    clinic = load(project.clinic, now.date())
    # A text that cannot be read, or that misspells a key, hides what it cites.
    sound = not texts.problems and not cited.problems
    idle = unused(bibliography.entries, cited.used) if sound else ()
    html = _html(texts) if not TRUST_AUTHORS else ()
    return (*texts.problems, *html, *unfinished, *cited.problems, *idle, *clinic.problems)


def _html(texts: Texts) -> tuple[Problem, ...]:
    read: tuple[model.Article | model.Page, ...] = (*texts.articles, *texts.pages)
    return tuple(
        problem
        for source in (text.source for text in read)
        for problem in sanitise.check(source.file, source.body, source.body_line)
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
