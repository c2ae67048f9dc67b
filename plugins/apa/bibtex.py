"""Entries → tidy BibTeX text, for readers who keep their own library."""

import re

from plugins.apa.entry import Entry

# What a practice keeps for itself, and what other programs left behind.
_HOUSEKEEPING = frozenset(
    {"abstract", "annotation", "annote", "file", "keywords", "groups", "crossref", "xdata"}
)


def tidy(entry: Entry) -> str:
    """One entry with its macros and inherited fields written out, a field a line."""
    fields = {name: " ".join(field.value.split()) for name, field in entry.fields.items()}
    return write(
        entry.type, entry.key, {name: text for name, text in fields.items() if name not in _HOUSEKEEPING}
    )


def write(type_: str, key: str, fields: dict[str, str]) -> str:
    """An entry from its parts; values are BibTeX already."""
    width = max((len(name) for name in fields), default=0)
    lines = "".join(f"  {name:{width}} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{type_}{{{key},\n{lines}}}\n"


def escaped(text: str) -> str:
    """Plain text as the value of a field: nothing in it is a command, a comment or a brace."""
    return re.sub(r"[&%$#_]", lambda match: f"\\{match[0]}", re.sub(r"[\\{}]", "", text))
