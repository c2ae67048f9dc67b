"""Templates whose words are translated: pages stay as long as the catalogue does."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from jinja2 import DictLoader, Environment, Template
from pelican.utils import DateFormatter

from plugins.fastbuild.closures import Closures
from plugins.fastbuild.fingerprints import ChangingError, Fingerprints, UnknownError
from plugins.fastbuild.last_output import InPlace
from plugins.fastbuild.pages import Pages
from tests.fastbuild.sites import build, make_site
from tests.fastbuild.test_pages_left_alone import said_of
from tests.fastbuild.themes import PLAIN, write_theme

I18N = "jinja2.ext.i18n"


def translations(**words: str) -> GNUTranslations:
    catalogue = Catalog("de", creation_date=datetime(2020, 2, 2, tzinfo=UTC))
    for sentence, translated in words.items():
        catalogue.add(sentence, translated)
    catalogue.add(("%(num)s page", "%(num)s pages"), ("%(num)s Seite", "%(num)s Seiten"))
    written = BytesIO()
    write_mo(written, catalogue)
    written.seek(0)
    return GNUTranslations(written)


def environment(source: str, spoken: NullTranslations | None, newstyle: bool) -> Environment:
    made = Environment(loader=DictLoader({"page": source}), extensions=[I18N])
    made.filters["strftime"] = DateFormatter()
    if spoken:
        made.install_gettext_translations(spoken, newstyle=newstyle)  # type: ignore[attr-defined]
    return made


def fingerprint(made: Environment, pure: frozenset[str] = frozenset()) -> Any:
    """Of all that the page looks up, and of its text."""
    closures, prints = Closures(made, pure), Fingerprints({}, ())
    closure = closures.of("page", {})
    return closure.text, [(name, prints.of(closures.value(name, {}))) for name in closure.names]


SPOKEN = {
    "trans": "{% trans %}Hours{% endtrans %}",
    "trans with a value": "{% trans name=a.b %}Hours of {{ name }}{% endtrans %}",
    "pluralize": "{% trans num=a|length %}{{ num }} page{% pluralize %}{{ num }} pages{% endtrans %}",
    "trans in a context": '{% trans "a door" %}Open{% endtrans %}',
    "the underscore": '{{ _("Hours") }}',
    "gettext": '{{ gettext("Hours %(name)s", name=a) }}',
    "ngettext": '{{ ngettext("%(num)s page", "%(num)s pages", 3) }}',
    "pgettext": '{{ pgettext("a door", "Open") }}',
    "inside a macro": '{% macro m() %}{{ _("Hours") }}{% endmacro %}{{ m() }}',
}


@pytest.mark.parametrize("newstyle", [False, True], ids=["old", "newstyle"])
@pytest.mark.parametrize("source", SPOKEN.values(), ids=SPOKEN.keys())
def test_a_page_knows_the_catalogue_that_it_looks_words_up_in(source: str, newstyle: bool) -> None:
    def of(spoken: NullTranslations) -> Any:
        return fingerprint(environment(source, spoken, newstyle))

    assert of(translations(Hours="Zeiten")) == of(translations(Hours="Zeiten"))
    assert of(translations(Hours="Zeiten")) != of(translations(Hours="Öffnungszeiten"))
    assert of(NullTranslations()) != of(translations(Hours="Zeiten"))
    falling_back = translations(Hours="Zeiten")
    falling_back.add_fallback(translations(Contact="Kontakt"))
    assert of(falling_back) != of(translations(Hours="Zeiten"))


def test_a_page_without_words_does_not_depend_on_the_catalogue() -> None:
    one, other = (environment("{{ a }}", translations(Hours=words), True) for words in ("Zeiten", "Uhr"))
    assert fingerprint(one) == fingerprint(other)


def test_how_words_are_read_is_a_part_of_the_text() -> None:
    spaced = "{% trans %}Hours\n  and more{% endtrans %}"
    trimmed = environment(spaced, translations(), True)
    trimmed.policies["ext.i18n.trimmed"] = True
    assert fingerprint(trimmed) != fingerprint(environment(spaced, translations(), True))


@pytest.mark.parametrize("pure", [frozenset(), frozenset(("gettext",))], ids=["unknown", "vouched for"])
def test_a_function_from_elsewhere_may_do_anything(pure: frozenset[str]) -> None:
    heard: list[str] = []

    def remembering(sentence: str) -> str:
        heard.append(sentence)
        return f"{sentence} {len(heard)}"

    made = environment('{{ gettext("Hours") }}', None, False)
    made.globals["gettext"] = remembering
    with pytest.raises(ChangingError, match="calls gettext"):
        fingerprint(made, pure)


def plain(text: str) -> str:
    return text.title()


def test_a_plain_function_can_be_vouched_for() -> None:
    made = environment('{{ shown("hours") }}', None, False)
    made.globals["shown"] = plain
    assert fingerprint(made, frozenset(("shown",)))
    with pytest.raises(ChangingError, match="calls shown"):
        fingerprint(made)


class Choosing:
    """In a template's place: the same page, in the language of the context."""

    def __init__(self, environments: dict[str, Environment]) -> None:
        self._environments = environments

    def choose(self, context: Mapping[str, Any]) -> tuple[Template, Mapping[str, Any]]:
        return self._environments[context["lang"]].get_template("page"), context


