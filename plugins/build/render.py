"""One run of Pelican, quiet when all is well and nothing but problems when it is not."""

import logging
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import TemplateError, TemplateSyntaxError
from pelican import Pelican
from pelican.contents import Content
from pelican.generators import PagesGenerator
from pelican.log import console
from pelican.plugins import signals
from pelican.settings import read_settings

from plugins.apa.check import Checked
from plugins.articles.load import load_one
from plugins.articles.model import Status
from plugins.articles.read import read_article
from plugins.errors import DataError, Problem
from plugins.fastbuild.counts import Counts, counts
from plugins.patience import TooLongError

_PLACE = re.compile(r" in (?P<file>/.+\.md)\.?$")


@dataclass(slots=True)
class Rendered:
    """What Pelican made, and left out: `draft_articles`, `draft_pages`, and articles `waiting` for their day.
    `sources` says which content file each written file comes from, `draft_dates` the days of drafts and of
    articles that wait.

    `refused` says of every text (its file) that reading it took too long.
    `url`, `path` and `comments` are where the site and its comments server will be ("" for none). `citations`
    says of every text (source path) what is wrong with its citations, in a way that a site can live with;
    `counts` what had to be done for it.
    """

    problems: tuple[Problem, ...] = ()
    refused: Mapping[Path, tuple[Problem, ...]] = field(default_factory=dict)
    articles: int = 0
    pages: int = 0
    draft_articles: int = 0
    draft_pages: int = 0
    waiting: int = 0
    url: str = ""
    path: str = ""
    comments: str = ""
    draft_dates: tuple[datetime, ...] = ()
    sources: dict[str, Path] = field(default_factory=dict)
    citations: Mapping[str, Checked] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)


def render(settings_file: Path, output: Path, overrides: Mapping[str, Any]) -> Rendered:
    """Build the site into the empty directory `output`."""
    console.quiet = True  # the summary is ours
    log = _Log()
    logging.getLogger().addHandler(log)
    counter = _Counter()
    signals.all_generators_finalized.connect(counter.count)
    settings = read_settings(str(settings_file), override={**overrides, "OUTPUT_PATH": str(output)})
    wanted = list(settings["PLUGINS"])
    problems = [*_mistakes(settings_file, settings.get("ISSO_URL", ""))]
    try:
        pelican = Pelican(settings)
        missing = sorted(set(wanted) - set(pelican.settings["PLUGINS"]))
        problems += [
            Problem(settings_file, 0, f'The plugin "{name}" could not be loaded.') for name in missing
        ]
        if not problems:
            pelican.run()
    except DataError as error:
        problems += error.problems
    except TemplateError as error:
        problems.append(_template_problem(error))
    finally:
        logging.getLogger().removeHandler(log)
    counter.rendered.problems = (*log.problems(settings_file), *problems)
    counter.rendered.refused = log.refused
    counter.rendered.citations = settings["CITATIONS"].checked if "CITATIONS" in settings else {}
    counter.rendered.counts = replace(counts)
    counter.rendered.url = settings["SITEURL"]
    counter.rendered.path = settings["SITEPATH"]
    counter.rendered.comments = settings.get("ISSO_URL", "")
    return counter.rendered


def _mistakes(file: Path, comments: str) -> Iterator[Problem]:
    """What is wrong with the settings that people change."""
    parts = urlsplit(comments)
    if comments and (parts.scheme not in {"http", "https"} or not parts.netloc or comments.endswith("/")):
        sentence = f'ISSO_URL is "{comments}", not the address of a server.'
        yield Problem(
            file, 0, sentence, "Write it like https://comments.example.org, without a slash at the end."
        )


# Two texts with one slug: the checks have told it, with their lines, and for drafts it can wait.
_TOLD = re.compile(r"There are \d+ (?:original \(not translated\) )?items ")


class _Log(logging.Handler):
    """Keeps what Pelican, Jinja and the plugins warn about, and which texts took it too long."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self.refused: dict[Path, tuple[Problem, ...]] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)
        error = sys.exc_info()[1]  # Pelican names the text alone while it handles what its reader raised
        if isinstance(error, TooLongError):
            self.refused |= {problem.file: error.problems for problem in error.problems}

    def problems(self, file: Path) -> list[Problem]:
        said = (" ".join(record.getMessage().split()) for record in self.records)
        return [_problem(one, file) for one in said if not _TOLD.match(one)]


class _Counter:
    """Takes the numbers before anything is written."""

    def __init__(self) -> None:
        self.rendered = Rendered()

    def count(self, generators: list[Any]) -> None:
        contents: dict[str, list[Content]] = {}
        for generator in generators:
            kind = "pages" if isinstance(generator, PagesGenerator) else "articles"
            for name in ("articles", "pages", "drafts", "draft_pages", "staticfiles"):
                contents.setdefault(name, []).extend(getattr(generator, name, []))
            contents[kind].extend(getattr(generator, "translations", []))
        self.rendered.articles = len(contents["articles"])
        self.rendered.pages = len(contents["pages"])
        self.rendered.waiting = sum(map(_waits, contents["drafts"]))
        self.rendered.draft_articles = len(contents["drafts"]) - self.rendered.waiting
        self.rendered.draft_pages = len(contents["draft_pages"])
        self.rendered.draft_dates = tuple(
            draft.date for draft in contents["drafts"] if hasattr(draft, "date")
        )
        for content in contents["articles"] + contents["pages"] + contents["staticfiles"]:
            self.rendered.sources[content.save_as] = Path(content.source_path)


def _waits(draft: Content) -> bool:
    """Whether what Pelican takes for a draft only waits for its day: its file alone says so."""
    text, _ = load_one(Path(draft.source_path), read_article, draft.timezone)
    return text is not None and text.status is Status.PUBLISHED


def _problem(said: str, settings_file: Path) -> Problem:
    """Pelican ends what it says about a text with the text's place."""
    text = _PLACE.search(said)
    if text is None:
        return Problem(settings_file, 0, said)
    return Problem(Path(text["file"]), 0, f"{said[: text.start()]}.")


def _template_problem(error: TemplateError) -> Problem:
    """Where in the theme it went wrong: the innermost template of the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return Problem(Path(error.filename or "theme"), error.lineno, _sentence(error))
    file, line, trace = Path("theme"), 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".html"):
            file, line = Path(trace.tb_frame.f_code.co_filename), trace.tb_lineno
        trace = trace.tb_next
    return Problem(file, line, _sentence(error))


def _sentence(error: TemplateError) -> str:
    return f"{error.message or type(error).__name__}".rstrip(".") + "."
