"""An address follows everything that it is made of, whenever a plugin changes that."""

from pathlib import Path
from typing import Any

import pytest

from tests.fastbuild.sites import build, make_site

pytestmark = pytest.mark.slow

CHANGES = {
    "slug": "article.slug = 'changed-' + article.slug",
    "date": "article.date = article.date.replace(year=2001)",
    "category": "article.category = Category('Else', article.settings)",
    "the category's slug": "article.category.slug = 'else-' + article.category.name[:3].lower()",
    "a tag's slug": "article.tags[0].slug = 'else-' + article.tags[0].name[-3:].replace(' ', '')",
    "a tag's name": "article.tags[0].name = 'else ' + article.tags[0].name",
    "a tag's setting": "article.settings['TAG_URL'] = 'else/{slug}.html'",
    "metadata": "article.metadata['kind'] = 'else'",
    "status": "article.status = 'draft'",
    "language": "article.lang = 'fr'",
    "a setting": "article.settings['ARTICLE_URL'] = article.settings['ARTICLE_SAVE_AS'] = 'else/{slug}.html'",
    "an override": "article.override_url = article.override_save_as = f'else/{article.slug}.html'",
}

PLUGIN = """\
from pelican.contents import Category
from pelican.plugins import signals
def register():
    signals.article_generator_finalized.connect(change)

def change(generator):
    for article in generator.articles:
        article.url, article.save_as
        [(tag.url, tag.save_as, tag.page_name) for tag in article.tags]
        {change}
"""


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_a_plugin_changes_changes_addresses(tmp_path: Path, change: str) -> None:
    make_site(tmp_path, 40)
    for file in (tmp_path / "content").glob("article-*.md"):
        file.write_text(f"Kind: note\n{file.read_text()}")
    (tmp_path / "changing.py").write_text(PLUGIN.replace("{change}", change))
    address = "{kind}/{date:%Y}/{category}/{lang}-{slug}.html"
    settings: dict[str, Any] = {
        "ARTICLE_URL": address,
        "ARTICLE_SAVE_AS": address,
        "DEFAULT_METADATA": {"kind": "none"},
        "PLUGIN_PATHS": [str(tmp_path)],
        "PLUGINS": ["plugins.fastbuild.hook", "changing"],
    }
    unchanged = build(tmp_path, "unchanged", FASTBUILD=False, **{**settings, "PLUGINS": []})
    plain = build(tmp_path, "plain", FASTBUILD=False, **settings)
    assert plain != unchanged
    assert build(tmp_path, "fast", **settings) == plain
