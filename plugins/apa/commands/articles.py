"""Articles as the commands read them: the text, and the little of the front matter that matters here."""

from pathlib import Path

import yaml

from plugins import frontmatter
from plugins.apa.check import Article

# What our articles use; pelicanconf.py has the whole list.
EXTENSIONS = ("tables", "footnotes", "attr_list", "md_in_html", "sane_lists", "fenced_code")


def read_article(file: Path) -> Article:
    """An article or page; front matter that cannot be read counts as none, and the build explains why."""
    parts = frontmatter.split(file.read_text("utf-8-sig"))
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
    )
