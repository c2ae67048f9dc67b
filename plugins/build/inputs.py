"""Everything people write, checked before anything is built: all problems of all files in one run."""

from zoneinfo import ZoneInfo

from pelicanconf import TIMEZONE
from plugins.articles.load import load_texts
from plugins.build.project import Project
from plugins.errors import Problem


def check(project: Project) -> tuple[Problem, ...]:
    """Every problem of the articles, the pages, the bibliography, the citations and the practice's data."""
    texts = load_texts(project.articles, project.pages, ZoneInfo(TIMEZONE))
    return texts.problems
