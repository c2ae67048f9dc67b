"""Small sites for Pelican as it comes, and builds of them with and without the plugin."""

import hashlib
import json
import logging
import os
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings

from plugins.build.project import HERE

SETTINGS: dict[str, Any] = {
    "SITENAME": "Notes",
    "SITEURL": "https://www.example.org",
    "AUTHOR": "Ann",
    "TIMEZONE": "Europe/Berlin",
    "DEFAULT_LANG": "en",
    "LOCALE": ["C"],
    "DEFAULT_PAGINATION": 5,
    "STATIC_PATHS": ["files"],
    "FEED_ALL_ATOM": "all.atom.xml",
    "CATEGORY_FEED_ATOM": "{slug}.atom.xml",
    "TRANSLATION_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
    "YEAR_ARCHIVE_SAVE_AS": "{date:%Y}/index.html",
    "MONTH_ARCHIVE_SAVE_AS": "{date:%Y}/{date:%m}/index.html",
    "USE_FOLDER_AS_CATEGORY": False,
    # Sites where two articles of one minute may stand in either order cannot be compared.
    "ARTICLE_ORDER_BY": "slug",
    "PLUGIN_PATHS": [str(HERE)],
    "PLUGINS": ["plugins.fastbuild.hook"],
}

TEXT = """\
Title: {title}
Date: {date}
Slug: {slug}
Category: {category}
Tags: {tags}
Authors: {authors}
Summary: About *{title}* and "more".

## {title} {{: #top }}

A paragraph with *emphasis*, **weight**, `code` and [a link](https://www.example.com/{slug}).
See also [another]({{filename}}{other}) and [a file]({{static}}/files/a.txt).

- one
- two

| a | b |
|---|---|
| 1 | 2 |

> Quoted, with a footnote[^1].

[^1]: The note of {slug}.
"""


def text_of(number: int, count: int) -> str:
    """One article of a site of so many."""
    return TEXT.format(
        title=f"Article {number}",
        date=f"20{10 + number % 9}-{1 + number % 12:02}-{1 + number % 28:02} {number % 24}:{number % 60:02}",
        slug=f"article-{number}",
        category=("Grief", "Sleep", "Anxiety", "Work & Rest")[number % 4],
        tags=", ".join(sorted({f"tag {number % 7}", f"tag {number % 3}", "Everywhere"})),
        authors=("Ann", "Bob", "Ann, Bob")[number % 3],
        other=f"article-{(number * 7 + 1) % count}.md",
    )


class BuildFailedError(Exception):
    """A build failed; what it said."""


def make_site(root: Path, count: int) -> None:
    """Write a site's content: articles, one of them translated, one a draft, one hidden; pages and a file."""
    content = root / "content"
    for folder in ("pages", "files"):
        (content / folder).mkdir(parents=True)
    for number in range(count):
        (content / f"article-{number}.md").write_text(text_of(number, count), "utf-8")
    some = text_of(1, count)
    (content / "de.md").write_text(f"Lang: de\n{some}\nDeutsch.\n", "utf-8")
    (content / "draft.md").write_text("Status: draft\n" + some.replace("article-1\n", "draft\n"), "utf-8")
    (content / "hidden.md").write_text("Status: hidden\n" + some.replace("article-1\n", "hidden\n"), "utf-8")
    (content / "pages" / "about.md").write_text("Title: About\n\nAbout *us*, {filename}.\n", "utf-8")
    (content / "pages" / "hours.rst").write_text("Hours\n#####\n\nOpen *now*.\n", "utf-8")
    (content / "files" / "a.txt").write_text("a", "utf-8")


def build(root: Path, output: str, log: Path | None = None, **settings: Any) -> dict[str, str]:
    """Build in a process of its own; the written files with their hashes, or BuildFailedError."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            _quiet(log or root / "log.txt")
            _run(root, output, settings)
            code = 0
        except Exception:  # noqa: BLE001 - the test's own process tells what the log says
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        raise BuildFailedError((log or root / "log.txt").read_text().strip())
    return tree(root / output)


def tree(directory: Path) -> dict[str, str]:
    """Every file with its hash."""
    return {
        file.relative_to(directory).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(directory.rglob("*"))
        if file.is_file()
    }


def settings_for(root: Path, output: str) -> dict[str, Any]:
    """The settings of a site that `make_site` wrote."""
    return {
        **SETTINGS,
        "PATH": str(root / "content"),
        "OUTPUT_PATH": str(root / output),
        "CACHE_PATH": str(root / "cache"),
    }


def _run(root: Path, output: str, changed: Mapping[str, Any]) -> None:
    os.chdir(root)
    Pelican(read_settings(None, override={**settings_for(root, output), **changed})).run()


def _quiet(log: Path) -> None:
    """Send what this process says to a file, whoever has told Pelican before to say nothing."""
    sys.stdout = sys.stderr = log.open("w", encoding="utf-8")
    console.quiet = False
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stdout, force=True)


def changed(settings: Mapping[str, Any]) -> str:
    """Settings in a form that a test's name can have."""
    return json.dumps(settings, default=str)
