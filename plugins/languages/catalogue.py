"""The languages there are: English, and one for each catalogue that is listed here."""

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from plugins.fastbuild.store import digest
from plugins.languages.model import ENGLISH, Language

FOLDER = Path(__file__).parents[2] / "theme" / "translations"
# Code → what the language calls itself, and its name for Open Graph.
LANGUAGES = {"en": (ENGLISH.name, ENGLISH.locale), "es": ("Español", "es_US")}


@cache
def language(code: str) -> Language:
    """One of LANGUAGES with its catalogue, `theme/translations/es.po`."""
    return ENGLISH if code == ENGLISH.code else Language(code, *LANGUAGES[code], _translations(code))


def catalogues() -> str:
    """A fingerprint of the words of all languages."""
    return digest(b"".join(file.read_bytes() for file in sorted(FOLDER.glob("*.po"))))


def file_of(code: str) -> Path:
    """Where a catalogue is kept."""
    return FOLDER / f"{code}.po"


def _translations(code: str) -> GNUTranslations:
    # Babel takes longer to import than a small site to build; sites in English do without.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with file_of(code).open("rb") as file:
        catalog = read_po(file, code)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)
