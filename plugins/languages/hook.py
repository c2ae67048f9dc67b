"""Pelican renders each article and page in its own language, with the templates' words from the catalogue."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import Environment, Template
from pelican.contents import Article, Page
from pelican.generators import Generator, PagesGenerator
from pelican.plugins import signals

from plugins.languages.catalogue import language
from plugins.languages.model import ENGLISH, Language
from plugins.languages.templates import speak

# Name → a function of a language that makes what templates find under it; plugins put their own there.
IN_LANGUAGE = "in_language"
_ADDRESSES = "addresses_in_language"


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(speak_languages)
    signals.all_generators_finalized.connect(know_addresses)


def speak_languages(generator: Generator) -> None:
    """Let a generator's templates be rendered in every language."""
    generator.context.setdefault(IN_LANGUAGE, {})
    generator.context.setdefault(_ADDRESSES, {})
    templates = _Templates(generator)
    generator.get_template = templates.get


def know_addresses(generators: Sequence[Generator]) -> None:
    """Remember where pages are in other languages."""
    addresses: dict[str, dict[str, str]] = generators[0].context[_ADDRESSES]
    for generator in generators:
        if isinstance(generator, PagesGenerator):
            for page in generator.translations:
                for original in page.translations:
                    addresses.setdefault(page.lang, {})[f"/{original.url}"] = f"/{page.url}"


class _Templates:
    """A generator's templates, in an environment for each language."""

    def __init__(self, generator: Generator) -> None:
        self._generator = generator
        self._find: Callable[[str], Template] = generator.get_template
        self._translated: dict[str, _Translated] = {}
        self._spoken: dict[str, Environment] = {}
        self._made: dict[str, dict[str, Any]] = {}
        speak(generator.env, ENGLISH, generator.settings["SITEPATH"], {})

    def get(self, name: str) -> "_Translated":
        """As Pelican finds it; an exception when there is none."""
        self._find(name)
        return self._translated.setdefault(name, _Translated(name, self))

    def english(self, name: str) -> Template:
        """The template itself."""
        return self._find(name)

    def environment(self, code: str) -> Environment:
        """The environment of a language that is not English."""
        if code not in self._spoken:
            overlay = self._generator.env.overlay()
            addresses = self._generator.context[_ADDRESSES].get(code, {})
            speak(overlay, language(code), self._generator.settings["SITEPATH"], addresses)
            self._spoken[code] = overlay
        return self._spoken[code]

    def things(self, code: str) -> Mapping[str, Any]:
        """What other plugins have for templates in a language."""
        if code not in self._made:
            makers: Mapping[str, Callable[[Language], Any]] = self._generator.context[IN_LANGUAGE]
            self._made[code] = {name: make(language(code)) for name, make in makers.items()}
        return self._made[code]


class _Translated:
    """A template that renders in the language of the article or page it is given."""

    def __init__(self, name: str, templates: _Templates) -> None:
        self._name, self._templates = name, templates

    def render(self, context: Mapping[str, Any]) -> str:
        """Called by Pelican's writer."""
        template, found = self.choose(context)
        return str(template.render(found))

    def choose(self, context: Mapping[str, Any]) -> tuple[Template, Mapping[str, Any]]:
        """The template that renders, and what it is given; see plugins.fastbuild.chosen."""
        template = self._templates.english(self._name)
        text = context.get("article") or context.get("page")
        code = text.lang if isinstance(text, Article | Page) else ENGLISH.code
        if code == ENGLISH.code:
            return template, context
        assert template.name
        translated = self._templates.environment(code).get_template(template.name)
        return translated, {**context, **self._templates.things(code)}
