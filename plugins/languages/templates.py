"""Templates that are rendered in a page's language: one Jinja environment for each, because what a page says
must not depend on which pages were rendered before it, nor on which process renders it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jinja2 import Environment
from markupsafe import Markup

from plugins.languages.catalogue import LANGUAGES
from plugins.languages.model import ENGLISH, Language


def speak(environment: Environment, language: Language, sitepath: str, addresses: Mapping[str, str]) -> None:
    """Let an environment's templates say everything in `language`.

    `addresses` says of English pages ("/hours") where they are in that language ("/es/horario").
    """
    words = _Words(language)
    links = _Links(language, sitepath, addresses)
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.policies["ext.i18n.trimmed"] = True
    environment.globals = {
        **environment.globals,
        "gettext": words.gettext,
        "pgettext": words.pgettext,
        "ngettext": words.ngettext,
        "_": words.gettext,
        "language": language,
        "languages": {code: name for code, (name, _) in LANGUAGES.items()},
        "to": links.to,
        "link": links.link,
    }


@dataclass(frozen=True, slots=True)
class _Words:
    """As `Language`, for HTML: the sentences may hold HTML, their values are escaped."""

    language: Language
    _plain: dict[str, Markup] = field(default_factory=dict, compare=False)

    def gettext(self, sentence: str, /, **values: object) -> Markup:
        if values:
            return Markup(self.language.translations.gettext(sentence)) % values
        found = self._plain.get(sentence)
        if found is None:
            found = self._plain[sentence] = Markup(self.language.gettext(sentence))
        return found

    def pgettext(self, context: str, sentence: str, /, **values: object) -> Markup:
        return Markup(self.language.translations.pgettext(context, sentence)) % values

    def ngettext(self, one: str, several: str, number: int, /, **values: object) -> Markup:
        return Markup(self.language.translations.ngettext(one, several, number)) % {"num": number, **values}


@dataclass(frozen=True, slots=True)
class _Links:
    """Links inside the site, to the page in the same language where there is one."""

    language: Language
    sitepath: str
    addresses: Mapping[str, str]

    def to(self, path: str) -> Markup:
        """The attributes of a link whose words are in the page's own language."""
        href = Markup('href="{}{}"').format(self.sitepath, self.addresses.get(path, path))
        return href + Markup(' hreflang="en"') if self._is_foreign(path) else href

    def link(self, path: str, words: str, classes: str = "", here: str = "", section: str = "") -> Markup:
        """A whole link. Its words are in the language of where it leads, so that nobody is surprised.

        `here` is the page's own address, `section` that of the part of the site it belongs to.
        """
        address = self.addresses.get(path, path)
        current = "page" if address == here else "true" if path == section else ""
        foreign = self._is_foreign(path)
        return Markup("<a {}{}{}{}>{}</a>").format(
            Markup('class="{}" ').format(classes) if classes else "",
            self.to(path),
            Markup(' lang="en"') if foreign else "",
            Markup(' aria-current="{}"').format(current) if current else "",
            words if foreign else Markup(self.language.gettext(words)),
        )

    def _is_foreign(self, path: str) -> bool:
        return self.language.code != ENGLISH.code and path not in self.addresses
