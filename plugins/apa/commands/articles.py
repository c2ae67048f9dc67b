"""Articles as the commands read them: the text, and the little of the front matter that matters here."""

from collections.abc import Iterable
from pathlib import Path

import yaml

from plugins import frontmatter
from plugins.apa.check import Article
from plugins.errors import Problem
from plugins.languages.catalogue import LANGUAGES
from plugins.languages.model import ENGLISH

# What our articles use; pelicanconf.py has the whole list.
EXTENSIONS = (
    *("abbr", "attr_list", "def_list", "fenced_code", "footnotes"),
    *("md_in_html", "sane_lists", "smarty", "tables", "toc"),
)


def article_files(place: Path) -> list[Path]:
    """The Markdown files below a directory; a file is itself."""
    return sorted(place.rglob("*.md")) if place.is_dir() else [place]


def read_articles(files: Iterable[Path]) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Articles and pages, and a problem for each file that cannot be read."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for file in files:
        try:
            articles.append(_article(file, file.read_text("utf-8-sig")))
        except OSError as error:
            problems.append(Problem(file, 0, f"The file cannot be read ({error.strerror})."))
        except UnicodeDecodeError:
            problems.append(Problem(file, 0, "The file is not saved as UTF-8.", "Save it again as UTF-8."))
    return tuple(articles), tuple(problems)


def _article(file: Path, text: str) -> Article:
    """Front matter that cannot be read counts as none, and the build explains why."""
    parts = frontmatter.split(text)
    try:
        fields = yaml.load(parts.front, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        fields = None
    fields = fields if isinstance(fields, dict) else {}
    nocite = fields.get("nocite", [])
    return Article(
        file=file,
        body=parts.body,
        body_line=parts.body_line,
        draft=fields.get("status") == "draft",
        nocite=tuple(nocite if isinstance(nocite, list) else str(nocite).replace(",", " ").split()),
        description=str(fields.get("description", "")),
        lang=fields["lang"] if fields.get("lang") in LANGUAGES else ENGLISH.code,
    )
