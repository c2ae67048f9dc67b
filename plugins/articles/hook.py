"""Pelican reads Markdown through this plugin, and gets feeds, a sitemap and robots.txt from it."""

import logging
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican.contents import Article as PelicanArticle
from pelican.contents import Author, Category, Content, Tag
from pelican.generators import ArticlesGenerator, Generator
from pelican.plugins import signals
from pelican.readers import BaseReader, Readers

from plugins.articles import redirects
from plugins.articles.addresses import below
from plugins.articles.feeds import Channel, Entry, atom, rss, without_jumps
from plugins.articles.load import load_text
from plugins.articles.markdown_ext import Converter
from plugins.articles.model import Article, Page, Status
from plugins.articles.neighbours import neighbours
from plugins.articles.outline import contents, description, outline
from plugins.articles.read import read_article, read_page
from plugins.articles.sanitise import sanitise
from plugins.articles.sitemap import Location, robots, sitemap
from plugins.clock import now
from plugins.errors import DataError
from plugins.fastbuild.conditions import installed
from plugins.fastbuild.kept import kept
from plugins.fastbuild.store import digest
from plugins.languages.catalogue import catalogues, language
from plugins.languages.model import Language
from plugins.patience import bounded

logger = logging.getLogger(__name__)

# (language, address below the site's) of a text and its translations.
Languages = tuple[tuple[str, str], ...]

# The settings that a text is read with, besides MARKDOWN.
READ_WITH = (
    "PATH",
    "ARTICLE_PATHS",
    "TIMEZONE",
    "SITEPATH",
    "AUTHOR",
    "DEFAULT_CATEGORY",
    "ISSO_URL",
    "PREVIEW",
    "TRUST_AUTHORS",
)
# The theme's own pages that change with every article.
OF_ARTICLES = frozenset({"index", "articles", "references"})


def register() -> None:
    """Connect to Pelican."""
    signals.readers_init.connect(use_reader)
    signals.generator_init.connect(link_from_the_root)
    signals.content_object_init.connect(complete_article)
    signals.article_generator_finalized.connect(add_neighbours)
    signals.article_writer_finalized.connect(write_feeds)
    signals.article_writer_finalized.connect(write_redirects)
    signals.get_generators.connect(add_sitemap)


def use_reader(readers: Readers) -> None:
    """Read .md files here."""
    readers.reader_classes["md"] = MarkdownReader


def link_from_the_root(generator: Generator) -> None:
    """Links that Pelican makes inside texts start at the root, as all links of the site do."""
    generator.context["localsiteurl"] = generator.settings["SITEPATH"]


class MarkdownReader(BaseReader):  # type: ignore[misc]
    """Front matter and Markdown → what Pelican knows about an article or a page."""

    enabled = True
    file_extensions = ("md",)

    @cached_property
    def _converters(self) -> dict[str, Converter]:
        return {}

    def _converter(self, code: str) -> Converter:
        """The converter whose words are a language's."""
        if code not in self._converters:
            options = _in_language(self.settings["MARKDOWN"], language(code))
            self._converters[code] = Converter(options, quick=self.settings.get("FASTBUILD", True))
        return self._converters[code]

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """(HTML, metadata) of one file."""
        with bounded(Path(source_path)):
            return self._read(Path(source_path))

    def _read(self, file: Path) -> tuple[str, dict[str, Any]]:
        text = _article_or_page(file, self.settings)
        meta = _meta(text)
        html = self._converter(text.lang).convert(text.source.body, meta)
        for extension in self._extensions():
            if hasattr(extension, "look"):
                extension.look(meta, text.source.body, html)
        if not self.settings["TRUST_AUTHORS"]:
            html = sanitise(html)
        html = below(self.settings["SITEPATH"], html)
        seen = outline(html)
        words = description(text.description, seen.opening)
        shared = {
            "title": text.title,
            "slug": text.slug,
            "status": _status(text, self.settings),
            "lang": text.lang,
            "original": text.translation_of or _own(text),
            "description": words,
            "summary": escape(words),
        }
        if isinstance(text, Page):
            return html, shared | {"template": text.template}
        return html, shared | _article_metadata(text, self.settings) | {
            "reading_minutes": seen.minutes,
            "contents": tuple((section.id, section.title) for section in contents(text.contents, seen)),
        }

    @property
    def reads_ahead(self) -> bool:
        """Whether texts can be read in other processes and kept: see plugins.fastbuild.reading.Ahead."""
        return all(hasattr(extension, "put_back") for extension in self._extensions())

    def conditions(self) -> str:
        """See Ahead; so do the others."""
        settings = {name: self.settings[name] for name in READ_WITH}
        options = {**self.settings["MARKDOWN"], "extensions": None}
        named = [name for name in self.settings["MARKDOWN"]["extensions"] if isinstance(name, str)]
        bound = [extension.conditions() for extension in self._extensions()]
        return digest(repr((installed(), settings, options, named, bound, catalogues())).encode())

    def packed(self, path: str, content: str, metadata: dict[str, Any]) -> tuple[bytes, bool]:
        """An article that waits for its day is not kept: it may appear before the next build."""
        left = [extension.left(path) for extension in self._extensions()]
        file = BytesIO()
        _Pickler(file, self._names).dump((content, metadata, left))
        return file.getvalue(), not self._waits(metadata)

    def unpacked(self, path: str, data: bytes) -> tuple[str, dict[str, Any]] | None:
        """None too when the clock was put back."""
        content, metadata, left = _Unpickler(BytesIO(data), self._shared).load()
        if self._waits(metadata):
            return None
        for extension, thing in zip(self._extensions(), left, strict=True):
            extension.put_back(path, thing)
        return content, metadata

    @cached_property
    def _shared(self) -> dict[str, object]:
        """What many results refer to and no result must hold a copy of."""
        works = [extension.shared() for extension in self._extensions()]
        named = {
            f"{place} {name}": thing for place, things in enumerate(works) for name, thing in things.items()
        }
        return {"settings": self.settings, **named}

    @cached_property
    def _names(self) -> dict[int, str]:
        return {id(thing): name for name, thing in self._shared.items()}

    def _extensions(self) -> list[Any]:
        return [item for item in self.settings["MARKDOWN"]["extensions"] if not isinstance(item, str)]

    def _waits(self, metadata: dict[str, Any]) -> bool:
        return "date" in metadata and metadata["date"] > now(ZoneInfo(self.settings["TIMEZONE"]))


