"""Pelican reads Markdown through this plugin, and gets feeds, a sitemap and robots.txt from it."""

from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator, Generator
from pelican.plugins import signals
from pelican.readers import Readers

from plugins.articles.neighbours import neighbours
from plugins.articles.published import SitemapGenerator, write_feeds, write_redirects
from plugins.articles.reader import MarkdownReader


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


def complete_article(content: Content) -> None:
    """An article always says whether it was modified, so that templates need not ask whether it says."""
    if isinstance(content, Article) and not hasattr(content, "modified"):
        content.modified = None


def add_neighbours(generator: ArticlesGenerator) -> None:
    """Set `older` and `newer`, the next articles by date or None."""
    for article, (older, newer) in zip(generator.articles, neighbours(generator.articles), strict=True):
        article.older, article.newer = older, newer
    for article in (*generator.translations, *generator.drafts):
        article.older = article.newer = None


def add_sitemap(pelican: object) -> type[Generator]:
    """The generator of both."""
    return SitemapGenerator
