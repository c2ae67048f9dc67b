"""Bibliography files → entries with the line of every field.

pybtex reads the syntax. Each entry is read on its own, so that a missing brace spoils one entry and not the
rest of the file.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names
from pybtex.scanner import PybtexSyntaxError
from pybtex.utils import CaseInsensitiveDict

from plugins.apa.entry import Bibliography, Entry, Field
from plugins.apa.inheritance import inherited
from plugins.conflicts import conflict
from plugins.errors import DataError, Problem
from plugins.letters import FORBIDDEN, complaint
from plugins.patience import bounded

_BLANK_IN_KEY = re.compile(r"\s*@\s*\w+\s*[{(]\s*(?P<key>[^\s,={}]+[ \t]+[^\s,={}][^,={}\n]*?)\s*,")
_MOST_FROM_MACROS = 20_000  # letters in one entry
_START = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE)


def read_bibliography(files: Iterable[Path]) -> Bibliography:
    """Read .bib files; a key that stands twice keeps its first entry."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    macros = CaseInsensitiveDict(month_names)
    for file in files:
        try:
            text = file.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = file.read_bytes()[: error.start].count(b"\n") + 1
            problems.append(
                Problem(file, line, "The file is not in UTF-8.", "Save it with the encoding UTF-8.")
            )
            continue
        except OSError as error:
            problems.append(Problem(file, 0, f"The file cannot be read ({error.strerror})."))
            continue
        if undecided := conflict(file, text):
            problems += undecided
            continue
        if found := FORBIDDEN.search(text):
            line = text.count("\n", 0, found.start()) + 1
            problems.append(Problem(file, line, complaint(found[0]), "Remove it."))
            text = FORBIDDEN.sub(" ", text)
        try:
            with bounded(file):
                plain = text.replace("\r\n", "\n").replace("\r", "\n")
                read = list(_read_text(plain, file, macros, problems))
        except DataError as error:
            problems += error.problems
            continue
        for entry in read:
            first = entries.setdefault(entry.key, entry)
            if first is not entry:
                sentence = f'The key "{entry.key}" stands here and in {first.file}:{first.line}.'
                problems.append(
                    Problem(file, entry.line, sentence, "Keep one of them, or give one another key.")
                )
    whole = {entry.key: entry for entry in inherited(entries.values(), entries, problems)}
    return Bibliography(whole, tuple(problems))


def read_text(text: str, file: Path) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The entries of one text as they stand in it: keys may repeat, nothing is inherited."""
    problems: list[Problem] = []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(_read_text(text, file, CaseInsensitiveDict(month_names), problems)), tuple(problems)


class _GrownError(PybtexSyntaxError):  # type: ignore[misc]
    """Texts made of texts that are made of texts …"""


class _Reader(LowLevelParser):  # type: ignore[misc]
    """pybtex's reader, which also remembers the line of every field, and lets no @string grow without end."""

    from_macros = 0
    field_line = 1  # where an @string stands, which has no fields

    def substitute_macro(self, name: str) -> str:
        value = str(super().substitute_macro(name))
        self.from_macros += len(value)
        if self.from_macros > _MOST_FROM_MACROS:
            raise _GrownError("too long", self)
        return value

    def parse_entry_body(self, body_end: object) -> None:
        self.lines: list[int] = []
        self.field_line = self.lineno
        super().parse_entry_body(body_end)

    def parse_field(self) -> None:
        self.eat_whitespace()
        self.field_line = self.lineno
        super().parse_field()
        if self.current_field_name and self.current_value:
            self.lines.append(self.field_line)


def _read_text(text: str, file: Path, macros: Mapping[str, str], problems: list[Problem]) -> Iterable[Entry]:
    starts = [match.start() for match in _START.finditer(text)]
    line, last = 1, 0
    for start, end in pairwise([*starts, len(text)]):
        line += text.count("\n", last, start)
        last = start
        yield from _read_one(text[start:end], file, line, macros, problems)


def _read_one(
    text: str, file: Path, line: int, macros: Mapping[str, str], problems: list[Problem]
) -> Iterable[Entry]:
    errors: list[PybtexSyntaxError] = []
    reader = _Reader(text, macros=macros, handle_error=errors.append)
    for command, body in reader:
        if command.lower() in {"string", "preamble", "comment"} or not body[0]:
            continue
        key, fields = body[0], dict[str, Field]()
        for (name, parts), at in zip(body[1], reader.lines, strict=True):
            field = Field("".join(parts), line + at - 1)
            kept = fields.setdefault(name.lower(), field)
            if kept is not field:
                sentence = f'The field "{name}" of {key} stands twice (first on line {kept.line}).'
                problems.append(Problem(file, field.line, sentence, "Keep one of them."))
        filled = {name: field for name, field in fields.items() if field.value.strip(" {}")}
        broken = any(not isinstance(error, UndefinedMacro) for error in errors)
        yield Entry(key, command.lower(), filled, file, line, broken)
    problems += (_syntax_problem(error, reader, file, line) for error in errors)


def _syntax_problem(error: PybtexSyntaxError, reader: _Reader, file: Path, start: int) -> Problem:
    line = start + (error.lineno or 1) - 1
    if isinstance(error, UndefinedMacro):
        name = error.args[0]
        sentence = f'"{name}" is written without braces or quotation marks, and no @string defines it.'
        return Problem(file, line, sentence, f"Write {{{name}}} if it is a text.")
    if isinstance(error, _GrownError):
        sentence = f"What the @string texts stand for has more than {_MOST_FROM_MACROS:,} letters here."
        return Problem(file, line, sentence, "Write the text itself.")
    if blank := _BLANK_IN_KEY.match(reader.text):
        return Problem(file, start, f'The key "{blank["key"]}" has a blank in it.', "Write it as one word.")
    entry = reader.current_entry_key or "an entry"
    if reader.current_field_name and not reader.current_value:
        line = start + reader.field_line - 1
        field = reader.current_field_name
        sentence = f'The field "{field}" of {entry} opens a brace or quotation mark that is never closed.'
        return Problem(file, line, sentence, "Every { needs its }.")
    named = reader.current_entry_key or "without a key"
    sentence = f"The entry {named} of line {start} cannot be read from here on."
    advice = "Look for a missing comma, brace or quotation mark on this line or the one above."
    return Problem(file, line, sentence, advice)
