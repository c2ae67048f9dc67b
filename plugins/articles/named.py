"""Names that get a page of their own, and with it an address: tags, categories and authors."""

from collections.abc import Iterator

from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from plugins.articles.model import Article
from plugins.errors import Problem

_LONGEST = 100  # with ".html" it must fit a file name


def check(article: Article) -> Iterator[Problem]:
    """Names from which no address can be made."""
    named = (("category", article.category), *(("tags", tag) for tag in article.tags))
    for field, name in (*named, ("author", article.author)):
        slug = address(name)
        if name and not slug:
            what = f'"{name[:40]}" has no letter or digit for the address of its page.'
            yield Problem(article.source.file, article.source.lines[field], what, "Give it a name.")
        elif len(slug) > _LONGEST:
            what = f'"{name[:40]}…" is too long for the address of its page.'
            yield Problem(article.source.file, article.source.lines[field], what, "Shorten it.")


def address(name: str) -> str:
    """The last part of the address that Pelican gives the page of a name."""
    return str(slugify(name, regex_subs=DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"]))
