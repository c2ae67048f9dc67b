"""A Markdown instance for many texts, with cheap checks before searches."""

from collections.abc import Mapping
from typing import Any

from plugins.fastbuild import block_checks, inline_checks
from plugins.fastbuild.pristine import Pristine


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
