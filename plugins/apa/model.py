"""What citations and references are made of (Publication Manual, 7th ed., chapters 8 and 9)."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Span:
    """A run of finished text in one style; `href` makes it a link."""

    text: str
    italic: bool = False
    href: str = ""


# No nesting: italics inside italics are a roman span (6.23).
Rich = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A person or a group (9.7-9.11).

    `family` carries the particle ("van Deurzen"); it is the whole name of a group, and of a person who
    has only one name. `initials` are finished ("H.-J."), `suffix` is "Jr." or "III", `handle` "@name".
    """

    family: str
    initials: str = ""
    suffix: str = ""
    handle: str = ""
    group: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """When a work appeared (9.13-9.17).

    `year` is what the text cites: "2003", "2015–2020", "n.d.", "in press". `detail` follows it in the
    reference list: "June 21–24", "Summer". `original` is the first publication of a republished work.
    `order` sorts works of one author: no date first, then (year, month, day), in press last (9.46).
    """

    year: str
    detail: str = ""
    original: str = ""
    order: tuple[int, int, int] = (0, 0, 0)


class Kind(Enum):
    """The kinds of work that the reference list prints differently (chapter 10)."""

    ARTICLE = "journal article"
    BOOK = "book"


@dataclass(frozen=True, slots=True)
class Work:
    """One entry of the bibliography, normalised: past this point nothing is checked again."""

    key: str
    kind: Kind
    who: tuple[Name, ...]
    date: Date
    title: Rich
    abbreviation: str = ""


@dataclass(frozen=True, slots=True)
class CiteItem:
    """One work inside a citation: "see @neff2011, p. 5, emphasis added"."""

    key: str
    prefix: str = ""
    locator: str = ""
    suffix: str = ""
    author_suppressed: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation of a document: parenthetical `[@a; @b]`, or narrative `@a [p. 5]`."""

    items: tuple[CiteItem, ...]
    narrative: bool = False
