"""Pelican builds faster with this among its PLUGINS; FASTBUILD = False in the settings switches it off."""

import os
import time

import pelican.generators
import pelican.utils
import pelican.writers
from pelican import Pelican
from pelican.contents import Content
from pelican.log import console
from pelican.plugins import signals
from pelican.readers import MarkdownReader as PelicanReader
from pelican.readers import Readers

from plugins.fastbuild.addresses import formatted_once
from plugins.fastbuild.bodies import watch_bodies
from plugins.fastbuild.copied_files import note_generator, noted
from plugins.fastbuild.counts import start_counting
from plugins.fastbuild.directories import Directories
from plugins.fastbuild.garbage import look_seldom
from plugins.fastbuild.markdown_reader import MarkdownReader
from plugins.fastbuild.membership import know_members
from plugins.fastbuild.progress import watch
from plugins.fastbuild.reading import read_ahead
from plugins.fastbuild.restoring import Restoring
from plugins.fastbuild.sharing import Sharing
from plugins.fastbuild.source_paths import remembered
from plugins.fastbuild.templates import Compiled
from plugins.fastbuild.translations import in_groups
from plugins.fastbuild.unchanged_files import open_to_write, written

_PROCESS = pelican.generators.process_translations
# Signals do not keep their receivers alive; this does, for one build.
_TEMPLATES: list[Compiled] = []
_SHARING: list[Sharing] = []
_RESTORING: list[Restoring] = []
_COPY = pelican.utils.copy_file
_EXPAND = Content._expand_settings
_FIND = Content.get_relative_source_path


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(start)


def start(pelican_: Pelican) -> None:
    """Make ready for one build, or leave Pelican alone."""
    on = pelican_.settings.get("FASTBUILD", True)
    for signal, receiver in (
        (signals.readers_init, read),
        (signals.article_generator_init, read_ahead),
        (signals.page_generator_init, read_ahead),
        (signals.article_generator_pretaxonomy, know_members),
        (signals.static_generator_init, note_generator),
    ):
        (signal.connect if on else signal.disconnect)(receiver)
    _TEMPLATES[:] = [Compiled(pelican_.settings)] if on else []  # of the build before, signals forget
    for templates in _TEMPLATES:
        signals.generator_init.connect(templates.attach)
        signals.finalized.connect(templates.save)
    for sharing in _SHARING:
        sharing.close()
    written.clear()
    _RESTORING[:] = [Restoring(pelican_.settings)] if on else []
    for restoring in _RESTORING:
        signals.article_generator_init.connect(restoring.attach)
    _SHARING[:] = [Sharing(pelican_.settings, restoring) for restoring in _RESTORING]
    for sharing in _SHARING:
        signals.article_generator_finalized.connect(sharing.share_pages)
        signals.get_writer.connect(sharing.give_writer)
        signals.finalized.connect(sharing.save)
    start_counting()
    if not console.quiet:  # else whoever builds speaks for himself
        watch(console, time.monotonic())
    watch_bodies(on)
    look_seldom(on)
    signals.finalized.connect(built)
    pelican.utils.copy_file = noted(_COPY) if on else _COPY
    pelican.generators.process_translations = in_groups(_PROCESS) if on else _PROCESS
    pelican.writers.open = open_to_write if on else open
    pelican.writers.os = Directories() if on else os
    Content._expand_settings = formatted_once(_EXPAND) if on else _EXPAND
    Content.get_relative_source_path = remembered(_FIND) if on else _FIND


def built(pelican_: Pelican) -> None:
    """A program may do something else after a build."""
    look_seldom(False)


def read(readers: Readers) -> None:
    """Read Markdown with the quick reader, unless the site has one of its own."""
    for extension, reader in readers.reader_classes.items():
        if reader is PelicanReader:
            readers.reader_classes[extension] = MarkdownReader
