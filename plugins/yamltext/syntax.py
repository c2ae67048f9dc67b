"""What is wrong with a text that YAML cannot read, in words for people who do not know YAML."""

import re
from collections.abc import Iterator

import yaml

# A text that starts with one of these means something else to YAML.
_SPECIAL = re.compile(r"(?:^|[-:,\[{] )\s*([*&!@%`])")
_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"|(?<![^\s\[{,])\'(?:\'\'|[^\'])*\'')
_GOES_ON = re.compile(r"""[-:,] (?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')(?=[^\s,}\]])""")
_QUOTES_AROUND = 'Write " at both ends of the text.'
_COMPARE = "Compare its spaces and its colon with the lines around it."

Mistake = tuple[int, str, str]


def references(text: str) -> Iterator[Mistake]:
    """Texts that YAML would take for a name, a type or a repetition and not show: (line, what, advice)."""
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        alias = isinstance(event, yaml.AliasEvent)
        if alias or getattr(event, "anchor", None) or getattr(event, "tag", None):
            sign = "*" if alias else "&" if getattr(event, "anchor", None) else "!"
            line = event.start_mark.line + 1 if event.start_mark else 0
            yield line, f"A text on this line starts with {sign}, which is no part of it.", _QUOTES_AROUND


def explain(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    """(line, what is wrong, what to do). YAML notices most mistakes some lines after them."""
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    noticed = min(mark.line if mark else 0, len(lines) - 1)
    for number, line in enumerate(lines[: noticed + 1], 1):
        if not line.lstrip().startswith("#") and (found := _in_line(line)):
            return number, *found
    while noticed and not lines[noticed].strip():
        noticed -= 1
    before = lines[noticed - 1] if noticed else ""
    if re.match(r"\s*[\w ]+\S", before) and not re.search(r":(?:\s|$)|^\s*(?:#|-|$)", before):
        return (
            noticed,
            f"{_shown(before)} is no name with a value.",
            "Write a name, a colon, a space, a value.",
        )
    opened = error.context_mark.line if error.context_mark else noticed
    for number in {noticed - 1, opened} & set(range(len(lines))):
        for opening, closing in ("{}", "[]"):
            if _bare(lines[number]).count(opening) > _bare(lines[number]).count(closing):
                sentence = f"{_shown(lines[number])} has {opening} without {closing}."
                return number + 1, sentence, f"Write {closing} at its end."
    return noticed + 1, f"{_shown(lines[noticed])} does not fit where it stands.", _COMPARE


def _in_line(line: str) -> tuple[str, str] | None:
    bare = _bare(line)
    if '"' in bare or re.search(r"[-:,] \s*'", bare):
        return "A quotation mark on this line has no partner.", _QUOTES_AROUND
    if _GOES_ON.search(line):
        return "A text on this line goes on after its closing quotation mark.", "Inside it, write “ ” or ’."
    if "\t" in bare:
        return "There is a tab on this line.", "Use spaces."
    if special := _SPECIAL.search(bare):
        return f"A text on this line starts with {special[1]}, which YAML reserves.", _QUOTES_AROUND
    if re.fullmatch(r"\s*+(?:- )?+\w[\w ]*+: [^{\[]*:(?: .*)?", bare):
        return "A text on this line has a colon in it.", _QUOTES_AROUND
    return None


def _bare(line: str) -> str:
    """The line without its quoted texts and its comment."""
    return re.sub(r"(?:^|\s)#.*", "", _QUOTED.sub("x", line))


def _shown(line: str) -> str:
    line = line.strip()
    return f'The line "{line if len(line) <= 40 else line[:39] + "…"}"'
