"""What is written of all texts together: feeds, where old addresses lead, sitemap.xml and robots.txt."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator, Generator

from plugins.articles import redirects
from plugins.articles.feeds import Channel, Entry, atom, rss, without_jumps
from plugins.articles.sitemap import Location, robots, sitemap
from plugins.fastbuild.conditions import installed
from plugins.fastbuild.kept import kept
from plugins.fastbuild.store import digest

# (language, address below the site's) of a text and its translations.
Languages = tuple[tuple[str, str], ...]

# The theme's own pages that change with every article.
OF_ARTICLES = frozenset({"index", "articles", "references"})


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
    entries = tuple(_entry(article, settings) for article in newest)
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


def _entry(article: Article, settings: Mapping[str, Any]) -> Entry:
    url = f"{settings['SITEURL']}/{article.url}"
    return Entry(
        id=article.feed_id or f"{settings['FEED_IDS']}{article.url}",
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
