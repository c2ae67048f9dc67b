"""YAML as people mean it: every scalar is text, every value knows its line, nothing appears twice."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from plugins.errors import Problem, Severity


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

    def unknown(self, line: int, name: str, known: Iterable[str], what: str) -> None:
        """A name that is none of the known ones."""
        self.add(line, f'"{name}" is not {what}.', nearest(name, known))


def nearest(name: str, known: Iterable[str]) -> str:
    """A question about the most similar name, else the list of all."""
    names = list(known)
    close = difflib.get_close_matches(name.lower(), names, 1)
    return f'Did you mean "{close[0]}"?' if close else f"There are: {', '.join(names)}."


def read(text: str, complaints: Complaints) -> Table | None:
    """The mapping that the text of a data file is; None with complaints when it cannot be read."""
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            complaints.add(number, "The line starts with a tab.", "Use spaces.")
    if complaints.problems:
        return None
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.BaseLoader)):
            complaints.add(0, "The file uses * to repeat a part of itself.", "Write the part out.")
            return None
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        _complain_about_syntax(error, text, complaints)
        return None
    except (yaml.reader.ReaderError, RecursionError):
        complaints.add(0, "The file is not text that can be read.", "Restore the last version that worked.")
        return None
    if not isinstance(node, yaml.MappingNode):
        complaints.add(0, "The file has no fields.", "Start with a line like  name: …")
        return None
    return _table(node, complaints)


def _complain_about_syntax(error: yaml.MarkedYAMLError, text: str, complaints: Complaints) -> None:
    """A lone quotation mark is the usual culprit, and YAML notices it lines later."""
    lines = text.split("\n")
    lone = next((number for number, line in enumerate(lines, 1) if _code(line).count('"') % 2), 0)
    if lone:
        complaints.add(
            lone, "A quotation mark on this line has no partner.", 'Write " at both ends of the text.'
        )
        return
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    complaints.add(
        line,
        f'The line "{lines[line - 1].strip()[:40]}" does not fit where it stands.',
        "Compare its spaces and its colon with the lines around it.",
    )


def _code(line: str) -> str:
    """The line without its comment."""
    return line.split(" #")[0] if not line.startswith("#") else ""


def _value(node: yaml.Node, complaints: Complaints) -> "Text | List | Table":
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return Text(str(node.value).strip(), line)
    if isinstance(node, yaml.SequenceNode):
        return List(tuple(_value(item, complaints) for item in node.value), line)
    assert isinstance(node, yaml.MappingNode)  # YAML knows no fourth kind of node
    return _table(node, complaints)


def _table(node: yaml.MappingNode, complaints: Complaints) -> Table:
    values: dict[str, Text | List | Table] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        name, line = str(getattr(key, "value", "")), key.start_mark.line + 1
        if name in lines:
            complaints.add(line, f"{name} appears twice (first on line {lines[name]}).", "Keep one of them.")
            continue
        lines[name] = line
        values[name] = _value(value, complaints)
    return Table(values, lines, node.start_mark.line + 1)


def tables(value: "Text | List | Table | None", complaints: Complaints, what: str) -> Iterator[Table]:
    """The tables of a list; anything else in it is a complaint."""
    if value is None or value == Text("", getattr(value, "line", 0)):
        return
    items = value.items if isinstance(value, List) else (value,)
    for item in items:
        if isinstance(item, Table):
            yield item
        else:
            complaints.add(item.line, f"Each of the {what} needs its fields on lines of their own.")
