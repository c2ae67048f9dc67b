"""A Markdown instance for many texts, with cheap checks before searches."""

from collections.abc import Mapping
from typing import Any

from markdown import __version__ as markdown_version

from plugins.fastbuild import block_checks, inline_checks, source_checks, tree_checks
from plugins.fastbuild.pristine import Pristine

# In these it is known what the checks may leave out.
KNOWN_VERSIONS = ("3.11.3",)


def quick_markdown(options: Mapping[str, Any]) -> Pristine:
    """A reusable instance that checks before it searches."""
    made = Pristine(options)
    if markdown_version not in KNOWN_VERSIONS:
        return made
    block_checks.quicken(made.markdown.parser)
    for preprocessor in made.markdown.preprocessors:
        source_checks.quicken(preprocessor)
    for processor in made.markdown.treeprocessors:
        inline_checks.quicken(processor)
        tree_checks.quicken(processor)
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
