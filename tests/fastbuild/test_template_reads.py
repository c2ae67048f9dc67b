"""What a template may look at is found in its source; what may do more than look is named."""

import json
from pathlib import Path

import pelican
import pytest
from jinja2 import Environment, FileSystemLoader
from pelican.utils import DateFormatter

from plugins.fastbuild.closures import Closures
from plugins.fastbuild.fingerprints import ChangingError
from plugins.fastbuild.template_reads import reads
from tests.fastbuild.sites import build, make_site
from tests.fastbuild.themes import PLAIN, write_theme

READS = {
    "{{ a.b[c] }}": "a c",
    "{% for x in y|sort(attribute=z) %}{{ x }}{{ loop.index }}{% endfor %}": "y z x loop",
    "{% set ns = namespace(n=0) %}{% set ns.n = a %}{{ ns.n }}": "namespace a ns",
    "{% if a is defined and not b %}{% endif %}": "a b",
    "{% macro m(p, q=r) %}{{ p }}{{ q }}{{ s }}{% endmacro %}{{ m(t) }}": "r p q s m t",
    "{% extends 'a' if b else 'c' %}": None,
    "{% include name %}": None,
    "{% include ['a', 'b'] %}{% import 'c' as d %}{{ d.e(f) }}": "d f",
    "{{ a.b(c).d }}": None,
    "{{ a.isoformat() }}{{ b.items()|list }}{{ 'x y'.split()[0] }}": "a b",
    "{{ a.append(b) }}": None,
    "{% macro m() %}{% set a = [] %}{{ a.append(b) }}{{ a }}{% endmacro %}": "a b",
    "{% macro m(a) %}{{ a.append(b) }}{% endmacro %}": None,
    "{{ a|own }}": None,
    "{{ a|random }}": None,
    "{{ a is sameas b }}": None,
    "{{ a|map('own')|list }}": None,
    "{{ a|map(b)|list }}": None,
    "{{ a|map(attribute='settings.X')|list }}": None,
    "{{ a|selectattr('b', 'own')|list }}": None,
    "{{ a|selectattr('b')|map('upper')|join }}": "a",
    "{{ a|attr('b') }}": "a",
    "{{ a|attr(b) }}": None,
    "{{ a|attr('_context') }}": None,
    "{{ a._context }}{{ b }}": None,
    "{{ a['__dict__'] }}": None,
    "{{ a.settings }}": None,
    "{{ FEED.format(slug=tag.slug) }}": "FEED tag",
    "{{ FEED.format(tag) }}": None,
    "{{ (a if b else c)(d) }}": "a b c d",
    "{{ a[0](b) }}": None,
    "{% autoescape true %}{{ a }}{% endautoescape %}": "a",
}


@pytest.mark.parametrize(("source", "names"), READS.items(), ids=READS.keys())
def test_what_a_template_reads(source: str, names: str | None) -> None:
    found = reads(Environment().parse(source), frozenset())
    assert bool(found.problem) == (names is None)
    if names is not None:
        assert found.names == set(names.split())


def test_a_filter_that_the_site_vouches_for_is_no_problem() -> None:
    assert not reads(Environment().parse("{{ a|own }}"), frozenset(("own",))).problem


CHANGING = {
    "a function of the context": {"page": "{{ now() }}"},
    "a macro that remembers": {
        "page": "{% import 'm' as m %}{{ m.count() }}",
        "m": "{% set ns = namespace(n=0) %}{% macro count() %}{% set ns.n = ns.n + 1 %}{% endmacro %}",
    },
    "an import of an import that remembers": {
        "page": "{% import 'm' as m %}{{ m.count() }}",
        "m": "{% include 'n' %}{% macro count() %}{% endmacro %}",
        "n": "{% set c = cycler(1, 2) %}",
    },
    "a problem in what is included": {"page": "{% include 'm' %}", "m": "{{ a|own }}"},
}


@pytest.mark.parametrize("templates", CHANGING.values(), ids=CHANGING.keys())
def test_templates_that_may_do_more_than_look(tmp_path: Path, templates: dict[str, str]) -> None:
    write_theme(tmp_path, templates)
    with pytest.raises(ChangingError):
        Closures(environment(tmp_path), frozenset()).of("page", {"now": print})


def test_a_template_that_appears_is_noticed(tmp_path: Path) -> None:
    write_theme(tmp_path, {"page": "{% include 'm' ignore missing %}"})
    before = Closures(environment(tmp_path), frozenset()).of("page", {}).text
    write_theme(tmp_path, {"m": ""})
    assert Closures(environment(tmp_path), frozenset()).of("page", {}).text != before


PLUGIN = """\
import json
from jinja2.runtime import Context
from pelican.plugins import signals

READ = {}

class Recording(Context):
    def resolve_or_missing(self, key):
        READ.setdefault(self.name, []).append(key)
        return super().resolve_or_missing(key)

def register():
    signals.generator_init.connect(record)
    signals.finalized.connect(tell)

def record(generator):
    generator.env.context_class = Recording

def tell(pelican):
    with open(pelican.settings["READ"], "w") as file:
        json.dump(READ, file)
"""


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["Pelican's", "ours"])
def test_no_page_reads_a_name_that_was_not_found(tmp_path: Path, theme: str) -> None:
    make_site(tmp_path, 24)
    templates = tmp_path / "theme"
    templates.mkdir()
    if theme == "ours":
        write_theme(templates, PLAIN)
    (tmp_path / "recording.py").write_text(PLUGIN)
    build(
        tmp_path,
        "plain",
        PLUGIN_PATHS=[str(tmp_path)],
        PLUGINS=["recording"],
        READ=str(tmp_path / "read.json"),
        THEME_TEMPLATES_OVERRIDES=[str(templates)],
    )
    read = json.loads((tmp_path / "read.json").read_text())
    assert {"article.html", "index.html", "tag.html"} <= read.keys()
    closures = Closures(environment(templates), frozenset())
    for name, names in read.items():
        assert set(names) <= set(closures.of(name, {}).names), name


def environment(folder: Path) -> Environment:
    themes = Path(pelican.__file__).parent / "themes"
    own = [str(themes / name / "templates") for name in ("notmyidea", "simple")]
    made = Environment(loader=FileSystemLoader([str(folder), *own]))
    made.filters["strftime"] = DateFormatter()
    return made
