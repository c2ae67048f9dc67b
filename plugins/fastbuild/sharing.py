"""The pages of articles are shared out among processes, and remembered from build to build."""

import contextlib
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals
from pelican.writers import Writer

from plugins.fastbuild.closures import Closures
from plugins.fastbuild.fingerprints import Fingerprints, UnknownError
from plugins.fastbuild.foreign import changed_class, watchers
from plugins.fastbuild.page_conditions import PURE, page_conditions
from plugins.fastbuild.pages import Pages, Row
from plugins.fastbuild.table import Table
from plugins.fastbuild.unchanged_files import Stamp, stamp, written
from plugins.fastbuild.writing import SharingWriter

logger = logging.getLogger(__name__)


class Sharing:
    """One build's pages."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._table: Table | None = None
        self._writer: SharingWriter | None = None

    def give_writer(self, pelican: Pelican) -> type[Writer] | None:
        """The writer that can share, unless a plugin brings another."""
        others = [one for one in signals.get_writer.receivers_for(pelican) if one != self.give_writer]
        return None if others else SharingWriter

    def share_pages(self, generator: ArticlesGenerator) -> None:
        """Let the generator's pages be written by several processes."""
        generate: Callable[[Writer], None] = generator.generate_pages

        def generate_pages(writer: Writer) -> None:
            if type(writer) is not SharingWriter:
                reason = "another plugin brings a writer"
            elif not (reason := _reason_not_to(generator)):
                self._writer = writer
                if writer.share(generate, self._pages(generator)):
                    return
                reason = "this system or this moment does not allow copies, or two have one file"
            logger.info("Pages are written by one process: %s.", reason)
            generate(writer)

        generator.generate_pages = generate_pages

    def save(self, pelican: Pelican) -> None:
        """Remember the pages for the next build; remove those of the last that this one did not make."""
        if self._writer:
            table = self._opened()
            made: dict[str, Row] = {file: (b"", (), stamp) for file, (stamp, _) in written.items()}
            made |= self._writer.made
            if table.is_ours:
                for file in table.rows.keys() - made.keys():
                    _remove(file, table.rows[file][2])
            table.save(made)
        self.close()

    def close(self) -> None:
        """Let another build have what is kept."""
        if self._table:
            self._table.close()
        self._table = None

    def _pages(self, generator: ArticlesGenerator) -> Pages | None:
        """What is known of the pages; None when some template may do more than look at what it is given."""
        try:
            return self._known_pages(generator)
        except (UnknownError, RecursionError) as error:
            logger.info("Every page is made again: %s.", error)
            return None

    def _known_pages(self, generator: ArticlesGenerator) -> Pages:
        if changed := changed_class():
            raise UnknownError(changed)
        settings, context = generator.settings, generator.context
        generator._templates.clear()
        closures = Closures(generator.env, frozenset(settings.get(PURE, ())))
        contents = [*context["generated_content"].values(), *context["static_content"].values()]
        prints = Fingerprints(settings, contents)
        return Pages(self._opened().rows, page_conditions(settings), closures, prints, alone=not watchers())

    def _opened(self) -> Table:
        if self._table is None:
            folder = Path(self._settings["CACHE_PATH"]) / "fastbuild" / "pages"
            self._table = Table(folder, sys.version.encode())
        return self._table


def _remove(file: str, then: Stamp) -> None:
    """Remove a page that the last build made, if nobody has touched it since."""
    with contextlib.suppress(OSError):
        if stamp(os.stat(file)) == then:
            os.unlink(file)


def _reason_not_to(generator: ArticlesGenerator) -> str:
    """What must happen in the first process while a page is written; "" when nothing must."""
    watched = (signals.content_written, signals.article_generator_write_article)
    if any(signal.receivers for signal in watched):
        return "a plugin watches them"
    if "jinja2.ext.do" in generator.env.extensions:
        return "templates may change things"
    # Such a link moves the file it leads to, when the page is rendered.
    if any(map(_moves_a_file, generator.context["generated_content"].values())):
        return "a text has a link with {attach}"
    return ""


def _moves_a_file(content: Any) -> bool:
    text = getattr(content, "_content", None) or ""
    return "attach" in text and any(
        link["what"] == "attach" for link in content._get_intrasite_link_regex().finditer(text)
    )