def overlay(made: Environment, **words: str) -> Environment:
    """The environment in another language."""
    other = made.overlay()
    other.globals = {**made.globals, "gettext": translations(**words).gettext}
    return other


def test_a_page_in_another_language_depends_on_the_words_of_that_language() -> None:
    made = environment('{{ _("Hours") }}', translations(), True)

    def inputs(lang: str, **others: Environment) -> bytes:
        pages = Pages(
            {}, InPlace(), b"", made, partial(Closures, pure=frozenset()), Fingerprints({}, ()), alone=True
        )
        context = {"lang": lang, "localsiteurl": "", "output_file": "page.html"}
        return pages.inputs("page.html", Choosing({"en": made, **others}), context)  # type: ignore[arg-type]

    german, other_german = overlay(made, Hours="Zeiten"), overlay(made, Hours="Uhr")
    assert inputs("de", de=german) == inputs("de", de=overlay(made, Hours="Zeiten"))
    assert inputs("de", de=german) != inputs("de", de=other_german)
    assert inputs("de", de=german) != inputs("en")
    assert inputs("en", de=german) == inputs("en", de=other_german)
    with pytest.raises(UnknownError, match="from elsewhere"):
        inputs("de", de=environment('{{ _("Hours") }}', translations(), True))


PLUGIN = """\
from gettext import GNUTranslations
from pathlib import Path
from pelican.plugins import signals

def register():
    signals.generator_init.connect(speak)

def speak(generator):
    with open(Path(generator.path).parent / "words.mo", "rb") as file:
        generator.env.install_gettext_translations(GNUTranslations(file), newstyle=True)
"""
TRANSLATED = (
    '{% trans %}Hours{% endtrans %} {{ _("Contact") }} {{ ngettext("%(num)s page", "%(num)s pages", 2) }} '
    "{% trans num=articles|length, name=SITENAME %}{{ num }} page of {{ name }}"
    "{% pluralize %}{{ num }} pages of {{ name }}{% endtrans %}"
)


@pytest.mark.slow
def test_a_changed_catalogue_makes_the_pages_anew(tmp_path: Path) -> None:
    make_site(tmp_path, 40)
    (tmp_path / "theme").mkdir()
    write_theme(tmp_path / "theme", {**PLAIN, "footer.html": TRANSLATED})
    (tmp_path / "speaking.py").write_text(PLUGIN)
    settings = {
        "JINJA_ENVIRONMENT": {"extensions": [I18N]},
        "PLUGIN_PATHS": [str(tmp_path), str(Path(__file__).parents[2])],
        "THEME_TEMPLATES_OVERRIDES": [str(tmp_path / "theme")],
    }

    def speak(words: str) -> None:
        catalogue = Catalog("de")
        catalogue.add("Hours", words)
        with (tmp_path / "words.mo").open("wb") as file:
            write_mo(file, catalogue)

    def left_alone() -> int:
        plugins = ["plugins.fastbuild.hook", "speaking"]
        fast = build(tmp_path, "fast", tmp_path / "fast.log", PLUGINS=plugins, **settings)
        assert fast == build(tmp_path, "plain", PLUGINS=["speaking"], **settings)
        return said_of(tmp_path / "fast.log")["left alone"]

    speak("Zeiten")
    left_alone()
    assert left_alone() > 90
    speak("Öffnungszeiten")
    assert left_alone() == 0
    assert "Öffnungszeiten 2" not in (tmp_path / "fast" / "index.html").read_text()
    assert "Öffnungszeiten" in (tmp_path / "fast" / "index.html").read_text()
    assert left_alone() > 90
