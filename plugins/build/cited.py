"""The citations of texts, checked without building a site: each text by itself, kept from build to build."""

from collections.abc import Iterable, Mapping

from pelicanconf import MARKDOWN
from plugins.apa.check import Article, Checked, check_with
from plugins.apa.markdown_ext import Converter
from plugins.apa.model import Work
from plugins.articles import model
from plugins.articles.load import load_text
from plugins.build.project import Project
from plugins.errors import DataError
from plugins.fastbuild.conditions import installed
from plugins.fastbuild.kept import kept
from plugins.fastbuild.store import digest
from plugins.frontmatter import split
from plugins.patience import bounded


def check_citations_of(project: Project, articles: tuple[Article, ...], works: Mapping[str, Work]) -> Checked:
    """The check of every article by itself, made by several processes and kept from build to build."""
    files = sorted(project.bibliography.glob("*.bib"))
    conditions = repr((installed(), MARKDOWN["extensions"], [digest(file.read_bytes()) for file in files]))
    converter = Converter(works, extensions=MARKDOWN["extensions"])
    checked = kept(
        project.cache / "fastbuild" / "check",
        digest(conditions.encode()),
        [digest(repr(article).encode()) for article in articles],
        lambda place: _check_cited(converter, articles[place], works),
        words="Checking citations",
    )
    return joined(checked)


def _check_cited(converter: Converter, article: Article, works: Mapping[str, Work]) -> Checked:
    try:
        with bounded(article.file):
            return check_with(converter, [article], works)
    except DataError as error:
        return Checked(error.problems, frozenset())


def to_check(text: model.Article | model.Page) -> Article:
    """A text with its words, which are read again."""
    file = text.source.file
    return Article(
        file=file,
        body=split(load_text(file)).body,
        body_line=text.source.body_line,
        draft=text.status is model.Status.DRAFT,
        nocite=text.nocite,
        description=text.description,
    )


def joined(checked: Iterable[Checked]) -> Checked:
    """What was found in several texts."""
    checked = tuple(checked)
    return Checked(
        tuple(problem for one in checked for problem in one.problems),
        frozenset(key for one in checked for key in one.used),
        any(one.misspelt for one in checked),
    )
