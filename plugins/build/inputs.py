"""Everything people write, checked before anything is built: all problems of all files in one run."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from plugins.apa.check import Checked, unused
from plugins.apa.entry import Entry
from plugins.apa.kept_works import read_works
from plugins.apa.model import Work
from plugins.articles import model
from plugins.articles.read import together
from plugins.authors.load import load as load_authors
from plugins.build import places
from plugins.build.cited import check_citations_of, joined, to_check
from plugins.build.fronts import among, fronts
from plugins.build.project import PREVIEW_FOLDER, Project
from plugins.clinic.load import load
from plugins.clinic.model import Clinic
from plugins.clinic.service import without_help
from plugins.errors import DataError, Problem, Severity, as_warning
from plugins.fastbuild.conditions import installed
from plugins.fastbuild.kept import kept
from plugins.fastbuild.store import digest
from plugins.languages.catalogue import LANGUAGES, file_of
from plugins.languages.model import ENGLISH


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before Pelican reads the texts: everything that is wrong but for their citations.

    `texts` are those that could be read, without their words; `entries` is the bibliography, of which
    everything should be cited, and `works` what was made of it; `clinic` is the practice.
    """

    problems: tuple[Problem, ...]
    texts: tuple[model.Article | model.Page, ...] = ()
    works: Mapping[str, Work] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    texts_are_sound: bool = True
    clinic: Clinic | None = None


def check_quickly(project: Project, now: datetime) -> Known:
    """All of `check` that needs no Markdown, kept text by text.

    The citations are checked when Pelican converts the texts; with any error, `check` tells of everything.
    """
    if strays := places.check(project):
        return Known(strays, texts_are_sound=False)
    found = fronts(project)
    texts = [front.text for front in found if front.text]
    articles = [text for text in texts if isinstance(text, model.Article)]
    pages = [text for text in texts if isinstance(text, model.Page)]
    published = {text.source.file for text in texts if text.status is not model.Status.DRAFT}
    # Where pages are made of drafts too, each needs an address of its own, and what it names.
    made = {text.source.file for text in texts} if project.built == PREVIEW_FOLDER else published
    between = (_now_or_later(problem, made) for problem in together(articles, pages))
    of_texts = (*(problem for front in found for problem in front.problems), *between)
    read = read_works(sorted(project.bibliography.glob("*.bib")), project.cache)
    alone = (_now_or_later(problem, published) for front in found for problem in front.alone)
    known = {text.source.file: text.status for text in texts}
    named = (
        _now_or_later(problem, made)
        for front in found
        if front.text
        for problem in among(front, front.text, known, project.content)
    )
    practice = load(project.clinic, now.date())
    of_practice = (*practice.problems, *without_help(practice.clinic, project.clinic))
    _, of_authors = load_authors(project.authors)
    of_data = (*of_practice, *of_authors, *_of_catalogues(project))
    problems = _each_once((*of_texts, *alone, *named, *read.problems, *of_data))
    sound = not any(problem.severity is Severity.ERROR for problem in of_texts)
    return Known(problems, tuple(texts), read.works, read.bibliography.entries, sound, practice.clinic)


def _now_or_later(problem: Problem, made: Set[Path]) -> Problem:
    """What is wrong with a text of which nothing is made can wait."""
    return problem if problem.file in made else as_warning(problem)


def with_citations(known: Known, citations: Mapping[str, Checked]) -> tuple[Problem, ...] | None:
    """What `check` would say, from what Pelican's reading found in the texts; None when that is not all."""
    files = [str(text.source.file) for text in known.texts]
    if any(file not in citations for file in files):
        return None
    return _altogether(known, joined(citations[file] for file in files))


def check(project: Project, now: datetime) -> tuple[Problem, ...]:
    """Every problem of the articles, the pages, the bibliography, the citations and the practice's data."""
    return check_citations(project, check_quickly(project, now), {})


def check_citations(
    project: Project, known: Known, refused: Mapping[Path, tuple[Problem, ...]]
) -> tuple[Problem, ...]:
    """The same, when everything but the citations is known, and of some texts what is wrong with them: these
    are not read again, since reading one may take as long as a text may."""
    left = [text for text in known.texts if text.source.file not in refused]
    known_already = tuple(problem for text in known.texts for problem in refused.get(text.source.file, ()))
    try:
        articles = tuple(map(to_check, left))
    except DataError as error:  # somebody has just saved it
        return (*known.problems, *error.problems)
    # Without a text, there may be files that must not be opened: see `check_quickly`.
    cited = check_citations_of(project, articles, known.works) if articles else Checked((), frozenset())
    cited = replace(cited, problems=(*known_already, *cited.problems))
    return _each_once(_altogether(known, cited))


def _altogether(known: Known, cited: Checked) -> tuple[Problem, ...]:
    # A text that cannot be read, or that misspells a key, hides what it cites.
    failed = any(problem.severity is Severity.ERROR for problem in cited.problems)
    sound = known.texts_are_sound and not failed and not cited.misspelt
    return (*known.problems, *cited.problems, *(unused(known.entries, cited.used) if sound else ()))


def _each_once(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Nobody needs to hear twice of the same thing on the same line."""
    return tuple(dict.fromkeys(problems))


def _of_catalogues(project: Project) -> Iterator[Problem]:
    """What is wrong with the words of other languages, kept because Babel takes long to load."""
    files = [file_of(code) for code in LANGUAGES if code != ENGLISH.code]
    data = [file.read_bytes() for file in files]

    def make(place: int) -> tuple[Problem, ...]:
        from plugins.languages.fit import unfit

        return unfit(files[place], data[place])

    folder = project.cache / "fastbuild" / "catalogues"
    for found in kept(folder, installed(), [digest(one) for one in data], make):
        yield from found
