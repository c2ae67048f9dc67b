"""Everything people write, checked before anything is built: all problems of all files in one run."""

from zoneinfo import ZoneInfo

from pelicanconf import TIMEZONE
from plugins.apa.normalise import normalise
from plugins.apa.parse import read_bibliography
from plugins.articles.load import load_texts
from plugins.build.project import Project
from plugins.errors import Problem


def check(project: Project) -> tuple[Problem, ...]:
    """Every problem of the articles, the pages, the bibliography, the citations and the practice's data."""
    texts = load_texts(project.articles, project.pages, ZoneInfo(TIMEZONE))
    bibliography = read_bibliography(sorted(project.bibliography.glob("*.bib")))
    _works, unfinished = normalise(bibliography)  # with what was wrong with the files
    return (*texts.problems, *unfinished)
