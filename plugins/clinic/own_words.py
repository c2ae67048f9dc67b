"""What the practice says in its own words, for visitors who read another language."""

from markupsafe import Markup

from plugins.languages.model import ENGLISH, Language


def own_words(english: str, spanish: str, language: Language) -> str:
    """The words in a language. Where they are not translated they stay English, as HTML that says so."""
    if language.code == ENGLISH.code or not english:
        return english
    return spanish or Markup('<span lang="en">{}</span>').format(english)
