"""What citations and references are made of (Publication Manual, 7th ed., chapters 8 and 9)."""

from dataclasses import dataclass
from enum import Enum

from plugins.languages.mark import marked


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
class Names:
    """The names in one place of an entry, in order; `others` stands for names the entry leaves out."""

    names: tuple[Name, ...] = ()
    others: bool = False

    def __bool__(self) -> bool:
        return bool(self.names)


class Role(Enum):
    """Who stands in the author's place (9.10): its label for one and for several."""

    AUTHOR = ("", "")
    EDITOR = (marked("Ed."), marked("Eds."))
    DIRECTOR = (marked("Director"), marked("Directors"))
    HOST = (marked("Host"), marked("Hosts"))
    PRODUCER = (marked("Producer"), marked("Producers"))
    EXECUTIVE_PRODUCER = (marked("Executive Producer"), marked("Executive Producers"))
    WRITER = (marked("Writer"), marked("Writers"))
    WRITER_DIRECTOR = (marked("Writer & Director"), marked("Writers & Directors"))
    COMPILER = (marked("Comp."), marked("Comps."))
    CHAIR = (marked("Chair"), marked("Chairs"))
    TRANSLATOR = (marked("Trans."), marked("Trans."))
    ARTIST = (marked("Artist"), marked("Artists"))
    PHOTOGRAPHER = (marked("Photographer"), marked("Photographers"))
    NARRATOR = (marked("Narrator"), marked("Narrators"))


# Before every date.
UNDATED = (-100_000, 0, 0)


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

    @property
    def unknown(self) -> bool:
        """Whether nobody knows it: "n.d.", or what another language says."""
        return self.order == UNDATED


class Kind(Enum):
    """The kinds of work that the reference list prints differently (chapters 10 and 11)."""

    ARTICLE = "journal article"
    PERIODICAL = "magazine or newspaper article"
    ISSUE = "issue of a periodical"
    BOOK = "book"
    CHAPTER = "chapter"
    ENTRY = "entry in a reference work"
    REPORT = "report"
    THESIS = "thesis"
    PAPER = "conference paper"
    UNPUBLISHED = "presentation or unpublished work"
    PREPRINT = "preprint"
    DATASET = "data set"
    SOFTWARE = "software"
    MEDIA = "film, video or recording"
    EPISODE = "episode"
    SONG = "song"
    SESSION = "contribution to a symposium"
    WEB = "web page"
    CASE = "court case"
    STATUTE = "statute"


# Parts of a greater whole: their titles are roman, and the whole's title is italic (9.19).
JOURNALS = frozenset({Kind.ARTICLE, Kind.PERIODICAL, Kind.ISSUE})
CONTAINED = frozenset({Kind.CHAPTER, Kind.ENTRY, Kind.PAPER, Kind.EPISODE, Kind.SONG, Kind.SESSION})
PARTS = JOURNALS | CONTAINED
LEGAL = frozenset({Kind.CASE, Kind.STATUTE})


@dataclass(frozen=True, slots=True)
class Work:
    """One entry of the bibliography, normalised: past this point nothing is checked again.

    Every text is finished: sentence case, en dashes, ordinals. An empty one does not print.
    `abbreviations` are those of the groups in `who`, by place; the text alone uses them.
    """

    key: str
    kind: Kind
    who: Names
    role: Role
    date: Date
    title: Rich
    short_title: Rich = ()
    abbreviations: tuple[str, ...] = ()
    main_title: Rich = ()
    description: Rich = ()
    edition: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    pages: str = ""
    article_number: str = ""
    container: Rich = ()
    container_description: Rich = ()
    editors: Names = Names()
    editor_role: Role = Role.EDITOR
    book_authors: Names = Names()
    translators: Names = Names()
    publisher: str = ""
    status: str = ""
    retrieved: str = ""
    link: str = ""

    @property
    def standalone(self) -> bool:
        """Whether the title is that of a whole work and so in italics (9.19)."""
        return self.kind not in PARTS


@dataclass(frozen=True, slots=True)
class Listed:
    """A work in its reference list: `year` is finished, with its letter and the original year."""

    work: Work
    year: str


@dataclass(frozen=True, slots=True)
class CiteItem:
    """One work inside a citation: "see @neff2011, p. 5, emphasis added".

    One that `continues` stands in the words of the work before it: "@bowen1966, as cited in @johnson1999".
    """

    key: str
    prefix: str = ""
    locator: str = ""
    suffix: str = ""
    author_suppressed: bool = False
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation of a document: parenthetical `[@a; @b]`, or narrative `@a [p. 5]`."""

    items: tuple[CiteItem, ...]
    narrative: bool = False
