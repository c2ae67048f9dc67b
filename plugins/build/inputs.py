"""Everything people write, checked before anything is built: all problems of all files in one run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pelicanconf import TIMEZONE, TRUST_AUTHORS
from plugins.apa.check import Checked, unused
from plugins.apa.entry import Entry
from plugins.apa.kept_works import read_works
from plugins.apa.model import Work
from plugins.articles import model, sanitise
from plugins.articles.code import without_code
from plugins.articles.load import load_one
from plugins.articles.mentions import Mention, check_mentions, check_words, mentions
from plugins.articles.named import check as check_names
from plugins.articles.new import check_written
from plugins.articles.read import read_article, read_page, together
from plugins.authors.load import load as load_authors
from plugins.build import places
from plugins.build.cited import check_citations_of, joined, to_check
from plugins.build.project import Project
from plugins.clinic.load import load
from plugins.clinic.service import without_help
from plugins.errors import DataError, Problem, Severity
from plugins.fastbuild.conditions import installed
from plugins.fastbuild.kept import kept
from plugins.fastbuild.store import digest
from plugins.languages.catalogue import LANGUAGES, file_of
from plugins.languages.model import ENGLISH
from plugins.patience import bounded
from plugins.photos import check as photos
from plugins.photos.mentions import Place, in_markdown, shown_in


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before Pelican reads the texts: everything that is wrong but for their citations.

    `texts` are those that could be read, without their words; `entries` is the bibliography, of which
    everything should be cited, and `works` what was made of it.
    """

    problems: tuple[Problem, ...]
    texts: tuple[model.Article | model.Page, ...] = ()
    works: Mapping[str, Work] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    texts_are_sound: bool = True


def check_quickly(project: Project, now: datetime) -> Known:
    """All of `check` that needs no Markdown, kept text by text.

    The citations are checked when Pelican converts the texts; with any error, `check` tells of everything.
    """
    if strays := places.check(project):
        return Known(strays, texts_are_sound=False)
    fronts = _fronts(project)
    texts = [front.text for front in fronts if front.text]
    articles = [text for text in texts if isinstance(text, model.Article)]
    pages = [text for text in texts if isinstance(text, model.Page)]
    of_texts = (*(problem for front in fronts for problem in front.problems), *together(articles, pages))
    read = read_works(sorted(project.bibliography.glob("*.bib")), project.cache)
    alone = (problem for front in fronts for problem in front.alone)
    known = {text.source.file: text.status for text in texts}
    among = (
        problem
        for front in fronts
        if front.text
        for problem in _among(front, front.text, known, project.content)
    )
    problems = _each_once((*of_texts, *alone, *among, *read.problems, *_of_data(project, now)))
    return Known(problems, tuple(texts), read.works, read.bibliography.entries, not of_texts)


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
    cited = Checked((*known_already, *cited.problems), cited.used)
    return _each_once(_altogether(known, cited))


def _altogether(known: Known, cited: Checked) -> tuple[Problem, ...]:
    # A text that cannot be read, or that misspells a key, hides what it cites.
    sound = known.texts_are_sound and not any(one.severity is Severity.ERROR for one in cited.problems)
    return (*known.problems, *cited.problems, *(unused(known.entries, cited.used) if sound else ()))


def _each_once(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Nobody needs to hear twice of the same thing on the same line."""
    return tuple(dict.fromkeys(problems))


def _of_data(project: Project, now: datetime) -> tuple[Problem, ...]:
    _, of_authors = load_authors(project.authors)
    practice = load(project.clinic, now.date())
    of_practice = (*practice.problems, *without_help(practice.clinic, project.clinic))
    return (*of_practice, *of_authors, *_of_catalogues(project))


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
class _Front:
    """A file's front matter, what is wrong with it and with the text under it, and what this names."""

    text: model.Article | model.Page | None  # without the text
    problems: tuple[Problem, ...]
    alone: tuple[Problem, ...] = ()
    mentions: tuple[Mention, ...] = ()
    pictures: tuple[Place, ...] = ()
    shown: tuple[Place, ...] = ()


def _among(
    front: _Front, text: model.Article | model.Page, known: Mapping[Path, model.Status], content: Path
) -> Iterator[Problem]:
    """What is wrong with the other files that a text names."""
    yield from check_mentions(text, front.mentions, known, content)
    yield from photos.check(text.source.file, front.pictures, content)
    for problem in photos.missing(text.source.file, front.shown, content):
        # Nobody sees a draft.
        is_draft = text.status is model.Status.DRAFT
        yield replace(problem, severity=Severity.WARNING) if is_draft else problem


def _fronts(project: Project) -> list[_Front]:
    """The front matter of every text, kept by its path and its bytes."""
    articles, pages = (sorted(place.rglob("*.md")) for place in (project.articles, project.pages))
    files = (*articles, *pages)

    def make(place: int) -> _Front:
        file, zone = files[place], ZoneInfo(TIMEZONE)
        if place < len(articles):
            return _front(*load_one(file, read_article, zone))
        return _front(*load_one(file, read_page, zone))

    names = [digest(f"{file}\0".encode(errors="surrogateescape") + file.read_bytes()) for file in files]
    conditions = digest(repr((installed(), TIMEZONE, TRUST_AUTHORS)).encode())
    return kept(project.cache / "fastbuild" / "front", conditions, names, make, words="Checking texts")


def _front(text: model.Article | model.Page | None, problems: tuple[Problem, ...]) -> _Front:
    if text is None:
        return _Front(None, problems)
    without = replace(text, source=replace(text.source, body=""))
    try:
        alone = tuple(_alone(text))
    except DataError as error:
        return _Front(None, (*problems, *error.problems))
    shown = shown_in(without_code(text.source.body), text.source.body_line)
    return _Front(without, problems, alone, mentions(text), tuple(_named(text)), tuple(shown))


def _named(text: model.Article | model.Page) -> Iterator[Place]:
    """The pictures that a text names, its cover among them."""
    if isinstance(text, model.Article) and text.cover:
        yield Place(text.source.lines["cover"], f"/{text.cover.lstrip('/')}")
    yield from in_markdown(text.source.body, text.source.body_line)