class _Pickler(pickle.Pickler):
    """Pickles references to shared things by their names."""

    def __init__(self, file: BytesIO, names: dict[int, str]) -> None:
        super().__init__(file, protocol=5)
        self._names = names

    def persistent_id(self, thing: object) -> str | None:
        return self._names.get(id(thing))


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: BytesIO, shared: dict[str, object]) -> None:
        super().__init__(file)
        self._shared = shared

    def persistent_load(self, name: str) -> object:
        return self._shared[name]


def complete_article(content: Content) -> None:
    """An article always says whether it was modified, so that templates need not ask whether it says."""
    if isinstance(content, PelicanArticle) and not hasattr(content, "modified"):
        content.modified = None


def add_neighbours(generator: ArticlesGenerator) -> None:
    """Set `older` and `newer`, the next articles by date or None."""
    for article, (older, newer) in zip(generator.articles, neighbours(generator.articles), strict=True):
        article.older, article.newer = older, newer
    for article in (*generator.translations, *generator.drafts):
        article.older = article.newer = None


def write_feeds(generator: ArticlesGenerator, writer: object) -> None:
    """Write both feeds, with the newest FEED_MAX_ITEMS articles."""
    settings = generator.settings
    channel = Channel(
        title=settings["SITENAME"],
        description=settings["SITESUBTITLE"],
        url=settings["SITEURL"],
        author=settings["AUTHOR"],
        language=settings["DEFAULT_LANG"],
    )
    newest = generator.articles[: settings["FEED_MAX_ITEMS"]]
    entries = tuple(_entry(article, settings["SITEURL"]) for article in newest)
    texts = [entry.html for entry in entries]
    folder = Path(settings["CACHE_PATH"]) / "fastbuild" / "feed"
    clean = kept(
        folder, installed(), [digest(text.encode()) for text in texts], lambda i: without_jumps(texts[i])
    )
    entries = tuple(replace(entry, html=html) for entry, html in zip(entries, clean, strict=True))
    for feed, path in ((atom, settings["ATOM_FEED"]), (rss, settings["RSS_FEED"])):
        _write(Path(generator.output_path) / path, feed(channel, entries, path))


def write_redirects(generator: ArticlesGenerator, writer: object) -> None:
    """Write where old addresses lead, when there are any."""
    path = generator.settings["SITEPATH"]
    moved = [
        (f"{path}{old}", f"{path}/{article.url}")
        for article in _with_translations(generator.articles)
        for old in article.old_addresses
    ]
    if moved:
        _write(Path(generator.output_path) / redirects.FILE, redirects.redirects(moved))
        _write(Path(generator.output_path) / redirects.NGINX_FILE, redirects.nginx(moved))


def add_sitemap(pelican: object) -> type[Generator]:
    """The generator below."""
    return SitemapGenerator


class SitemapGenerator(Generator):  # type: ignore[misc]
    """Writes sitemap.xml and robots.txt."""

    def generate_output(self, writer: object) -> None:
        """Write them once everything that has an address is known."""
        site = self.settings["SITEURL"]
        urls = _urls(self.context, self.settings)
        locations = [
            Location(f"{site}/{url}", changed, tuple((code, f"{site}/{there}") for code, there in same))
            for url, changed, same in urls
        ]
        _write(Path(self.output_path) / "sitemap.xml", sitemap(locations))
        _write(Path(self.output_path) / "robots.txt", robots(f"{site}/sitemap.xml"))


