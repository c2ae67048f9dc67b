"""Articles are taken from the last build where they, and all that is made of them, must be the same."""

import logging
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pelican
from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.utils import posixize_path

from plugins.fastbuild.closures import Closures
from plugins.fastbuild.fingerprints import Fingerprints, UnknownError, digest
from plugins.fastbuild.foreign import changed_class, watchers
from plugins.fastbuild.forks import Overheard
from plugins.fastbuild.frozen import let_go
from plugins.fastbuild.kept_bodies import put_away
from plugins.fastbuild.last_output import SETTING as LAST_OUTPUT
from plugins.fastbuild.page_conditions import PURE, page_conditions, unknown_settings
from plugins.fastbuild.reading import Texts
from plugins.fastbuild.selection import generate_feeds_of
from plugins.fastbuild.table import Table
from plugins.fastbuild.unchanged_files import Stamp
from plugins.fastbuild.world import CannotError, Restored, Rows, captured, seen
from plugins.fastbuild.writing import SharingWriter

logger = logging.getLogger(__name__)

# Whose way from texts to lists and pages is known step by step.
VERSION = "4.12."
# Context that is made of articles and settings.
_OF_ARTICLES = frozenset(
    """articles drafts hidden_articles dates tags categories authors related_posts period_archives
    generated_content static_content static_links localsiteurl""".split()  # noqa: SIM905
)


class Restoring:
    """One build's articles."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._table: Table | None = None
        self._captured: Rows | None = None
        self._conditions = b""
        self.restored: Restored | None = None

    def attach(self, generator: ArticlesGenerator) -> None:
        """Let a generator of articles take what it can from the last build."""
        read: Callable[[], None] = generator.generate_context

        def generate_context() -> None:
            stamps: dict[str, Stamp | None] = {}
            try:
                self._check(generator)
                stamps = seen(generator)
                with Overheard() as heard:
                    restored = Restored(generator, self._rows(), stamps)
                if heard.count:
                    raise CannotError("a text has something to complain about")
                self.restored = restored
            except (CannotError, UnknownError) as error:
                logger.info("Articles are made anew: %s.", error)
                let_go()
            else:
                restored.take_place()
                return
            texts: Texts = generator._fastbuild_texts
            if stamps:
                texts.after = partial(_put_away, generator, texts)
            with Overheard() as heard:
                read()
            texts.put_away_last()
            if stamps and not heard.count:
                try:
                    self._captured = captured(generator, stamps)
                except CannotError as error:
                    logger.info("The articles will be made anew the next time, too: %s.", error)

        generator.generate_context = generate_context

    def same_otherwise(self, generator: ArticlesGenerator, pages: bytes) -> bool:
        """Whether the restored articles stand among the same pages, files and other context as then, and
        `pages` is the checksum of what was kept with them."""
        try:
            rows = self.restored.rows if self.restored else {}
            return rows.get("pages") == pages and rows.get("others") == others(generator)
        except UnknownError:
            return False

    def generate_feeds(self, writer: Any) -> bool:
        """Write feeds of the same articles as then; False if Pelican must."""
        most = self._settings["FEED_MAX_ITEMS"]
        if self.restored is None or not isinstance(writer, SharingWriter) or (most is not None and most < 1):
            return False
        generate_feeds_of(self.restored.generator, set(map(id, self.restored.some("fed"))), writer)
        return True

    def save(self, generator: ArticlesGenerator, writer: SharingWriter, pages: bytes) -> None:
        """Keep the articles for the next build; `pages` is the checksum of what is kept of them."""
        kept = {"again": sorted(writer.again), "pages": pages}
        rows = self.restored.rows if self.restored else self._captured
        if rows is None or self._table is None:
            return
        if self.restored and self.restored.is_same and kept.items() <= rows.items():
            return
        numbers = {id(content): number for number, content in enumerate(all_articles(generator, rows))}
        try:
            fed = sorted(numbers[one] for one in writer.fed)
            more = {"world": writer.world, "others": others(generator), "fed": fed}
        except (UnknownError, KeyError):
            self._table.save({})
        else:
            self._table.save(rows | more | kept | {"conditions": self._conditions})

    def forget(self) -> None:
        """Keep nothing for the next build."""
        if self._table:
            self._table.save({})

    def close(self) -> None:
        """Let another build have what is kept."""
        if self._table:
            self._table.close()
        self._table = None
        let_go()

    def _check(self, generator: ArticlesGenerator) -> None:
        """Raise CannotError if anything takes part of which not all is known."""
        settings = self._settings
        if settings.get(LAST_OUTPUT):
            raise CannotError("the output is written to a fresh directory")
        if others := watchers():
            raise CannotError(f"{others[0]} may change them")
        if changed := changed_class():
            raise CannotError(changed)
        if not pelican.__version__.startswith(VERSION) or type(generator) is not ArticlesGenerator:
            raise CannotError("this is another Pelican")
        odd = [name for name in _ODD if settings.get(name)]
        odd += [name for name in unknown_settings(settings) if not name.startswith("JINJA_")]
        if odd or settings.get("DEFAULT_DATE") == "fs" or not _one_language(settings):
            raise CannotError(f"{(*odd, 'the format of dates')[0]} is unusual")
        closures = Closures(generator.env, frozenset(settings.get(PURE, ())))
        self._conditions = digest([page_conditions(settings), closures.texts])

    def _rows(self) -> Rows:
        self._table = Table(Path(self._settings["CACHE_PATH"]) / "fastbuild" / "world", sys.version.encode())
        if self._table.rows.get("conditions") != self._conditions:
            raise CannotError("nothing was kept, or other settings, templates or programs were used")
        return self._table.rows


# Settings under which something else counts for articles, or for the order of pages.
_ODD = ("RELATIVE_URLS", "TYPOGRIFY", "CACHE_CONTENT", "LOAD_CONTENT_CACHE")


def _one_language(settings: dict[str, Any]) -> bool:
    """Whether the making of an article leaves the program's language alone."""
    formats = (settings["DEFAULT_DATE_FORMAT"], *settings["DATE_FORMATS"].values())
    return not any(isinstance(one, tuple) for one in formats)


def others(generator: ArticlesGenerator) -> bytes:
    """A fingerprint of everything that templates find besides articles and settings; raises UnknownError."""
    context = generator.context
    prints = Fingerprints(generator.settings, pages_and_files(generator))
    names = sorted(context.keys() - generator.settings.keys() - _OF_ARTICLES)
    return digest([prints.world, [(name, prints.of(context[name])) for name in names]])


def _put_away(generator: ArticlesGenerator, texts: Texts, path: str, text: str) -> None:
    location = path.removeprefix(os.path.join(generator.path, ""))
    content = generator.context["generated_content"].get(posixize_path(location))
    if content is not None:
        put_away(texts, content, path, text)


def pages_and_files(generator: ArticlesGenerator) -> list[Any]:
    """All contents but articles."""
    context = generator.context
    contents = (*context["generated_content"].values(), *context["static_content"].values())
    return [one for one in contents if one is not None and type(one) is not Article]


def all_articles(generator: ArticlesGenerator, rows: Rows) -> list[Any]:
    """The articles in the order in which they are kept."""
    found = generator.context["generated_content"]
    return [found[location] for location in rows["locations"]]
