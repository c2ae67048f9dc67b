"""Pasted BibTeX → entries."""

import re
from itertools import count
from pathlib import Path

from plugins.apa.incoming.model import Incoming
from plugins.apa.inheritance import inherited
from plugins.apa.normalise import NOT_WORKS
from plugins.apa.parse import read_text

_START = r"^(?P<start>\s*@\s*(?!string|comment|preamble)[A-Za-z]+\s*[{(])"
_NO_KEY = re.compile(_START + r"(?=\s*[\w-]+\s*=)", re.MULTILINE | re.IGNORECASE)
_BAD_KEY = re.compile(_START + r"(?P<key>[^,\n={}]*),", re.MULTILINE | re.IGNORECASE)


def read(text: str, file: Path) -> Incoming:
    """Entries of BibTeX text; their keys may be missing, repeated or unusable, for they get new ones."""
    entries, found = read_text(_with_keys(text), file)
    problems = list(found)
    by_key = {entry.key: entry for entry in entries}
    works = (entry for entry in entries if entry.type not in NOT_WORKS)
    whole = tuple(inherited(works, by_key, problems))
    return Incoming(whole, tuple(problems))


def _with_keys(text: str) -> str:
    """Some programs export `@article{, title = …` or a key with blanks; neither can be read."""
    numbers = count(1)

    def keyed(match: re.Match[str]) -> str:
        key = match["key"].strip()
        usable = key and not re.search(r"\s", key)
        return f"{match['start']}{key if usable else f'pasted{next(numbers)}'},"

    text = _NO_KEY.sub(lambda match: f"{match['start']}pasted{next(numbers)},", text)
    return _BAD_KEY.sub(keyed, text)
