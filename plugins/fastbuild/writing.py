"""The pages of articles are rendered by several processes, and those that would not change are left alone.

Every copy of the process goes through the same calls in the same order, with Pelican's own Writer; a page
that falls to another copy is skipped. What happened in a copy only counts if nothing was special: a page that
made somebody complain is written again in the first process, where it is told, and if two pages share a file,
all of them are written there in order. With reading in
several processes, saves 7 of 22 s of wall time at 10,000 articles.
"""

import io
import logging
import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pelican.writers import FileOverwriteFailedError, Writer

from plugins.fastbuild.addresses import stay_as_they_are
from plugins.fastbuild.bodies import forget_bodies
from plugins.fastbuild.chosen import chosen
from plugins.fastbuild.counts import counts
from plugins.fastbuild.fingerprints import ChangingError, UnknownError
from plugins.fastbuild.forks import Complaints, copies_for, shared_out
from plugins.fastbuild.pages import Known
from plugins.fastbuild.part import Part
from plugins.fastbuild.progress import stage
from plugins.fastbuild.rows import Row

logger = logging.getLogger(__name__)

# So many pages may be remembered while pages are made.
_MANY = 256
Call = tuple[tuple[Any, ...], dict[str, Any]]


class SharingWriter(Writer):  # type: ignore[misc]
    """Pelican's writer, which can collect calls first and share them out then."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._held: list[Call] | None = None
        self._opened: list[tuple[str, bool]] = []
        self._part: Part | None = None
        self._step: Callable[[], None] | None = None
        self._written_files: set[str]  # Pelican's own
        self._overridden_files: set[str]
        self.made: dict[str, Row] = {}
        self.again: set[int] = set()
        # The fingerprint of all contents, if all is known of the pages that were made.
        self.world = b""
        self.fed: dict[int, Any] = {}

    def share(
        self, generate: Callable[[Writer], None], pages: Known | None, numbers: Sequence[int] | None = None
    ) -> bool:
        """Write what `generate` would write, or return False: then nothing that counts has happened.

        `numbers` are those of the calls among all that there could be. ChangingError says that nothing has
        happened and that nothing may be shared out.
        """
        calls: list[Call] = []
        self._held = calls
        try:
            generate(self)
        finally:
            self._held = None
        if pages:
            pages = _if_known(pages, calls)
        copies = copies_for(len(calls))
        return copies > 0 and self._write_shared(calls, copies, pages, numbers or range(len(calls)))

    def write_alone(self, generate: Callable[[Writer], None], articles: int) -> None:
        """Write what `generate` writes, so many articles among it, in this process."""
        with stage("Writing pages", articles) as self._step:
            generate(self)
        self._step = None

    def write_file(self, name: Any, template: Any, context: Any, *rest: Any, **named: Any) -> None:
        """As Pelican does, now or later."""
        if self._held is None:
            super().write_file(name, template, context, *rest, **named)
            if self._step and "article" in named:
                self._step()
        else:
            self._held.append(((name, template, context, *rest), named))

    def write_feed(self, elements: Any, *rest: Any, **named: Any) -> Any:
        """As Pelican does; `fed` are the articles of all feeds, by `id`."""
        self.fed |= {id(element): element for element in elements[: self.settings["FEED_MAX_ITEMS"]]}
        return super().write_feed(elements, *rest, **named)

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:
        if self._part is not None:
            if self._part.is_others:
                return io.StringIO()
            self._opened.append((filename, override))
            if self._part.is_current:
                return io.StringIO()
        counts.made += 1
        return super()._open_w(filename, encoding, override)

    def _write_shared(
        self, calls: list[Call], copies: int, pages: Known | None, numbers: Sequence[int]
    ) -> bool:
        several = [call[1].get("template_name") in self.settings["PAGINATED_TEMPLATES"] for call in calls]

        def work(copy: int) -> Iterator[tuple[int, bytes]]:
            complaints = Complaints()
            if pages:
                stay_as_they_are()
            for number, (arguments, named) in enumerate(calls):
                if not several[number] and number % copies != copy:
                    continue
                name, template, *rest = arguments
                share = (number % copies, copy, copies) if several[number] else (0, 0, 1)
                self._part = Part(template, pages, self.output_path, numbers[number], *share)
                before, self._opened = complaints.count, []
                try:
                    super(SharingWriter, self).write_file(name, self._part, *rest, **named)
                    rows = self._part.rows()
                except Exception:  # noqa: BLE001 - it will happen again where it is told
                    continue
                good, part = complaints.count == before, self._part
                yield number, marshal.dumps((good, self._opened, rows, part.left_alone, part.written))
                if pages and pages.alone and number % _MANY == copy:
                    forget_bodies()  # they are only worked out again, and take memory

        expected = [copies if has_pages else 1 for has_pages in several]
        opened: list[list[tuple[str, bool]]] = [[] for _ in calls]
        rows: list[dict[str, Row]] = [{} for _ in calls]
        left_alone = [0 for _ in calls]
        with stage("Writing pages", len(calls)) as step:
            for number, message in shared_out(copies, work):
                good, files, made, current, newly_written = marshal.loads(message)
                counts.written += newly_written
                if not good:
                    continue
                expected[number] -= 1
                opened[number] += files
                rows[number] |= made
                left_alone[number] += current
                if not expected[number]:
                    step()
        again = {number for number, missing in enumerate(expected) if missing}
        if self.settings["RELATIVE_URLS"]:
            again.add(len(calls) - 1)  # it leaves its address in the context, for those to come
        if not self._take_over(calls, again, opened):
            return False
        for number, made in enumerate(rows):
            if number not in again:
                self.made |= made
                counts.left_alone += left_alone[number]
                counts.made += len(opened[number]) - left_alone[number]
        self.again = {numbers[number] for number in again}
        overridden = any(override for files in opened for _, override in files)
        self.world = pages.world if pages and not overridden else b""
        return True

    def free(self, files: Iterable[str]) -> bool:
        """Whether nobody has written any of these files in this build."""
        return self._written_files.isdisjoint(files)

    def keep(self, rows: Mapping[str, Row]) -> None:
        """Take these pages, by file, for written."""
        self.made = {**rows, **self.made}
        self._written_files = self._written_files.union(rows)
        counts.left_alone += len(rows)

    def _take_over(self, calls: list[Call], again: set[int], opened: list[list[tuple[str, bool]]]) -> bool:
        """Take what the copies wrote for written here; write here what must be written again."""
        done = [file for number, files in enumerate(opened) if number not in again for file in files]
        names = {name for name, _ in done}
        if len(names) < len(done) or not self._written_files.isdisjoint(names):
            return False  # which of two pages with one file is right, is seen when they are written in order
        before = self._written_files, self._overridden_files
        self._written_files = self._written_files | names
        self._overridden_files = self._overridden_files | {name for name, override in done if override}
        try:
            for number in sorted(again):
                arguments, named = calls[number]
                super().write_file(*arguments, **named)
        except FileOverwriteFailedError:
            self._written_files, self._overridden_files = before
            return False
        return True


def _if_known(pages: Known, calls: list[Call]) -> Known | None:
    """None if templates look at things without fingerprints; ChangingError if they may do more than look."""
    different = {}
    for (_, template, context, *_), named in calls:
        rendering, found = chosen(template, context, named)
        different[id(rendering), *sorted(named)] = (rendering, found, named)
    try:
        for rendering, found, named in different.values():
            pages.check(rendering, found, named)
    except ChangingError:
        raise
    except (UnknownError, RecursionError) as error:
        logger.info("Every page is made again: %s.", error)
        return None
    return pages
