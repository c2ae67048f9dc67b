"""Gives every article `related`: the articles to read next."""

from pathlib import Path

from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from plugins.fastbuild.conditions import installed
from plugins.fastbuild.kept import kept
from plugins.fastbuild.store import digest
from plugins.related.likeness import Traits, related

COUNT = 2


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(add_related)


def add_related(generator: ArticlesGenerator) -> None:
    """Set `related`, at most COUNT articles, on every published article; translations have none."""
    articles = generator.articles
    traits = [_traits(article) for article in articles]
    # Everything together is kept, because everything depends on everything.
    name = digest(repr([(sorted(one.tags), sorted(one.cited)) for one in traits]).encode())
    folder = Path(generator.settings["CACHE_PATH"]) / "fastbuild" / "related"
    (found,) = kept(folder, installed(), [name], lambda _: related(traits, COUNT))
    for article, places in zip(articles, found, strict=True):
        article.related = tuple(articles[place] for place in places)
    for article in generator.translations:
        article.related = ()


def _traits(article: Article) -> Traits:
    # `cited` comes from the citations plugin, where that is in use.
    return Traits(frozenset(tag.slug for tag in article.tags), frozenset(getattr(article, "cited", ())))
