"""Every sentence of the program has its translation, and no translation is without its sentence."""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from pelicanconf import NAVIGATION
from plugins.build.project import HERE
from plugins.languages.catalogue import LANGUAGES, file_of, language
from plugins.languages.extract import KEYWORDS, extracted
from plugins.languages.update import check, read, updated, written

FILE = Path("es.po")
OTHERS = [code for code in LANGUAGES if code != "en"]


@pytest.fixture(scope="module")
def sentences() -> Catalog:
    return extracted(label for label, _ in NAVIGATION)


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_has_every_sentence_and_no_other(code: str, sentences: Catalog) -> None:
    assert [str(problem) for problem in check(file_of(code), read(code), sentences)] == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_is_as_the_update_writes_it(code: str, sentences: Catalog) -> None:
    assert written(updated(read(code), sentences)) == file_of(code).read_bytes()


def literals(tree: ast.AST) -> Iterator[str]:
    """The sentences that calls in Python code are given, read without Babel."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            texts = [one.value for one in call.args if isinstance(one, ast.Constant)]
            if name in KEYWORDS and texts and all(isinstance(text, str) for text in texts):
                yield str(texts[1] if name == "pgettext" else texts[0])


def test_no_sentence_of_python_code_is_overlooked(sentences: Catalog) -> None:
    """Babel does not look inside f-strings."""
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in sentences}
    files = sorted((HERE / "plugins").rglob("*.py"))
    said = {text for file in files for text in literals(ast.parse(file.read_text("utf-8")))}
    assert len(said) > 150
    assert said - known == set()


HEAD = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
SENTENCES = """\
msgid "Call %(number)s"
msgstr ""

msgid "%(num)s day"
msgid_plural "%(num)s days"
msgstr[0] ""
msgstr[1] ""
"""
DAYS = 'msgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "%(num)s día"\nmsgstr[1] "%(num)s días"\n'
CALL = 'msgid "Call %(number)s"\nmsgstr "Llamar al %(number)s"\n'
NONE = '"Call %(number)s" has no translation. Run make translations, and write it there.'
MISTAKES = {
    "nothing": (CALL + "\n" + DAYS, []),
    "a sentence is missing": (
        DAYS,
        [f"es.po: {NONE}"],
    ),
    "a translation is empty": (
        CALL.replace("Llamar al %(number)s", "") + "\n" + DAYS,
        [f"es.po:4: {NONE}"],
    ),
    "one of two forms is empty": (
        CALL + "\n" + DAYS.replace("%(num)s días", ""),
        ['es.po:7: "%(num)s day" has no translation. Run make translations, and write it there.'],
    ),
    "a sentence is gone": (
        CALL + "\n" + DAYS + '\nmsgid "Old"\nmsgstr "Viejo"\n',
        ['es.po:12: The translation of "Old" is said nowhere any more. Run make translations.'],
    ),
    "a doubtful one": (
        "#, fuzzy\n" + CALL + "\n" + DAYS,
        ['es.po:5: The translation of "Call %(number)s" is marked as fuzzy. Check it and take the mark out.'],
    ),
    "a place for a value is lost": (
        CALL.replace("al %(number)s", "al %(numero)s") + "\n" + DAYS,
        ['es.po:4: The translation of "Call %(number)s" has %(numero)s for %(number)s.'],
    ),
}


def catalog(text: str) -> Catalog:
    return read_po(BytesIO((HEAD + text).encode()), "es")


@pytest.mark.parametrize(("text", "told"), MISTAKES.values(), ids=MISTAKES)
def test_what_is_wrong_with_a_catalogue(text: str, told: list[str]) -> None:
    assert [str(problem) for problem in check(FILE, catalog(text), catalog(SENTENCES))] == told


def test_an_update_keeps_what_is_translated_and_drops_what_is_gone() -> None:
    old = catalog(CALL + '\nmsgid "Old"\nmsgstr "Viejo"\n')
    new = read_po(BytesIO(written(updated(old, catalog(SENTENCES)))), "es")
    assert [(message.id, message.string) for message in new if message.id] == [
        ("Call %(number)s", "Llamar al %(number)s"),
        (("%(num)s day", "%(num)s days"), ("", "")),
    ]


def test_what_has_no_translation_yet_is_said_in_english() -> None:
    assert language("es").gettext("Nobody has translated %(this)s", this="it") == "Nobody has translated it"
