"""A catalogue brought up to date with the program, and what is wrong with one."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.pofile import read_po, write_po

from plugins.errors import Problem
from plugins.languages.catalogue import file_of

_HEADER = """\
# What the site says, in another language. English is in the templates and in plugins/.
# `make translations` brings this file up to date; an empty msgstr waits for its translation.
# Words like %(time)s and <a href="…"> must be in the translation too."""
_WIDTH = 110
_FRAME = re.compile(r"%\(\w+\)s|%%|<[^>]+>")
_SIGN = re.compile("[%<>]")
_WRITTEN = {"%": "%%", "<": "&lt;", ">": "&gt;"}


def read(code: str) -> Catalog:
    """A language's catalogue as it stands; an empty one when there is none."""
    file = file_of(code)
    return read_po(BytesIO(file.read_bytes()), code) if file.exists() else Catalog(code)


def updated(old: Catalog, sentences: Catalog) -> Catalog:
    """The same translations, with the sentences there are now: new ones empty, unused ones gone."""
    new = Catalog(
        old.locale,
        header_comment=_HEADER,
        project="The website",
        version="1",
        fuzzy=False,
        creation_date=sentences.creation_date,
        revision_date=sentences.revision_date,
    )
    for sentence in _messages(sentences):
        known = old.get(sentence.id, sentence.context)
        string = known.string if known else ""
        new.add(sentence.id, string, sentence.locations, context=sentence.context, flags=sentence.flags)
    return new


def written(catalog: Catalog) -> bytes:
    """A catalogue as a file's bytes."""
    file = BytesIO()
    write_po(file, catalog, width=_WIDTH, include_lineno=False, sort_by_file=True)
    return file.getvalue()


def check(file: Path, catalog: Catalog, sentences: Catalog) -> Iterator[Problem]:
    """Sentences without a translation, translations of no sentence, doubtful ones, and lost placeholders."""
    for sentence in _messages(sentences):
        known = catalog.get(sentence.id, sentence.context)
        if known is None or not all(_texts(known.string)):
            advice = "Run make translations, and write it there."
            yield Problem(
                file,
                known.lineno or 0 if known else 0,
                f'"{_texts(sentence.id)[0]}" has no translation.',
                advice,
            )
    for known in _messages(catalog):
        line = known.lineno or 0
        if sentences.get(known.id, known.context) is None:
            advice = "Run make translations."
            yield Problem(file, line, f"{quoted(known)} is said nowhere any more.", advice)
        elif known.fuzzy:
            advice = "Check it and take the mark out."
            yield Problem(file, line, f"{quoted(known)} is marked as fuzzy.", advice)
        elif is_translated(known):
            yield from (Problem(file, line, sentence) for sentence in mistakes(catalog, known))


def mistakes(catalog: Catalog, known: Message) -> Iterator[str]:
    """A translation holds the places for values and the HTML of its sentence, in any order."""
    forms, originals = _texts(known.string), _texts(known.id)
    if len(originals) > 1 and len(forms) != catalog.num_plurals:
        yield f"{quoted(known)} has {len(forms)} forms, and the language {catalog.num_plurals}."
    for form in forms:
        lost, found = (sorted(_FRAME.findall(text)) for text in (originals[-1], form))
        if lost != found:
            yield f"{quoted(known)} has {' '.join(found) or 'no places'} for {' '.join(lost) or 'none'}."
        elif sign := _SIGN.search(_FRAME.sub("", form)):
            yield f"{quoted(known)} has {sign[0]} by itself, which is written {_WRITTEN[sign[0]]}."


def is_translated(message: Message) -> bool:
    """Whether no form of it is empty."""
    return all(_texts(message.string))


def quoted(message: Message) -> str:
    """What a sentence about a translation starts with."""
    return f'The translation of "{_texts(message.id)[0]}"'


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _texts(said: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (said or "",) if said is None or isinstance(said, str) else tuple(said)
