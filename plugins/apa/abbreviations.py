"""Abbreviations of groups: introduced at their first use in a text, alone afterwards (8.21)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from plugins.apa.model import Listed, Work


class Abbreviations:
    """What the works of a list abbreviate, and what the text has introduced so far."""

    def __init__(self, listed: Iterable[Listed]) -> None:
        own = {item.work.key: dict(_own(item.work)) for item in listed}
        self.short = _short_forms(own.values())
        self.own = own
        self.introduced: set[str] = set()

    def call(self, key: str, name: str) -> tuple[str, str]:
        """What an author of the work `key` is called now, and the abbreviation to introduce with it.

        ("National Health Service", "NHS") the first time, then ("NHS", ""). A work whose entry gives no
        abbreviation introduces none, but uses one that the text has introduced.
        """
        if name in self.introduced:
            return self.short[name], ""
        if name not in self.short or name not in self.own[key]:
            return name, ""
        self.introduced.add(name)
        return name, self.short[name]


def _own(work: Work) -> Iterator[tuple[str, str]]:
    for name, abbreviation in zip(work.who.names, work.abbreviations, strict=False):
        if name.group and abbreviation not in {"", name.family}:
            yield name.family, abbreviation


def _short_forms(works: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """Name → abbreviation; none for two groups that would share one: both are spelled out every time."""
    short: dict[str, str] = {}
    users: dict[str, set[str]] = defaultdict(set)
    for own in works:
        for name, abbreviation in own.items():
            users[short.setdefault(name, abbreviation)].add(name)
    return {name: abbreviation for name, abbreviation in short.items() if len(users[abbreviation]) == 1}
