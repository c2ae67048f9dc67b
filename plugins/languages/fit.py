"""Whether a catalogue can be used, before pages are made with it: those who translate write no programs."""

import re
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, PoFileParser

from plugins.conflicts import conflict
from plugins.errors import Problem, Severity
from plugins.languages.update import is_translated, mistakes, quoted
from plugins.letters import FORBIDDEN, complaint

_LINE = re.compile(r"#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)[ \t]+)?\"(?:[^\"\\]|\\.)*\"|")
_RESTORE = "Restore it from the history."


class _Catalog(Catalog):
    """A catalogue that remembers which sentences a file has again; Babel keeps the last translation."""

    def __init__(self, locale: str) -> None:
        super().__init__(locale)
        self.again: list[Message] = []

    def __setitem__(self, id: str | tuple[str, ...] | list[str], message: Message) -> None:
        if message.id and self.get(id, message.context):
            self.again.append(message)
        super().__setitem__(id, message)


def unreadable(file: Path, data: bytes) -> tuple[Problem, ...]:
    """Why the bytes of a catalogue cannot be read as one."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        sentence = "A letter on this line is not in UTF-8."
        return (Problem(file, line, sentence, "Save the file with the encoding UTF-8."),)
    if found := FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        return (Problem(file, line, complaint(found[0]), "Remove it."),)
    if undecided := conflict(file, text):
        return undecided
    wrong = [number for number, line in enumerate(text.splitlines(), 1) if not _LINE.fullmatch(line.strip())]
    if wrong:
        advice = 'It starts like msgstr "…" and has a quotation mark at both ends, and \\" inside.'
        return tuple(Problem(file, line, "This line is no part of a catalogue.", advice) for line in wrong)
    try:
        catalog = _catalog(file, data)
        compiled = BytesIO()
        write_mo(compiled, catalog)
        compiled.seek(0)
        GNUTranslations(compiled)
    except PoFileError as error:
        advice = "Each sentence is a msgid with its msgstr."
        return (Problem(file, error.lineno + 1, "This line does not fit where it stands.", advice),)
    except (ValueError, LookupError, ArithmeticError) as error:
        return (Problem(file, 1, f"The first lines, which say what it is, are damaged: {error}.", _RESTORE),)
    if not len(catalog):
        return (Problem(file, 0, "The catalogue has no sentence.", _RESTORE),)
    return ()


def unfit(file: Path, data: bytes) -> tuple[Problem, ...]:
    """Why no page must be made with a catalogue, and, in a warning, what it leaves in English."""
    return unreadable(file, data) or tuple(_unfit(file, _catalog(file, data)))


def _unfit(file: Path, catalog: _Catalog) -> Iterator[Problem]:
    for message in catalog.again:
        sentence = f"{quoted(message)} stands here again."
        yield Problem(file, message.lineno or 0, sentence, "Keep one of them.")
    messages = [message for message in catalog if message.id]
    for message in messages:
        for sentence in mistakes(catalog, message) if is_translated(message) else ():
            yield Problem(file, message.lineno or 0, sentence)
    left = [message for message in messages if message.fuzzy or not is_translated(message)]
    if left:
        number = "1 sentence is" if len(left) == 1 else f"{len(left)} sentences are"
        sentence = f"From here on, {number} said in English: not translated, or marked as fuzzy."
        yield Problem(file, left[0].lineno or 0, sentence, "Run make translations.", Severity.WARNING)


def _catalog(file: Path, data: bytes) -> _Catalog:
    catalog = _Catalog(file.stem)
    PoFileParser(catalog, abort_invalid=True).parse(BytesIO(data))
    return catalog
