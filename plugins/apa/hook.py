"""Pelican gets citations, reference lists, downloads and the library page from here."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pelican import Pelican
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from plugins.apa import render
from plugins.apa.article import Published, cite_this, download, library
from plugins.apa.markdown_ext import CitationExtension
from plugins.apa.model import Work
from plugins.apa.normalise import normalise
from plugins.apa.parse import Bibliography, read_bibliography
from plugins.apa.plain import plain_text
from plugins.apa.process import Result
from plugins.fastbuild.store import digest
from plugins.languages.catalogue import language
from plugins.languages.model import ENGLISH, Language


class SiteCitations(CitationExtension):
    """The extension with the bibliography it was made from, kept in the settings for one run of Pelican."""

    def __init__(self, bibliography: Bibliography, files: Sequence[Path] = ()) -> None:
        works, _ = normalise(bibliography)  # the checks before the build have told what is wrong
        super().__init__(works)
        self.bibliography = bibliography
        self._files = files
        self._in_language = {ENGLISH.code: works}

    def works_in(self, language: Language) -> Mapping[str, Work]:
        """The works as texts in a language list them."""
        if language.code not in self._in_language:
            self._in_language[language.code], _ = normalise(self.bibliography, language)
        return self._in_language[language.code]

    def conditions(self) -> str:
        """What a text's citations depend on besides the text; see plugins.fastbuild.reading.Ahead."""
        return repr([(file.name, digest(file.read_bytes())) for file in self._files])

    def shared(self) -> Mapping[str, object]:
        """What the results of many texts refer to."""
        return self.works

    def left(self, source_path: str) -> Result | None:
        """What the conversion of a text left here."""
        return self.results.get(source_path)

    def put_back(self, source_path: str, result: Result | None) -> None:
        """As if the text had been converted."""
        if result is not None:
            self.results[source_path] = result


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(read_the_bibliography)
    signals.content_object_init.connect(add_apparatus)
    signals.article_generator_finalized.connect(add_library)
    signals.article_writer_finalized.connect(write_downloads)


def read_the_bibliography(pelican: Pelican) -> None:
    """Read BIBLIOGRAPHY (a directory of .bib files) and let Markdown know its works."""
    files = sorted(Path(pelican.settings["BIBLIOGRAPHY"]).glob("*.bib"))
    extension = SiteCitations(read_bibliography(files), files)
    pelican.settings["CITATIONS"] = extension
    markdown = pelican.settings["MARKDOWN"]
    pelican.settings["MARKDOWN"] = {**markdown, "extensions": [*markdown["extensions"], extension]}


def add_apparatus(content: Content) -> None:
    """Set `description`, and on articles `cited`, `sources`, `bib_url` and `cite_this`."""
    citations: SiteCitations = content.settings["CITATIONS"]
    if isinstance(getattr(content, "description", None), str):
        spoken = language(content.lang)
        works = citations.works_in(spoken)
        content.description = plain_text(content.description, works, spoken)
        content.metadata["summary"] = plain_text(content.metadata["summary"], works, spoken)
    if not isinstance(content, Article):
        return
    result = _result(content)
    content.cited = tuple(item.work.key for item in result.references)
    content.sources = tuple(item.work.link or render.text(item.rich) for item in result.references)
    content.bib_url = f"{content.url}.bib" if result.references else ""
    content.cite_this = cite_this(_published(content))


def add_library(generator: ArticlesGenerator) -> None:
    """Give templates `library`, for the page of everything the articles cite."""
    cited = ((article.title, article.url, article.lang, _result(article)) for article in generator.articles)
    generator.context["library"] = library(cited, generator.settings["CITATIONS"].works)


def write_downloads(generator: ArticlesGenerator, writer: object) -> None:
    """Write each article's sources as BibTeX beside it."""
    entries = generator.settings["CITATIONS"].bibliography.entries
    for article in (*generator.articles, *generator.translations):
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
        language=language(article.lang),
    )