def _article_or_page(file: Path, settings: dict[str, Any]) -> Article | Page:
    """Read the file again: the checks before the build have told its author what is wrong."""
    is_article = file.relative_to(settings["PATH"]).parts[0] in settings["ARTICLE_PATHS"]
    read = read_article if is_article else read_page
    text, problems = read(file, load_text(file), ZoneInfo(settings["TIMEZONE"]))
    for problem in problems:
        logger.error("%s", problem)
    if text is None:
        raise DataError(problems)
    return text


def _in_language(options: dict[str, Any], spoken: Language) -> dict[str, Any]:
    """Markdown's options, with the words of footnotes in a language."""
    name = "markdown.extensions.footnotes"
    configured = options["extension_configs"]
    words = {"BACKLINK_TEXT": spoken.gettext("Back"), "BACKLINK_TITLE": spoken.gettext("Back to the text")}
    return {**options, "extension_configs": {**configured, name: {**configured.get(name, {}), **words}}}


def _own(text: Article | Page) -> str:
    """What no text but this and its translations says of itself."""
    return text.slug if text.lang == "en" else f"{text.lang}/{text.slug}"


def _meta(text: Article | Page) -> dict[str, object]:
    return {
        "source_path": str(text.source.file),
        "status": text.status.value,
        "nocite": list(text.nocite),
        "lang": text.lang,
        "body_line": text.source.body_line,
        "description": text.description,
    }


def _status(text: Article | Page, settings: dict[str, Any]) -> str:
    """Whether it gets an address: never a draft nor an article whose day has not come, but in a preview."""
    if settings["PREVIEW"]:
        return Status.PUBLISHED.value
    waiting = isinstance(text, Article) and text.date > now(ZoneInfo(settings["TIMEZONE"]))
    return Status.DRAFT.value if waiting else text.status.value


def _article_metadata(article: Article, settings: dict[str, Any]) -> dict[str, Any]:
    author = article.author or settings["AUTHOR"]
    if article.comments and not settings["ISSO_URL"]:
        line = article.source.lines["comments"]
        logger.warning(
            "%s:%d asks for comments, and ISSO_URL in pelicanconf.py names no server for them.",
            article.source.file,
            line,
        )
    metadata = {
        "date": article.date,
        "category": Category(article.category or settings["DEFAULT_CATEGORY"], settings),
        "tags": [Tag(name, settings) for name in article.tags],
        "author": Author(author, settings),
        "author_name": author,
        "feed_id": article.id,
        "reviewed": article.reviewed,
        "reviewed_by": article.reviewed_by,
        "next_review": article.next_review,
        "cover": article.cover,
        "cover_alt": article.cover_alt,
        "comments": article.comments and bool(settings["ISSO_URL"]),
        "old_addresses": article.old_addresses,
    }
    return metadata | ({"modified": article.modified} if article.modified else {})


def _entry(article: PelicanArticle, site: str) -> Entry:
    url = f"{site}/{article.url}"
    return Entry(
        id=article.feed_id or url,
        url=url,
        title=article.title,
        author=article.author_name,
        summary=article.description,
        html=article.content
        if article.in_default_lang
        else f'<div lang="{article.lang}">{article.content}</div>',
        published=article.date,
        updated=article.modified or article.date,
        categories=(article.category.name, *(tag.name for tag in article.tags)),
    )


def _urls(context: dict[str, Any], settings: dict[str, Any]) -> Iterator[tuple[str, Any, Languages]]:
    """(address below the site's, day of the last change or None, where it is in each language) of everything
    that people may look for."""
    newest = max(((one.modified or one.date).date() for one in context["articles"]), default=None)
    for template in settings["DIRECT_TEMPLATES"]:
        if template not in settings["UNLISTED"]:
            yield settings[f"{template.upper()}_URL"], newest if template in OF_ARTICLES else None, ()
    for page in _with_translations(context["pages"]):
        yield page.url, None, _languages(page)
    for article in _with_translations(context["articles"]):
        yield article.url, (article.modified or article.date).date(), _languages(article)
    for group, articles in (*context["categories"], *context["tags"], *context["authors"]):
        yield group.url, max((article.modified or article.date).date() for article in articles), ()


def _with_translations(texts: Iterable[Content]) -> Iterator[Content]:
    for text in texts:
        yield text
        yield from text.translations


def _languages(text: Content) -> Languages:
    if not text.translations:
        return ()
    return tuple(sorted((one.lang, one.url) for one in (text, *text.translations)))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
