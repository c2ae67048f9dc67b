"""Pelican gets citations, reference lists, downloads and the library page from here."""

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from plugins.apa.article import Published, Sources, cite_this, download, library, sources
from plugins.apa.bibtex import tidy
from plugins.apa.check import Article as Text
from plugins.apa.check import Checked, check_converted, check_with
from plugins.apa.kept_works import Read, read_works
from plugins.apa.markdown_ext import CitationExtension, Converted, Converter
from plugins.apa.model import Work
from plugins.apa.normalise import normalise
from plugins.apa.plain import plain_text
from plugins.errors import DataError, Severity
from plugins.fastbuild.conditions import installed
from plugins.fastbuild.kept import kept
from plugins.fastbuild.store import digest
from plugins.languages.catalogue import catalogues, language
from plugins.languages.model import ENGLISH, Language


class SiteCitations(CitationExtension):
    """The extension with the bibliography it was made from, kept in the settings for one run of Pelican."""

    def __init__(self, read: Read, files: Sequence[Path] = (), extensions: Sequence[str] = ()) -> None:
        super().__init__(read.works)  # the checks before the build have told what is wrong with them
        self.bibliography = read.bibliography
        self.sources: dict[str, Sources] = {}  # source path → what it cites
        self.checked: dict[str, Checked] = {}  # source path → what is wrong with its citations
        self._files = files
        self._extensions = extensions
        self._in_language = {ENGLISH.code: read.works}

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

    def look(self, meta: Mapping[str, Any], body: str, html: str) -> None:
        """Check the citations of the text that was just converted; DataError when it cannot be published."""
        path = meta["source_path"]
        self.sources[path] = sources(self.result.references)
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

    def left(self, source_path: str) -> tuple[Sources, Checked]:
        """What the conversion of a text left here."""
        return self.sources[source_path], self.checked[source_path]

    def put_back(self, source_path: str, left: tuple[Sources, Checked]) -> None:
        """As if the text had been converted."""
        self.sources[source_path], self.checked[source_path] = left


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(read_the_bibliography)
    signals.content_object_init.connect(add_apparatus)
    signals.article_generator_finalized.connect(add_library)
    signals.article_generator_finalized.connect(add_own_references)
    signals.article_writer_finalized.connect(write_downloads)


def read_the_bibliography(pelican: Pelican) -> None:
    """Read BIBLIOGRAPHY (a directory of .bib files) and let Markdown know its works."""
    files = sorted(Path(pelican.settings["BIBLIOGRAPHY"]).glob("*.bib"))
    markdown = pelican.settings["MARKDOWN"]
    read = read_works(files, Path(pelican.settings["CACHE_PATH"]))
    extension = SiteCitations(read, files, markdown["extensions"])
    pelican.settings["CITATIONS"] = extension
    pelican.settings["MARKDOWN"] = {**markdown, "extensions": [*markdown["extensions"], extension]}


def add_apparatus(content: Content) -> None:
    """Set `description`, and on articles `cited`, `sources` and `bib_url`."""
    citations: SiteCitations = content.settings["CITATIONS"]
    if isinstance(getattr(content, "description", None), str):
        spoken = language(content.lang)
        works = citations.works_in(spoken)
        content.description = plain_text(content.description, works, spoken)
        content.metadata["summary"] = plain_text(content.metadata["summary"], works, spoken)
    if not isinstance(content, Article):
        return
    listed = citations.sources.get(content.source_path, Sources())
    content.cited, content.sources = listed.keys, listed.links
    content.bib_url = f"{content.url}.bib" if listed.keys else ""


def add_library(generator: ArticlesGenerator) -> None:
    """Give templates `library`, for the page of everything the articles cite."""
    cited = ((article.title, article.url, article.lang, article.cited) for article in generator.articles)
    generator.context["library"] = library(cited, generator.settings["CITATIONS"].works)


def add_own_references(generator: ArticlesGenerator) -> None:
    """Set `cite_this` on every article, kept by what it is made from."""
    articles = (*generator.articles, *generator.translations)
    published = list(map(_published, articles))
    folder = Path(generator.settings["CACHE_PATH"]) / "fastbuild" / "cite-this"
    names = [_named(one) for one in published]
    conditions = f"{installed()} {catalogues()}"
    made = kept(folder, conditions, names, lambda place: cite_this(published[place]))
    for article, reference in zip(articles, made, strict=True):
        article.cite_this = reference


def _named(one: Published) -> str:
    said = (one.slug, one.title, one.author, one.site, str(one.published), one.url, one.html)
    return digest(repr((*said, one.language.code)).encode())


def write_downloads(generator: ArticlesGenerator, writer: object) -> None:
    """Write each article's sources as BibTeX beside it."""
    entries = generator.settings["CITATIONS"].bibliography.entries
    tidied = cache(lambda key: tidy(entries[key]))
    for article in (*generator.articles, *generator.translations):
        if article.bib_url:
            file = Path(generator.output_path) / article.bib_url
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(download(article.cited, tidied), "utf-8")


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
