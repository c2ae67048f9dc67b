"""Pelican's reader of Markdown, with one Markdown instance for all texts and cheap checks before searches."""

from collections.abc import Mapping
from typing import Any

from pelican.readers import MarkdownReader as PelicanReader
from pelican.utils import pelican_open

from plugins.fastbuild import block_checks, inline_checks
from plugins.fastbuild.pristine import Pristine

# The setting that names the extensions from elsewhere that forget a text on `reset`.
FORGETFUL = "FASTBUILD_EXTENSIONS"


def quick_markdown(options: Mapping[str, Any]) -> Pristine:
    """A reusable instance that checks before it searches."""
    made = Pristine(options)
    block_checks.quicken(made.markdown.parser)
    for processor in made.markdown.treeprocessors:
        inline_checks.quicken(processor)
    return made


def reusable(options: Mapping[str, Any], forgetful: tuple[str, ...] = ()) -> bool:
    """Whether all extensions are ones that a reused instance can make forget a text."""
    return all(_known(extension, forgetful) for extension in options.get("extensions", ()))


def _known(extension: Any, forgetful: tuple[str, ...]) -> bool:
    if not isinstance(extension, str):
        extension = type(extension).__module__
    return extension.startswith("markdown.extensions.") or extension in SHORT_NAMES or extension in forgetful


SHORT_NAMES = frozenset(
    {
        "abbr",
        "admonition",
        "attr_list",
        "codehilite",
        "def_list",
        "extra",
        "fenced_code",
        "footnotes",
        "legacy_attrs",
        "legacy_em",
        "md_in_html",
        "meta",
        "nl2br",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
        "wikilinks",
    }
)


class MarkdownReader(PelicanReader):  # type: ignore[misc]
    """Reads one file after the other; named as Pelican's, because the name becomes metadata."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._pristine: Pristine | None = None
        self.is_quick = reusable(self.settings["MARKDOWN"], tuple(self.settings.get(FORGETFUL, ())))

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """(HTML, metadata) of one file."""
        if not self.is_quick:
            content, metadata = super().read(source_path)
            return content, metadata
        pristine = self._pristine or quick_markdown(self.settings["MARKDOWN"])
        self._pristine = None  # an instance that stumbled over a text is not used again
        self._source_path = source_path
        self._md = pristine.restore()
        with pelican_open(source_path) as text:
            content = self._md.convert(text)
        metadata = self._parse_metadata(self._md.Meta) if hasattr(self._md, "Meta") else {}
        self._pristine = pristine
        return content, metadata
