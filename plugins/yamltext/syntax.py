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
# A field whose text holds a colon and a space: at the start of a line, or between the braces of {a: …, b: …}.
_COLON = re.compile(r"\s*+(?:- )?+\w[\w ]*+: [^{\[]*:(?: .*)?")
_NAMED = re.compile(r"\s*+(?:- )?+(?P<name>\w[\w ]*+): (?P<text>.*)")
_COLON_IN_BRACES = re.compile(r"[{,]\s*+(?P<name>\w+): (?P<text>[^{}\[\],:\"']*:\s[^{}\[\],]*?)\s*+[,}]")
# A name with a value on its line, and what can stand only under a name without one.
_FILLED = re.compile(r"(?P<before>\s*+(?:- )*+)(?P<name>\w[\w ]*+):\s++(?P<value>[^\s#|>&!*].*)")
_UNDER = re.compile(r"(?P<before>\s*+)(?:(?P<item>-\s)|[\w ]+:(?:\s|$))")

Mistake = tuple[int, str, str]


def references(text: str) -> Iterator[Mistake]:
    """Texts that YAML would take for a name, a type or a repetition and not show: (line, what, advice)."""
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        alias = isinstance(event, yaml.AliasEvent)
        if alias or getattr(event, "anchor", None) or getattr(event, "tag", None):
            sign = "*" if alias else "&" if getattr(event, "anchor", None) else "!"
            line = event.start_mark.line + 1 if event.start_mark else 0
            yield line, f"A text on this line starts with {sign}, which is no part of it.", _QUOTES_AROUND


def explain(error: yaml.MarkedYAMLError, text: str, before: int = 0) -> Mistake:
    """(line, what is wrong, what to do) for a text with so many lines `before` it in its file.

    YAML notices most mistakes some lines after them.
    """
    lines = [*[""] * before, *text.split("\n")]
    mark = error.problem_mark or error.context_mark
    noticed = min(mark.line + before if mark else before, len(lines) - 1)
    seen = lines[: noticed + 1]
    for number, line in enumerate(seen, 1):
        if not line.lstrip().startswith("#") and (found := _in_line(line)):
            return number, *found
        if stray := _under_a_value(seen, number):
            return stray
    while noticed and not lines[noticed].strip():
        noticed -= 1
    above = lines[noticed - 1] if noticed else ""
    if re.match(r"\s*[\w ]+\S", above) and not re.search(r":(?:\s|$)|^\s*(?:#|-|$)", above):
        return (
            noticed,
            f"{_shown(above)} is no name with a value.",
            "Write a name, a colon, a space, a value.",
        )
    opened = error.context_mark.line + before if error.context_mark else noticed
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
    if beside := re.match(r"\s*+(?:- )?+(\w[\w ]*+):\s++-\s", bare):
        advice = f"Put it, and what follows it, on the line under {beside[1]}, further in."
        return f"The - stands on the same line as {beside[1]}.", advice
    if special := _SPECIAL.search(bare):
        return f"A text on this line starts with {special[1]}, which YAML reserves.", _QUOTES_AROUND
    if colon := (_COLON.fullmatch(bare) and _NAMED.match(line)) or _COLON_IN_BRACES.search(bare):
        sentence = f"{colon['name']} has a colon in its text, and YAML takes that for another field."
        return sentence, f"Put quotes around it: {colon['name']}: {quoted(_without_comment(colon['text']))}"
    return None


def _under_a_value(lines: list[str], number: int) -> Mistake | None:
    """Entries or fields that stand under a line which says already what its name has; `number` is its."""
    filled = _FILLED.fullmatch(_without_comment(lines[number - 1]))
    if filled is None:
        return None
    below = next((at for at in range(number + 1, len(lines) + 1) if _without_comment(lines[at - 1])), 0)
    under = _UNDER.match(lines[below - 1]) if below else None
    if under is None:
        return None
    in_from_left = len(under["before"]) - len(filled["before"])
    if in_from_left < 0 or (in_from_left == 0 and not under["item"]):
        return None
    name, value = filled["name"], filled["value"].strip()
    if value in {"[]", "{}"}:
        sentence = f"{name} says {value}, which means none, and line {below} under it gives some."
        return number, sentence, f"Delete the {value} and keep the rest of the line."
    sentence = f'{_shown(lines[below - 1])} has no place, because {name} is "{_cut(value)}" (line {number}).'
    return below, sentence, f'Delete it, or delete "{_cut(value)}" on line {number}.'


def quoted(text: str) -> str:
    """The text between quotation marks that YAML needs around it."""
    text = text.strip()
    return f'"{text}"' if not {'"', "\\"} & set(text) else "'" + text.replace("'", "''") + "'"


def _without_comment(line: str) -> str:
    return re.sub(r"(?:^|\s)#.*", "", line).rstrip()


def _bare(line: str) -> str:
    """The line without its quoted texts and its comment."""
    return _without_comment(_QUOTED.sub("x", line))


def _shown(line: str) -> str:
    return f'The line "{_cut(line.strip())}"'


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
