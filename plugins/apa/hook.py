"""Pelican gets citations, reference lists, downloads and the library page from here."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from plugins.apa import render
from plugins.apa.article import Published, cite_this, download, library
from plugins.apa.check import Article as Text
from plugins.apa.check import Checked, check_converted, check_with
from plugins.apa.markdown_ext import CitationExtension, Converted, Converter
from plugins.apa.normalise import normalise
from plugins.apa.parse import Bibliography, read_bibliography
from plugins.apa.plain import plain_text
from plugins.apa.process import Result
from plugins.errors import DataError, Severity
from plugins.fastbuild.store import digest


class SiteCitations(CitationExtension):
    """The extension with the bibliography it was made from, kept in the settings for one run of Pelican."""

    def __init__(
        self, bibliography: Bibliography, files: Sequence[Path] = (), extensions: Sequence[str] = ()
    ) -> None:
        works, _ = normalise(bibliography)  # the checks before the build have told what is wrong
        super().__init__(works)
        self.bibliography = bibliography
        self.checked: dict[str, Checked] = {}  # source path → what is wrong with its citations
        self._files = files
        self._extensions = extensions

    def conditions(self) -> str:
        """What a text's citations depend on besides the text; see plugins.fastbuild.reading.Ahead."""
        return repr([(file.name, digest(file.read_bytes())) for file in self._files])

    def shared(self) -> Mapping[str, object]:
        """What the results of many texts refer to."""
        return self.works

    def look(self, meta: Mapping[str, Any], body: str, html: str) -> None:
        """Check the citations of the text that was just converted; DataError when it cannot be published."""
        path = meta["source_path"]
        draft, nocite = meta["status"] == "draft", tuple(meta["nocite"])
        article = Text(Path(path), body, meta["body_line"], draft, nocite, meta["description"])
        if "@" in article.description:  # its citations are told of with those of the text
            checked = check_with(self._converter, [article], self.works)
        else:
            found = self.found
            converted = Converted(html, self.result, tuple(found.escaped), tuple(found.strays))
            checked = check_converted(article, converted, self.works)
        self.checked[path] = checked
        if any(problem.severity is Severity.ERROR for problem in checked.problems):
            raise DataError(checked.problems)

    @cached_property
    def _converter(self) -> Converter:
        return Converter(self.works, extensions=self._extensions)

    def left(self, source_path: str) -> tuple[Result | None, Checked | None]:
        """What the conversion of a text left here."""
        return self.results.get(source_path), self.checked.get(source_path)

    def put_back(self, source_path: str, left: tuple[Result | None, Checked | None]) -> None:
        """As if the text had been converted."""
        result, checked = left
        if result is not None:
            self.results[source_path] = result
        if checked is not None:
            self.checked[source_path] = checked


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(read_the_bibliography)
    signals.content_object_init.connect(add_apparatus)
    signals.article_generator_finalized.connect(add_library)
    signals.article_writer_finalized.connect(write_downloads)


def read_the_bibliography(pelican: Pelican) -> None:
    """Read BIBLIOGRAPHY (a directory of .bib files) and let Markdown know its works."""
    files = sorted(Path(pelican.settings["BIBLIOGRAPHY"]).glob("*.bib"))
    markdown = pelican.settings["MARKDOWN"]
    extension = SiteCitations(read_bibliography(files), files, markdown["extensions"])
    pelican.settings["CITATIONS"] = extension
    pelican.settings["MARKDOWN"] = {**markdown, "extensions": [*markdown["extensions"], extension]}


def add_apparatus(content: Content) -> None:
    """Set `description`, and on articles `cited`, `sources`, `bib_url` and `cite_this`."""
    citations: SiteCitations = content.settings["CITATIONS"]
    if isinstance(getattr(content, "description", None), str):
        content.description = plain_text(content.description, citations.works)
        content.metadata["summary"] = plain_text(content.metadata["summary"], citations.works)
    if not isinstance(content, Article):
        return
    result = _result(content)
    content.cited = tuple(item.work.key for item in result.references)
    content.sources = tuple(item.work.link or render.text(item.rich) for item in result.references)
    content.bib_url = f"{content.url}.bib" if result.references else ""
    content.cite_this = cite_this(_published(content))


def add_library(generator: ArticlesGenerator) -> None:
    """Give templates `library`, for the page of everything the articles cite."""
    generator.context["library"] = library(
        (article.title, article.url, _result(article)) for article in generator.articles
    )


def write_downloads(generator: ArticlesGenerator, writer: object) -> None:
    """Write each article's sources as BibTeX beside it."""
    entries = generator.settings["CITATIONS"].bibliography.entries
    for article in generator.articles:
        if article.bib_url:
            file = Path(generator.output_path) / article.bib_url
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(download(_result(article), entries), "utf-8")


def _result(content: Content) -> Result:
    results: dict[str, Result] = content.settings["CITATIONS"].results
    return results.get(content.source_path, Result())


def _published(article: Article) -> Published:
    settings = article.settings
    return Published(
        slug=article.slug,
        title=article.title,
        author=article.author_name,
        site=settings["SITENAME"],
        published=article.date.date(),
        url=f"{settings['SITEURL']}/{article.url}",
        html=article._content,
    )
