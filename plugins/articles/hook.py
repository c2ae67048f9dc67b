"""Pelican reads Markdown through this plugin, and gets feeds, a sitemap and robots.txt from it."""

import logging
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican.contents import Article as PelicanArticle
from pelican.contents import Author, Category, Content, Tag
from pelican.generators import ArticlesGenerator, Generator
from pelican.plugins import signals
from pelican.readers import BaseReader, Readers

from plugins.articles.addresses import below
from plugins.articles.feeds import Channel, Entry, atom, rss
from plugins.articles.load import load_text
from plugins.articles.markdown_ext import convert
from plugins.articles.model import Article, Page, Status
from plugins.articles.outline import contents, description, outline
from plugins.articles.read import read_article, read_page
from plugins.articles.sitemap import Location, robots, sitemap
from plugins.clock import now
from plugins.errors import DataError

logger = logging.getLogger(__name__)


def register() -> None:
    """Connect to Pelican."""
    signals.readers_init.connect(use_reader)
    signals.generator_init.connect(link_from_the_root)
    signals.content_object_init.connect(complete_article)
    signals.article_writer_finalized.connect(write_feeds)
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

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """(HTML, metadata) of one file."""
        file = Path(source_path)
        text = _article_or_page(file, self.settings)
        html = convert(text.source.body, self.settings["MARKDOWN"], _meta(text))
        html = below(self.settings["SITEPATH"], html)
        seen = outline(html)
        words = description(text.description, seen.opening)
        shared = {
            "title": text.title,
            "slug": text.slug,
            "status": _status(text, self.settings),
            "lang": text.lang,
            "description": words,
            "summary": escape(words),
        }
        if isinstance(text, Page):
            return html, shared | {"template": text.template}
        return html, shared | _article_metadata(text, self.settings) | {
            "reading_minutes": seen.minutes,
            "contents": tuple((section.id, section.title) for section in contents(text.contents, seen)),
        }


def complete_article(content: Content) -> None:
    """An article always says whether it was modified, so that templates need not ask whether it says."""
    if isinstance(content, PelicanArticle) and not hasattr(content, "modified"):
        content.modified = None


def write_feeds(generator: ArticlesGenerator, writer: object) -> None:
    """Write both feeds."""
    settings = generator.settings
    channel = Channel(
        title=settings["SITENAME"],
        description=settings["SITESUBTITLE"],
        url=settings["SITEURL"],
        author=settings["AUTHOR"],
        language=settings["DEFAULT_LANG"],
    )
    entries = tuple(_entry(article, settings["SITEURL"]) for article in generator.articles)
    for feed, path in ((atom, settings["ATOM_FEED"]), (rss, settings["RSS_FEED"])):
        _write(Path(generator.output_path) / path, feed(channel, entries, path))


def add_sitemap(pelican: object) -> type[Generator]:
    """The generator below."""
    return SitemapGenerator


class SitemapGenerator(Generator):  # type: ignore[misc]
    """Writes sitemap.xml and robots.txt."""

    def generate_output(self, writer: object) -> None:
        """Write them once everything that has an address is known."""
        site = self.settings["SITEURL"]
        urls = _urls(self.context, self.settings)
        locations = [Location(f"{site}/{url}", changed) for url, changed in urls]
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


def _meta(text: Article | Page) -> dict[str, object]:
    return {
        "source_path": str(text.source.file),
        "status": text.status.value,
        "nocite": list(text.nocite),
        "lang": text.lang,
    }


def _status(text: Article | Page, settings: dict[str, Any]) -> str:
    """Whether it gets an address: never a draft nor an article whose day has not come, but in a preview."""
    if settings["PREVIEW"]:
        return Status.PUBLISHED.value
    waiting = isinstance(text, Article) and text.date > now(ZoneInfo(settings["TIMEZONE"]))
    return Status.DRAFT.value if waiting else text.status.value


def _article_metadata(article: Article, settings: dict[str, Any]) -> dict[str, Any]:
    author = article.author or settings["AUTHOR"]
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
        html=article.content,
        published=article.date,
        updated=article.modified or article.date,
        categories=(article.category.name, *(tag.name for tag in article.tags)),
    )


def _urls(context: dict[str, Any], settings: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """(address below the site's, day of the last change or None) of everything that people may look for."""
    for template in settings["DIRECT_TEMPLATES"]:
        if template not in settings["UNLISTED"]:
            yield settings[f"{template.upper()}_URL"], None
    for page in context["pages"]:
        yield page.url, None
    for article in context["articles"]:
        yield article.url, (article.modified or article.date).date()
    for group, articles in (*context["categories"], *context["tags"]):
        yield group.url, max((article.modified or article.date).date() for article in articles)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
