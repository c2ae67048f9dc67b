"""The pages of articles are shared out among processes, and remembered from build to build."""

import contextlib
import logging
import os
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.contents import Article, Page
from pelican.generators import ArticlesGenerator
from pelican.log import console
from pelican.plugins import signals
from pelican.writers import Writer

from plugins.fastbuild.closures import Closures
from plugins.fastbuild.copied_files import copied
from plugins.fastbuild.counts import counts
from plugins.fastbuild.fingerprints import ChangingError, Fingerprints, UnknownError
from plugins.fastbuild.foreign import changed_class, watchers
from plugins.fastbuild.known_pages import KnownPages
from plugins.fastbuild.last_output import Beside, Mark, last_output
from plugins.fastbuild.links import moves_a_file
from plugins.fastbuild.page_conditions import PURE, page_conditions
from plugins.fastbuild.pages import Pages
from plugins.fastbuild.restoring import Restoring, pages_and_files
from plugins.fastbuild.rows import Row
from plugins.fastbuild.selection import generate_some
from plugins.fastbuild.table import Table
from plugins.fastbuild.unchanged_files import stamp, written
from plugins.fastbuild.writing import SharingWriter

logger = logging.getLogger(__name__)


class Sharing:
    """One build's pages."""

    def __init__(self, settings: dict[str, Any], restoring: Restoring) -> None:
        self._settings, self._started = settings, time.monotonic()
        self._table: Table | None = None
        self._writer: SharingWriter | None = None
        self._restoring = restoring
        self._last = last_output(settings)
        self._generator: Any = None

    def give_writer(self, pelican: Pelican) -> type[Writer] | None:
        """The writer that can share, unless a plugin brings another."""
        others = [one for one in signals.get_writer.receivers_for(pelican) if one != self.give_writer]
        return None if others else SharingWriter

    def share_pages(self, generator: ArticlesGenerator) -> None:
        """Let the generator's pages be written by several processes."""
        generate: Callable[[Writer], None] = generator.generate_pages
        feed: Callable[[Writer], None] = generator.generate_feeds
        self._generator = generator

        def generate_pages(writer: Writer) -> None:
            if type(writer) is not SharingWriter:
                reason = "another plugin brings a writer"
            elif self._write_changed(writer):
                return
            elif not (reason := _reason_not_to(generator, generator.context["generated_content"].values())):
                try:
                    pages = self._known(generator)
                    if writer.share(generate, pages):
                        self._writer = writer
                        return
                    reason = "this system or this moment does not allow copies, or two have one file"
                except ChangingError as error:
                    reason = str(error)
            logger.info("Pages are written by one process: %s.", reason)
            if isinstance(writer, SharingWriter):
                self._writer = writer  # what the last build wrote is also removed after one process
                contents = generator.context["generated_content"].values()
                writer.write_alone(generate, sum(type(one) is Article for one in contents))
            else:
                generate(writer)

        def generate_feeds(writer: Writer) -> None:
            if not self._restoring.generate_feeds(writer):
                feed(writer)

        generator.generate_pages, generator.generate_feeds = generate_pages, generate_feeds

    def save(self, pelican: Pelican) -> None:
        """Remember the pages for the next build; remove those of the last that this one did not make."""
        if self._writer:
            table = self._opened()
            counts.written += sum(one.is_new for one in written.values())
            made = {self._last.name(file): row for file, row in self._made(self._writer).items()}
            if table.is_ours and not isinstance(self._last, Beside):
                for file in table.rows.keys() - made.keys():
                    _remove(file, table.rows[file][2])
            if made != table.rows:
                table.save(made)
            if self._writer.world:
                self._restoring.save(self._generator, self._writer, table.checksum)
            else:
                self._restoring.forget()
        self.close()
        console.print(counts.sentence(time.monotonic() - self._started), highlight=False, soft_wrap=True)

    def _made(self, writer: SharingWriter) -> dict[str, Row]:
        """What to keep of every file of the output; of one in a directory of its own, only of known pages."""
        if isinstance(self._last, Beside):
            return {file: row for file, row in writer.made.items() if row[0]}
        made: dict[str, Row] = {file: (b"", (), one.stamp, -1) for file, one in written.items()}
        made |= {file: (b"", (), stamp, -1) for file, stamp in copied()}
        return made | writer.made

    def _write_changed(self, writer: SharingWriter) -> bool:
        """Write only what may have changed since the last build, if all else is known to be the same."""
        restored, generator = self._restoring.restored, self._generator
        if restored is None or not self._restoring.same_otherwise(generator, self._opened().checksum):
            return False
        different = [one for one in pages_and_files(generator) if type(one) is Page]
        if _reason_not_to(generator, different):
            return False
        rows, world = self._opened().rows, restored.rows["world"]
        pages = KnownPages(rows, world, restored.changed_articles() + different)
        numbers = pages.numbers(restored.rows["again"])
        kept = {file: row for file, row in rows.items() if row[3] >= 0 and row[3] not in set(numbers)}
        if not kept or not writer.free(kept):
            return False
        if numbers and not writer.share(partial(generate_some, generator, numbers), pages, numbers):
            return False
        writer.keep(kept)
        writer.world = world
        self._writer = writer
        return True

    def close(self) -> None:
        """Let another build have what is kept."""
        if self._table:
            self._table.close()
        self._table = None
        self._restoring.close()

    def _known(self, generator: ArticlesGenerator) -> Pages | None:
        """What is known of the pages; None when something that all see has no fingerprint."""
        try:
            return self._known_pages(generator)
        except ChangingError:
            raise
        except (UnknownError, RecursionError) as error:
            logger.info("Every page is made again: %s.", error)
            return None

    def _known_pages(self, generator: ArticlesGenerator) -> Pages:
        if changed := changed_class():
            raise UnknownError(changed)
        settings, context = generator.settings, generator.context
        generator._templates.clear()
        pure, folder = frozenset(settings.get(PURE, ())), Path(settings["CACHE_PATH"]) / "fastbuild" / "reads"
        closures = partial(Closures, pure=pure, folder=folder)
        contents = [*context["generated_content"].values(), *context["static_content"].values()]
        prints = Fingerprints(settings, contents)
        rows = {self._last.file(name): row for name, row in self._opened().rows.items()}
        left_out = ("OUTPUT_PATH",) if isinstance(self._last, Beside) else ()
        conditions = page_conditions(settings, left_out)
        return Pages(rows, self._last, conditions, generator.env, closures, prints, alone=not watchers())

    def _opened(self) -> Table:
        if self._table is None:
            folder = Path(self._settings["CACHE_PATH"]) / "fastbuild" / self._last.folder
            self._table = Table(folder, sys.version.encode())
        return self._table


def _remove(file: str, then: Mark) -> None:
    """Remove a page that the last build made, if nobody has touched it since."""
    with contextlib.suppress(OSError):
        if stamp(os.lstat(file)) == then:
            os.unlink(file)


def _reason_not_to(generator: ArticlesGenerator, contents: Iterable[Any]) -> str:
    """What must happen in the first process while a page is written; "" when nothing must."""
    watched = (signals.content_written, signals.article_generator_write_article)
    if any(signal.receivers for signal in watched):
        return "a plugin watches them"
    if "jinja2.ext.do" in generator.env.extensions:
        return "templates may change things"
    if any(map(moves_a_file, contents)):
        return "a text has a link with {attach}"
    return ""
