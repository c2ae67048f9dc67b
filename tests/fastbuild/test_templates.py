"""Compiled templates are kept, and made again when anything they depend on has changed."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import StrictUndefined

from plugins.fastbuild.store import Store
from tests.fastbuild.sites import build, make_site

pytestmark = pytest.mark.slow
CHANGES: list[dict[str, Any]] = [
    {"JINJA_ENVIRONMENT": {"trim_blocks": True, "lstrip_blocks": True}},
    {"JINJA_ENVIRONMENT": {"autoescape": True}},
    {"JINJA_ENVIRONMENT": {"variable_start_string": "<<", "variable_end_string": ">>"}},
    {"JINJA_ENVIRONMENT": {"undefined": StrictUndefined}},
    {"JINJA_ENVIRONMENT": {"extensions": ["jinja2.ext.do"]}},
    {"JINJA_FILTERS": {"upper": str.lower}},
    {"JINJA_GLOBALS": {"word": "global"}},
]
TEMPLATE = """\
{% if "plugins.fastbuild.hook" is plugin_enabled %}
  {{ "Word"|upper }} << "x" >> {{ word }}
{% endif %}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    make_site(tmp_path, 3)
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "article.html").write_text(TEMPLATE)
    return tmp_path


@pytest.mark.parametrize("changed", CHANGES, ids=lambda changed: str(changed)[:60])
def test_changed_options_of_jinja_count(site: Path, changed: dict[str, Any]) -> None:
    settings = {"THEME_TEMPLATES_OVERRIDES": [str(site / "theme")], "THEME": "simple"}
    build(site, "fast", **settings)
    fast = outcome(site, "fast", **settings, **changed)
    assert fast == outcome(site, "plain", FASTBUILD=False, **settings, **changed)
    assert fast == outcome(site, "fast", **settings, **changed)


def test_a_changed_template_counts(site: Path) -> None:
    settings = {"THEME_TEMPLATES_OVERRIDES": [str(site / "theme")]}
    build(site, "fast", **settings)
    (site / "theme" / "article.html").write_text("{{ article.title }}")
    assert build(site, "fast", **settings) == build(site, "plain", FASTBUILD=False, **settings)
    assert (site / "fast" / "article-1.html").read_text() == "Article 1"


def test_they_are_kept(site: Path) -> None:
    build(site, "fast")
    index = (site / "cache" / "fastbuild" / "templates" / "index").read_bytes()
    build(site, "fast")
    assert (site / "cache" / "fastbuild" / "templates" / "index").read_bytes() == index
    assert isinstance(Store(site / "cache" / "fastbuild" / "templates", "other").get("x"), type(None))


def outcome(site: Path, output: str, **settings: Any) -> dict[str, str] | str:
    """The written files, or what Jinja said."""
    try:
        return build(site, output, **settings)
    except Exception as error:  # noqa: BLE001 - both builds must fail with the same words
        return str(error).splitlines()[-1]
