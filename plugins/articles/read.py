"""Markdown files with front matter → articles and pages, with every problem of every file."""

from collections.abc import Callable, Iterable, Iterator
from datetime import tzinfo
from pathlib import Path
from typing import TypeVar

from plugins.articles.fields import Fields, nearest
from plugins.articles.model import Article, Page, Source, Status
from plugins.articles.written import written_fields
from plugins.errors import Problem
from plugins.frontmatter import split
from plugins.languages.catalogue import LANGUAGES

ARTICLE_FIELDS = (
    *("title", "date", "slug", "id", "category", "tags", "description", "author", "status", "modified"),
    *("reviewed", "reviewed_by", "next_review", "cover", "cover_alt", "lang", "nocite", "toc"),
    *("comments", "translation_of", "old_addresses"),
)
# The layouts of pages, files in theme/templates/; the first is the usual one.
PAGE_TEMPLATES = ("page", "contact", "crisis", "hours")
PAGE_FIELDS = ("title", "slug", "description", "template", "status", "lang", "nocite", "translation_of")

ENGLISH = "en"
Text = TypeVar("Text", Article, Page)

# Pages that exist already: the theme makes them, and an article's addresses start with the last.
TAKEN = frozenset({"index", "articles", "references", "search", "thanks", "404", "post"})


def read_article(file: Path, text: str, zone: tzinfo) -> tuple[Article | None, tuple[Problem, ...]]:
    """One article; None when it cannot be published as it is."""
    fields = _fields(file, text, zone, "article")
    if fields.problems:
        return None, tuple(fields.problems)
    fields.only(ARTICLE_FIELDS)
    article = Article(
        source=_source(file, text, fields),
        title=fields.required("title"),
        slug=fields.slug("slug"),
        date=fields.required_moment("date"),
        id=fields.text("id"),
        category=fields.text("category"),
        tags=fields.texts("tags"),
        description=fields.text("description"),
        author=fields.text("author"),
        status=fields.choice("status", Status.PUBLISHED),
        modified=fields.moment("modified"),
        reviewed=fields.day("reviewed"),
        reviewed_by=fields.text("reviewed_by"),
        next_review=fields.day("next_review"),
        cover=fields.text("cover"),
        cover_alt=fields.text("cover_alt"),
        lang=fields.one_of("lang", tuple(LANGUAGES), "language"),
        translation_of=fields.text("translation_of"),
        nocite=fields.texts("nocite"),
        contents=fields.flag("toc"),
        comments=fields.flag("comments") or False,
        old_addresses=fields.addresses("old_addresses"),
    )
    return (None if fields.problems else article), tuple(fields.problems)


def read_page(file: Path, text: str, zone: tzinfo) -> tuple[Page | None, tuple[Problem, ...]]:
    """One page; None when it cannot be published as it is."""
    fields = _fields(file, text, zone, "page")
    if fields.problems:
        return None, tuple(fields.problems)
    fields.only(PAGE_FIELDS)
    page = Page(
        source=_source(file, text, fields),
        title=fields.required("title"),
        slug=fields.slug("slug"),
        description=fields.text("description"),
        template=fields.one_of("template", PAGE_TEMPLATES, "layout"),
        status=fields.choice("status", Status.PUBLISHED),
        lang=fields.one_of("lang", tuple(LANGUAGES), "language"),
        translation_of=fields.text("translation_of"),
        nocite=fields.texts("nocite"),
    )
    return (None if fields.problems else page), tuple(fields.problems)


def together(articles: Iterable[Article], pages: Iterable[Page]) -> Iterator[Problem]:
    """What shows only when all files are seen together: addresses and feed ids that two of them claim, and
    what they are translations of."""
    pages = tuple(pages)
    articles = tuple(articles)
    yield from _claimed_twice(articles, "slug", lambda article: article.slug)
    yield from _claimed_twice(articles, "id", lambda article: article.id)
    yield from _claimed_twice(pages, "slug", lambda page: page.slug)
    yield from _translations(articles, "article")
    yield from _translations(pages, "page")
    yield from _old_addresses_in_use(articles, pages)
    for page in pages:
        if page.slug in TAKEN and page.lang == ENGLISH:
            yield _at(
                page,
                "slug",
                f"The address /{page.slug} belongs to a page of the theme.",
                "Choose another slug.",
            )


def _old_addresses_in_use(articles: tuple[Article, ...], pages: tuple[Page, ...]) -> Iterator[Problem]:
    users = {f"/{name}": "the theme" for name in TAKEN}
    users |= {_address(page, page.slug): page.source.file.name for page in pages}
    own = {_address(article, f"post/{article.slug}"): article for article in articles}
    for article in sorted(articles, key=_since):
        for address in article.old_addresses:
            holder = own.get(address)
            if holder and holder.status is Status.DRAFT and article.status is not Status.DRAFT:
                continue  # that it has no address yet is told when it is to get one
            user = holder.source.file.name if holder else users.setdefault(address, article.source.file.name)
            if user != article.source.file.name or holder:
                yield _at(
                    article,
                    "old_addresses",
                    f"The old address {address} is in use, by {user}.",
                    "An old address is one that nothing has any more.",
                )


def _address(text: Article | Page, place: str) -> str:
    return f"/{place}" if text.lang == ENGLISH else f"/{text.lang}/{place}"


def _translations(texts: tuple[Text, ...], what: str) -> Iterator[Problem]:
    """Each belongs to one English text, and no text has two in one language."""
    originals = [text.slug for text in texts if text.lang == ENGLISH]
    first: dict[tuple[str, str], Text] = {}
    for text in sorted(texts, key=_since):
        name = text.translation_of
        if not name:
            continue
        other = first.setdefault((name, text.lang), text)
        if text.lang == ENGLISH:
            sentence = f"This {what} is in English itself, and no translation."
            yield _at(text, "translation_of", sentence, "Write lang: es above, or take this line out.")
        elif name not in originals:
            sentence = f'"{name}" is the slug of no {what} in English.'
            yield _at(text, "translation_of", sentence, nearest(name, originals))
        elif other is not text:
            sentence = f"{other.source.file.name} is the translation of {name} already."
            yield _at(text, "translation_of", sentence, "Keep one of them.")


def _claimed_twice(texts: Iterable[Text], name: str, claim: Callable[[Text], str]) -> Iterator[Problem]:
    """Each language has its own addresses; a feed id is one everywhere. What is published keeps its own."""
    first: dict[tuple[str, str], Text] = {}
    for text in sorted(texts, key=_since):
        claimed = claim(text)
        other = first.setdefault((claimed, text.lang if name == "slug" else ""), text)
        if claimed and other is not text:
            yield _at(
                text,
                name,
                f'The {name} "{claimed}" is taken already, by "{other.title}" ({other.source.file.name}).',
                f'Choose another for "{text.title}".',
            )


def _since(text: Article | Page) -> tuple[bool, float]:
    """Sorts first what readers have known longest."""
    day = text.date.timestamp() if isinstance(text, Article) else 0
    return text.status is Status.DRAFT, day


def _at(text: Article | Page, name: str, sentence: str, suggestion: str) -> Problem:
    return Problem(text.source.file, text.source.lines[name], sentence, suggestion)


def _fields(file: Path, text: str, zone: tzinfo, what: str) -> Fields:
    written, problems = written_fields(file, text)
    return Fields(file, what, written, zone, list(problems))


def _source(file: Path, text: str, fields: Fields) -> Source:
    parts = split(text)
    lines = {name: field.line for name, field in fields.written.items()}
    return Source(file, parts.body, parts.body_line, lines)
