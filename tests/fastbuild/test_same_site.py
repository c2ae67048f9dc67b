"""With the plugin Pelican writes the very same bytes as without it."""

from pathlib import Path
from typing import Any

import pytest

from tests.fastbuild.sites import build, changed, make_site

pytestmark = pytest.mark.slow
KINDS: list[dict[str, Any]] = [
    {},
    {"RELATIVE_URLS": True},
    {"ARTICLE_TRANSLATION_ID": None},
    {"DEFAULT_PAGINATION": False, "WITH_FUTURE_DATES": False},
    {"ARTICLE_URL": "{date:%Y}/{slug}/", "ARTICLE_SAVE_AS": "{date:%Y}/{slug}/index.html"},
    {"FORMATTED_FIELDS": ["summary", "title"], "SLUGIFY_SOURCE": "basename"},
    {"MARKDOWN": {"extensions": ["extra", "toc", "smarty", "nl2br"], "output_format": "html5"}},
    {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True},
]


@pytest.mark.parametrize("settings", KINDS, ids=map(changed, KINDS))
def test_sites_of_every_kind(tmp_path: Path, settings: dict[str, Any]) -> None:
    make_site(tmp_path, 60)
    plain = build(tmp_path, "plain", FASTBUILD=False, **settings)
    assert len(plain) > 100
    assert build(tmp_path, "fast", **settings) == plain
    assert build(tmp_path, "fast", **settings) == plain  # and again, with whatever was kept
