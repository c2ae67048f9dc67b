"""What an entry takes from those it refers to with `crossref` and `xdata`, which may refer on.

Source: the biblatex manual, entry type xdata and appendix B.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from plugins.apa.entry import Entry
from plugins.errors import Problem

# What a child takes from its parent under another name (biblatex manual, appendix B).
_FROM_BOOK = {
    "title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon", "author": "bookauthor",
}  # fmt: skip
_PARTS = frozenset({"incollection", "inbook", "inproceedings", "conference", "inreference", "suppbook"})
_NEVER_INHERITED = frozenset({
    "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort",
    "related",
    "shorttitle", "sortkey", "shortauthor", "abstract", "annotation", "keywords", "pages",
})  # fmt: skip
# Entries that refer on, one to the next; what is far beyond is not even followed.
_LONGEST = 50
_FOLLOWED = 200


def inherited(
    entries: Iterable[Entry], by_key: Mapping[str, Entry], problems: list[Problem]
) -> Iterator[Entry]:
    """Each entry with what its parents give it, which are found in `by_key`."""
    family = _Family(by_key, problems)
    for entry in entries:
        yield family.whole(entry, ())[0]


# An entry with what its parents give it, and how many of them stand above one another.
_Whole = tuple[Entry, int]


@dataclass(slots=True)
class _Family:
    """The entries that others may refer to, and those that have been looked at."""

    by_key: Mapping[str, Entry]
    problems: list[Problem]
    known: dict[str, _Whole] = field(default_factory=dict)

    def whole(self, entry: Entry, children: tuple[str, ...]) -> _Whole:
        """The entry made whole; of `children`, each refers to the next, the last to it."""
        if self.by_key.get(entry.key) is not entry:
            return self._made_whole(entry, children)
        if entry.key not in self.known:
            self.known[entry.key] = self._made_whole(entry, children)
        return self.known[entry.key]

    def _made_whole(self, entry: Entry, children: tuple[str, ...]) -> _Whole:
        fields, above = dict(entry.fields), 0
        for relation in ("xdata", "crossref"):
            for key in filter(None, re.split(r"\s*,\s*", entry.value(relation).strip())):
                parent, higher = self._parent(entry, relation, key, (*children, entry.key))
                above = max(above, higher)
                for name, value in parent.fields.items() if parent else ():
                    if name not in _NEVER_INHERITED:
                        fields.setdefault(_name_in_child(name, relation, entry.type), value)
        return (replace(entry, fields=fields) if len(fields) > len(entry.fields) else entry), above

    def _parent(
        self, entry: Entry, relation: str, key: str, chain: tuple[str, ...]
    ) -> tuple[Entry | None, int]:
        parent = self.by_key.get(key)
        above = 0
        if parent is not None and key not in chain and len(chain) < _FOLLOWED:
            whole, above = self.whole(parent, chain)
            if above + 1 <= _LONGEST:
                return whole, above + 1
        sentence = f'{entry.key} refers to "{key}" with {relation}, '
        if parent is None:
            sentence, advice = f"{sentence}and there is no such entry.", ""
        elif key == entry.key:
            sentence, advice = f"{entry.key} refers to itself with {relation}.", "Delete the field."
        elif key in chain:
            round_ = " → ".join((*chain[chain.index(key) :], key))
            sentence = f"{sentence}which leads back to it: {round_}."
            advice = "Delete the field in one of them."
        else:
            sentence = f"{sentence}which leads on through more than {_LONGEST} others."
            advice = "Copy the fields it needs instead."
        self.problems.append(Problem(entry.file, entry.line_of(relation), sentence, advice))
        return None, 0


def _name_in_child(field: str, relation: str, type_: str) -> str:
    return _FROM_BOOK.get(field, field) if relation == "crossref" and type_ in _PARTS else field
