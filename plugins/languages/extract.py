"""Every sentence of the program that visitors may read, as it is written in templates and Python."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import extract_from_file

HERE = Path(__file__).parents[2]
# The names that sentences are given to, and which of their arguments are sentences; "c" is a context.
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "marked": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "link": (2,),
}
_TEMPLATES = {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}
# A date of its own would change the file with every run.
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def extracted(navigation: Iterable[str]) -> Catalog:
    """All sentences with the files they stand in; `navigation` are the words of the settings."""
    catalog = Catalog(creation_date=_NEVER, revision_date=_NEVER)
    for words in navigation:
        catalog.add(words, locations=[("pelicanconf.py", 0)])
    for file, method, options in _files():
        place = file.relative_to(HERE).as_posix()
        for line, message, comments, context in extract_from_file(
            method, file, keywords=KEYWORDS, options=options
        ):
            catalog.add(message, locations=[(place, line)], auto_comments=comments, context=context)
    return catalog


def _files() -> Iterator[tuple[Path, str, dict[str, str]]]:
    for file in sorted((HERE / "theme" / "templates").rglob("*.html")):
        yield file, "jinja2.ext:babel_extract", _TEMPLATES
    for file in sorted((HERE / "plugins").rglob("*.py")):
        yield file, "python", {}
