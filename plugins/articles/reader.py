"""How Pelican reads a text: front matter and Markdown in, HTML and metadata out."""

import logging
import pickle
from functools import cached_property
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican.contents import Author, Category, Tag
from pelican.readers import BaseReader

from plugins.articles.addresses import below
from plugins.articles.load import load_text
from plugins.articles.markdown_ext import Converter
from plugins.articles.model import Article, Page, Status
from plugins.articles.outline import contents, description, outline
from plugins.articles.read import read_article, read_page
from plugins.articles.sanitise import sanitise
from plugins.clock import now
from plugins.errors import DataError
from plugins.fastbuild.conditions import installed
from plugins.fastbuild.store import digest
from plugins.languages.catalogue import catalogues, language
from plugins.languages.model import Language
from plugins.patience import bounded

logger = logging.getLogger(__name__)

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


class MarkdownReader(BaseReader):  # type: ignore[misc]
    """Front matter and Markdown → what Pelican knows about an article or a page."""

    enabled = True
    file_extensions = ("md",)
    refusals = (DataError,)

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
