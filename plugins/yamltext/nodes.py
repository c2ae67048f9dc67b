"""YAML as people mean it: every scalar is text, every value knows its line, nothing appears twice."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from plugins.errors import Problem, Severity
from plugins.letters import FORBIDDEN, complaint
from plugins.yamltext.syntax import explain, references


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, as typed."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class List:
    """A sequence."""

    items: tuple["Text | List | Table", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping; `lines` are those of its names."""

    values: Mapping[str, "Text | List | Table"]
    lines: Mapping[str, int]
    line: int


@dataclass(slots=True)
class Complaints:
    """Collects what is wrong with one file."""

    file: Path
    problems: list[Problem]

    def add(self, line: int, sentence: str, suggestion: str = "") -> None:
        """An error: the build stops for it."""
        self.problems.append(Problem(self.file, line, sentence, suggestion))

    def warn(self, line: int, sentence: str, suggestion: str = "") -> None:
        """Something to look at when there is time."""
        self.problems.append(Problem(self.file, line, sentence, suggestion, Severity.WARNING))

    def no_text(self, line: int, name: str) -> None:
        """A list or fields where one text belongs."""
        self.add(line, f"{name} must be one text.", f'Write it on one line, in quotes: {name}: "…"')

    def unknown(self, line: int, name: str, known: Iterable[str], what: str) -> None:
        """A name that is none of the known ones."""
        self.add(line, f'"{name}" is not {what}.', nearest(name, known))


def nearest(name: str, known: Iterable[str]) -> str:
    """A question about the most similar name, else the list of all."""
    names = list(known)
    # Half a name in common, as "end_date" and "date" have, leads astray.
    close = difflib.get_close_matches(name.lower(), names, 1, cutoff=0.7)
    return f'Did you mean "{close[0]}"?' if close else f"There are: {', '.join(names)}."


def read(text: str, complaints: Complaints) -> Table | None:
    """The mapping that the text of a data file is; None with complaints when it cannot be read."""
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            complaints.add(number, "The line starts with a tab.", "Use spaces.")
    if complaints.problems:
        return None
    try:
        for mistake in references(text):
            complaints.add(*mistake)
        if complaints.problems:
            return None
        node = yaml.compose(text, Loader=yaml.BaseLoader)
        if not isinstance(node, yaml.MappingNode):
            complaints.add(0, "The file has no fields.", "Start with a line like  name: …")
            return None
        return _table(node, complaints)
    except yaml.MarkedYAMLError as error:
        complaints.add(*explain(error, text))
    except yaml.reader.ReaderError as error:
        reached = text[: error.position].count("\n") + 1
        complaints.add(reached, "A character on this line cannot be shown.", "Delete it and type it again.")
    except (RecursionError, ValueError):
        # ValueError: an escape beyond Unicode ("\\U0011FFFF"), a version number of 5000 digits.
        complaints.add(0, "The file is not text that can be read.", "Restore the last version that worked.")
    return None


def _value(node: yaml.Node, complaints: Complaints) -> "Text | List | Table":
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        text = str(node.value).strip()
        if found := FORBIDDEN.search(text):
            complaints.add(line, complaint(found[0]), "Remove it.")
        return Text(text, line)
    if isinstance(node, yaml.SequenceNode):
        return List(tuple(_value(item, complaints) for item in node.value), line)
    assert isinstance(node, yaml.MappingNode)  # YAML knows no fourth kind of node
    return _table(node, complaints)


def _table(node: yaml.MappingNode, complaints: Complaints) -> Table:
    values: dict[str, Text | List | Table] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            complaints.add(line, "This line needs a name.", "Write a name, a colon, a space, a value.")
            continue
        name = str(key.value)
        if found := FORBIDDEN.search(name):
            complaints.add(line, complaint(found[0]), "Remove it.")
            continue
        if name in lines:
            complaints.add(line, f"{name} appears twice (first on line {lines[name]}).", "Keep one of them.")
            continue
        lines[name] = line
        values[name] = _value(value, complaints)
    return Table(values, lines, node.start_mark.line + 1)


def tables(
    value: "Text | List | Table | None", complaints: Complaints, what: str, start: str
) -> Iterator[Table]:
    """The tables of a list; anything else in it is a complaint. `start` is how an item starts."""
    if value is None or value == Text("", value.line):
        return
    items = value.items if isinstance(value, List) else (value,)
    for item in items:
        if isinstance(item, Table):
            yield item
        else:
            sentence = f"Each of the {what} needs its fields on lines of their own."
            complaints.add(item.line, sentence, f"It starts like  - {start}")
