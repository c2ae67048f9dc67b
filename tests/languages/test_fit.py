"""A catalogue that somebody has damaged costs no page and no translation."""

from pathlib import Path

import pytest

from plugins.languages.catalogue import LANGUAGES, file_of
from plugins.languages.fit import unfit
from tests.trust.small import everything, make_program, run_program

FILE = Path("es.po")
PLURAL = "Plural-Forms: nplurals=2; plural=(n != 1);"
HEAD = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n{PLURAL}\\n"\n'
CALL = '\nmsgid "<b>Call</b> %(number)s"\nmsgstr "<b>Llame</b> al %(number)s"\n'  # lines 4 and 5
SYNTAX = (
    'es.po:5: This line is no part of a catalogue. It starts like msgstr "…" and has a quotation mark '
    'at both ends, and \\" inside.'
)
OF_CALL = 'es.po:4: The translation of "<b>Call</b> %(number)s" has'
HEAD_SAYS = "es.po:1: The first lines, which say what it is, are damaged: {}. Restore it from the history."


def translated(text: str) -> bytes:
    return (HEAD + CALL.replace("<b>Llame</b> al %(number)s", text)).encode()


MISTAKES = {
    "nothing": (translated("%(number)s: <b>llame</b>"), []),
    "Windows": (translated("<b>Llame</b> al %(number)s").replace(b"\n", b"\r\n"), []),
    "no sentence": (b"", ["es.po: The catalogue has no sentence. Restore it from the history."]),
    "another encoding": (
        (HEAD + CALL).replace("Llame", "Llamé").encode("latin-1"),
        ["es.po:5: A letter on this line is not in UTF-8. Save the file with the encoding UTF-8."],
    ),
    "words turned around": (
        translated("\u202e<b>Llame</b> al %(number)s"),
        ["es.po:5: The character U+202E turns the words after it around. Remove it."],
    ),
    "a quotation mark that is lost": ((HEAD + CALL).rstrip('"\n').encode(), [SYNTAX]),
    "a quotation mark too many": (translated('<b>Llame</b> "al" %(number)s'), [SYNTAX]),
    "words outside": ((HEAD + CALL).encode().replace(b'msgstr "<b>', b'msgstr ""<b>'), [SYNTAX]),
    "a sentence without its translation": (
        (HEAD + '\nmsgid "Call"' + CALL).encode(),
        ["es.po:4: This line does not fit where it stands. Each sentence is a msgid with its msgstr."],
    ),
    "a sentence again": (
        (HEAD + CALL + CALL.replace("Llame", "Llama")).encode(),
        ['es.po:7: The translation of "<b>Call</b> %(number)s" stands here again. Keep one of them.'],
    ),
    "a sentence again with a context": (
        (HEAD + CALL + CALL.replace("\nmsgid", '\nmsgctxt "verb"\nmsgid')).encode(),
        [],
    ),
    "a place for a value is lost": (
        translated("<b>Llame</b>"),
        [f"{OF_CALL} </b> <b> for %(number)s </b> <b>."],
    ),
    "a place for a value is damaged": (
        translated("<b>Llame</b> al %(number)d"),
        [f"{OF_CALL} </b> <b> for %(number)s </b> <b>."],
    ),
    "a percent sign": (
        translated("<b>Llame</b> al %(number)s 100%"),
        [f"{OF_CALL} % by itself, which is written %%."],
    ),
    "an element": (
        translated("<b>Llame</b> al %(number)s<script>alert(1)</script>"),
        [f"{OF_CALL} %(number)s </b> </script> <b> <script> for %(number)s </b> <b>."],
    ),
    "an attribute": (
        translated("<b onclick='a()'>Llame</b> al %(number)s"),
        [f"{OF_CALL} %(number)s </b> <b onclick='a()'> for %(number)s </b> <b>."],
    ),
    "half an element": (
        translated("<b>Llame</b> al %(number)s <img src=x onerror=alert(1) "),
        [f"{OF_CALL} < by itself, which is written &lt;."],
    ),
    "a program for the plural": (
        (HEAD + CALL).encode().replace(b"n != 1", b"exit(1)"),
        [HEAD_SAYS.format("invalid token in plural form: exit")],
    ),
    "an encoding that nobody knows": (
        (HEAD + CALL).encode().replace(b"utf-8", b"utf-88"),
        [HEAD_SAYS.format("unknown encoding: utf-88")],
    ),
    "not translated": (
        translated(""),
        [
            "Warning: es.po:4: From here on, 1 sentence is said in English: not translated, or marked "
            "as fuzzy. Run make translations."
        ],
    ),
}


@pytest.mark.parametrize(("data", "told"), MISTAKES.values(), ids=MISTAKES)
def test_a_damaged_catalogue_is_told_of(data: bytes, told: list[str]) -> None:
    found = [
        f"{'Warning: ' if problem.severity.value == 'warning' else ''}{problem}"
        for problem in unfit(FILE, data)
    ]
    assert found == told


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_the_catalogues_are_without_mistakes(code: str) -> None:
    assert unfit(file_of(code), file_of(code).read_bytes()) == ()


@pytest.mark.slow
@pytest.mark.parametrize("words", ["Horario 100%", "Horario<img src=x onerror=alert(1)>", 'Hora"rio'])
def test_no_page_is_made_with_a_damaged_catalogue(words: str, tmp_path: Path) -> None:
    root = make_program(tmp_path)
    assert run_program(root, "html").code == 0
    before = everything(root / "output")
    file = root / "theme" / "translations" / "es.po"
    line = file.read_text("utf-8").split("\n").index('msgstr "Horario"') + 1
    file.write_text(file.read_text("utf-8").replace('msgstr "Horario"', f'msgstr "{words}"'), "utf-8")
    run = run_program(root, "html")
    assert run.code == 1
    sentence, last = run.said.splitlines()
    assert sentence.startswith(tuple(f"theme/translations/es.po:{place}: Th" for place in (line - 1, line)))
    assert last == "1 problem to mend. The last good site is unchanged."
    assert everything(root / "output") == before


@pytest.mark.slow
def test_an_update_writes_nothing_over_what_it_cannot_read(tmp_path: Path) -> None:
    root = make_program(tmp_path)
    file = root / "theme" / "translations" / "es.po"
    file.write_text(file.read_text("utf-8").replace('msgstr "Horario"', 'msgstr "Horario'), "utf-8")
    before = file.read_bytes()
    run = run_program(root, "update", "plugins.languages")
    assert "This line is no part of a catalogue." in run.said
    assert (run.code, run.said.count("\n")) == (1, 1)
    assert file.read_bytes() == before
