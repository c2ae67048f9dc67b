"""Gives every article `author_box`, its author as the data file knows them, or None."""

from pathlib import Path

from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from plugins.authors.load import load
from plugins.errors import DataError


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(add_boxes)


def add_boxes(generator: ArticlesGenerator) -> None:
    """Set `author_box` on every article, and `authors_known` (name → author) for the pages of authors."""
    authors, problems = load(Path(generator.settings["AUTHORS"]))
    if problems:
        raise DataError(problems)
    known = {author.name: author for author in authors}
    generator.context["authors_known"] = known
    for article in (*generator.articles, *generator.translations):
        article.author_box = known.get(article.author_name)
