"""The front matter as it was written: names, texts and lines, and what is wrong with the YAML."""

import re
from pathlib import Path
from typing import Any

import yaml

from plugins.articles.fields import Field
from plugins.errors import Problem
from plugins.frontmatter import opens, split
from plugins.letters import FORBIDDEN, complaint
from plugins.yamltext.syntax import explain, quoted

FIRST_LINE = 2  # the one after the opening ---

_TEXT_AFTER_NAME = r"(\w+):[ ]+"

# Lines YAML trips over, in the words of somebody who writes articles. Tried only after YAML has tripped.
MISTAKES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"[ ]*\t|\w+:[ ]*\t"),
        "There is a tab in this line.",
        "Use spaces.",
    ),
    (
        re.compile(_TEXT_AFTER_NAME + r"""(?=[^"'\[{|>&*!])([^#]*:(?:[ ].*|$))"""),
        "{0} has a colon in its text, and YAML takes that for another field.",
        "Put quotes around it: {0}: {quoted}",
    ),
    (
        re.compile(_TEXT_AFTER_NAME + r"""(["'])(?:(?!\2).)*$"""),
        "The text of {0} starts with a quotation mark and never ends with one.",
        "Write {1} at its end too.",
    ),
    (
        re.compile(_TEXT_AFTER_NAME + r"""(["'])(?:(?!\2).)*\2[ ]*[^#\s]"""),
        "The text of {0} goes on after its closing quotation mark.",
        "Put other quotation marks around all of it.",
    ),
    (
        re.compile(_TEXT_AFTER_NAME + r"(?!\[[^\]]*\]|\{[^}]*\})([@`%*&!|>?{\[])"),
        "The text of {0} starts with {1}, which means something else to YAML.",
        "Put quotation marks around it, or close the bracket.",
    ),
    (
        re.compile(r"(?=[^\s#-])(?![\w]+:(?:\s|$)|[\]}])(.{1,30})"),
        'This line is not a field: "{0}".',
        "Write name: value. Or is the --- line that ends the front matter missing above it?",
    ),
    (
        re.compile(r"[ ]+(\w+):(?:\s|$)"),
        "{0} is moved in from the left.",
        "Start it at the beginning of the line.",
    ),
)


def written_fields(file: Path, text: str) -> tuple[dict[str, Field], tuple[Problem, ...]]:
    """Every field with its line; with a problem, whatever could still be read."""
    front = split(text).front
    if not front.strip():
        return {}, (_nothing(file, text),)
    try:
        # BaseLoader knows no types: "No" stays "No", and "12:30" is not 750.
        node = _composed(front)
    except RecursionError:
        return {}, (Problem(file, FIRST_LINE, "The front matter holds lists inside lists without end."),)
    except yaml.MarkedYAMLError as error:
        return {}, (_syntax(file, front, error),)
    except yaml.reader.ReaderError as error:
        line = FIRST_LINE + front[: error.position].count("\n")
        return {}, (Problem(file, line, f"The character U+{error.character:04X} cannot stand here."),)
    if not isinstance(node, yaml.MappingNode):
        return {}, (Problem(file, FIRST_LINE, "The lines between --- are not fields.", "Write name: value."),)
    return _fields(file, node)


def _composed(front: str) -> Any:
    """A front matter's nodes. libyaml reads ten times as fast; PyYAML itself tells what is wrong."""
    if yaml.__with_libyaml__:
        try:
            return yaml.compose(front, Loader=yaml.CBaseLoader)
        except yaml.YAMLError:
            pass
    return yaml.compose(front, Loader=yaml.BaseLoader)


def _fields(file: Path, node: yaml.MappingNode) -> tuple[dict[str, Field], tuple[Problem, ...]]:
    fields: dict[str, Field] = {}
    problems: list[Problem] = []
    for key, value in node.value:
        line = FIRST_LINE + key.start_mark.line
        texts = _texts(value)
        if not isinstance(key, yaml.ScalarNode):
            problems.append(Problem(file, line, "The name of a field must be one word."))
        elif texts is None:
            problems.append(Problem(file, line, f"{key.value} must be a text or a list of texts."))
        elif found := FORBIDDEN.search("".join((key.value, *texts))):  # YAML can write it as \a
            problems.append(Problem(file, line, complaint(found[0]), "Remove it."))
        elif key.value in fields:
            first = fields[key.value].line
            sentence = f"{key.value} appears twice (first on line {first})."
            problems.append(Problem(file, line, sentence, "Keep one of them."))
        else:
            fields[key.value] = Field(texts, line)
    return fields, tuple(problems)


def _texts(node: yaml.Node) -> str | tuple[str, ...] | None:
    """A text, a list of texts, or None for anything deeper."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        return tuple(str(item.value) for item in node.value)
    return None


def _nothing(file: Path, text: str) -> Problem:
    if opens(text):
        return Problem(
            file, 1, "The --- line that ends the front matter is missing.", "Write --- under its last field."
        )
    return Problem(
        file, 1, "The file has no front matter.", "Start it with its title, date and slug between --- lines."
    )


def _syntax(file: Path, front: str, error: yaml.MarkedYAMLError) -> Problem:
    """The first line that breaks a rule people know; where none does, what is said of any data file."""
    for number, line in enumerate(front.split("\n"), FIRST_LINE):
        for pattern, sentence, suggestion in MISTAKES:
            if match := pattern.match(line):
                words = match.groups()
                advice = suggestion.format(*words, quoted=quoted(words[-1] if words else ""))
                return Problem(file, number, sentence.format(*words), advice)
    return Problem(file, *explain(error, front, before=FIRST_LINE - 1))
