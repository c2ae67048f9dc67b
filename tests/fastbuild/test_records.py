"""What a site's own dataclasses and enumerations hold is a part of the pages that show it."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Any

import pytest

from plugins.fastbuild.fingerprints import Fingerprints, UnknownError

SEEN: list[int] = []


def of(value: object) -> Any:
    return Fingerprints({}, ()).of(value)


@dataclass(frozen=True, slots=True)
class Phone:
    number: str
    _called: list[str] = field(default_factory=list, compare=False)

    def spoken(self) -> str:
        return " ".join(self.number)

    @property
    def dialled(self) -> str:
        return self.number.replace(" ", "")


@dataclass(frozen=True)
class Place:
    name: str
    phones: tuple[Phone, ...] = ()
    notes: dict[str, Any] = field(default_factory=dict)


class Kind(Enum):
    OPEN = "open"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        return self.value.title()


class Word(StrEnum):
    YES = "yes"


@dataclass(frozen=True)
class Looking:
    """What it gives depends on something else than itself."""

    name: str

    @property
    def seen(self) -> int:
        return len(SEEN)


@dataclass(frozen=True)
class Raising:
    name: str

    @property
    def length(self) -> int:
        raise ValueError(self.name)


class Extended(Place):
    """A subclass, to which attributes can be added."""

    def __init__(self, name: str, more: str) -> None:
        super().__init__(name)
        self.more = more


DIFFERENT = {
    "an attribute that is no field": (Extended("a", "b"), Extended("a", "c")),
    "a field": (Phone("1 2"), Phone("1 3")),
    "another class": (Phone("1"), Place("1")),
    "a record in a record": (Place("a", (Phone("1"),)), Place("a", (Phone("2"),))),
    "data in a record": (Place("a", (), {"b": [1]}), Place("a", (), {"b": [2]})),
    "an enumeration": (Kind.OPEN, Kind.CLOSED),
    "an enumeration and its value": (Kind.OPEN, "open"),
    "what a property raises": (Raising("a"), Raising("b")),
}


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT.keys())
def test_different_records(one: object, other: object) -> None:
    assert of(one) != of(other)


SAME = {
    "two that are equal": (Place("a", (Phone("1"),)), Place("a", (Phone("1"),))),
    "one that remembers": (Phone("1", ["often"]), Phone("1")),
    "an enumeration": (Kind.OPEN, Kind("open")),
    "one of texts": (Word.YES, Word("yes")),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME.keys())
def test_equal_records(one: object, other: object) -> None:
    assert of(one) == of(other)


def test_a_property_that_looks_elsewhere_is_noticed() -> None:
    before = of(Looking("a"))
    SEEN.append(1)
    assert of(Looking("a")) != before


@dataclass
class Changing:
    name: str


@dataclass(frozen=True)
class Speaking:
    name: str

    def __str__(self) -> str:
        return f"{self.name} {len(SEEN)}"


@dataclass(frozen=True)
class Getting:
    """Templates may call `get`, because of dicts."""

    name: str

    def get(self, key: str) -> int:
        return len(SEEN)


@dataclass(frozen=True)
class Holding:
    things: list[Any]


@dataclass(frozen=True)
class Text(str):
    language: str

    def __new__(cls, language: str) -> "Text":
        return super().__new__(cls, f"{language} {len(SEEN)}")


@dataclass(frozen=True)
class Table(dict[str, int]):
    name: str


UNKNOWN = {
    "one that is a text besides": Text("en"),
    "one that is a dict besides": Table("a"),
    "one that can change": Changing("a"),
    "one with words of its own": Speaking("a"),
    "one with a method that templates call": Getting("a"),
    "one that holds something unknown": Holding([object()]),
    "one that holds a function": Holding([of]),
    "a class": Phone,
}


@pytest.mark.parametrize("value", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_other_things_are_not_known(value: object) -> None:
    with pytest.raises(UnknownError):
        of(value)
