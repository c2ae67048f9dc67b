"""A language that pages can be in, and its words for the sentences of the program."""

from dataclasses import dataclass
from gettext import NullTranslations


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """`code` is its tag (BCP 47), `name` what it calls itself, `locale` its name for Open Graph.

    Sentences are in English and take values like %(time)s; a percent sign is written twice.
    """

    code: str
    name: str
    locale: str
    translations: NullTranslations

    def gettext(self, sentence: str, /, **values: object) -> str:
        """The sentence in this language, with its values."""
        return self.translations.gettext(sentence) % values

    def pgettext(self, context: str, sentence: str, /, **values: object) -> str:
        """The same for words that mean several things; `context` says which is meant."""
        return self.translations.pgettext(context, sentence) % values

    def ngettext(self, one: str, several: str, number: int, /, **values: object) -> str:
        """The sentence for a number of things, which it can name as %(num)s."""
        return self.translations.ngettext(one, several, number) % {"num": number, **values}


# What a program says where nobody asked for another language.
ENGLISH = Language("en", "English", "en_US", NullTranslations())
