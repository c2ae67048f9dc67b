"""content/authors.yaml → the authors, with every mistake in it."""

from pathlib import Path

from plugins.authors.model import Author
from plugins.errors import DataError, Problem
from plugins.patience import bounded
from plugins.yamltext.files import read_file
from plugins.yamltext.nodes import Complaints, Table, Text, tables

FIELDS = ("name", "credentials", "license", "about")


def load(file: Path) -> tuple[tuple[Author, ...], tuple[Problem, ...]]:
    """The authors of the file, which need not exist, and what is wrong with it."""
    complaints = Complaints(file, [])
    try:
        with bounded(file):
            top = read_file(complaints)
    except FileNotFoundError:
        return (), ()
    except DataError as error:
        return (), error.problems
    if top is None:
        return (), tuple(complaints.problems)
    for name in top.values:
        if name != "authors":
            complaints.unknown(top.lines[name], name, ["authors"], "a field of this file")
    listed = tuple(tables(top.values.get("authors"), complaints, "authors", "name: …"))
    authors = tuple(_author(table, complaints) for table in listed)
    seen: set[str] = set()
    for table, author in zip(listed, authors, strict=True):
        if author.name in seen:
            sentence = f'There are two authors called "{author.name}".'
            complaints.add(table.line, sentence, "Keep one of them.")
        seen |= {author.name} - {""}
    return (() if complaints.problems else authors), tuple(complaints.problems)


def _author(table: Table, complaints: Complaints) -> Author:
    for name in table.values:
        if name not in FIELDS:
            complaints.unknown(table.lines[name], name, FIELDS, "a field of an author")
    given = {name: _text(table, name, complaints) for name in FIELDS}
    if not given["name"]:
        complaints.add(
            table.line, "The author has no name.", "Write it as it stands in the articles: name: …"
        )
    return Author(**given)


def _text(table: Table, name: str, complaints: Complaints) -> str:
    value = table.values.get(name)
    if value is None:
        return ""
    if not isinstance(value, Text):
        complaints.no_text(value.line, name)
        return ""
    return " ".join(value.text.split())
