"""What an entry lacks for its kind of work, and what APA prints instead (9.4, 9.12, 9.17)."""

import re
from collections.abc import Iterator, Mapping

from plugins.apa.entry import Entry
from plugins.apa.model import LEGAL, Kind, Work
from plugins.errors import Problem, Severity

_BOOKISH = ("publisher", "organization", "institution", "howpublished")
_SITE = ("url", "doi", "howpublished", "eprint")
# Kind → (any of these fields, what a person calls it).
NEEDED: Mapping[Kind, tuple[tuple[tuple[str, ...], str], ...]] = {
    Kind.ARTICLE: ((("journal", "journaltitle"), "journal"),),
    Kind.PERIODICAL: ((("journal", "journaltitle"), "newspaper or magazine"),),
    Kind.BOOK: ((_BOOKISH, "publisher"),),
    Kind.CHAPTER: ((("booktitle", "maintitle"), "title of the book"), (_BOOKISH, "publisher")),
    Kind.ENTRY: ((("booktitle", "maintitle"), "title of the reference work"),),
    Kind.PAPER: ((("booktitle",), "title of the proceedings"),),
    Kind.REPORT: ((("institution", "publisher", "organization"), "institution"),),
    Kind.THESIS: ((("school", "institution"), "university"),),
    Kind.PREPRINT: ((_SITE, "DOI or address"),),
    Kind.WEB: ((_SITE, "address"),),
    Kind.CASE: ((("journaltitle", "journal", "reporter"), "reporter"),),
}
# Words that stand in the names of groups, hardly ever in those of people.
_GROUP = re.compile(
    r"\b(?:Association|Organi[sz]ation|Institutes?|University|Department|Ministry|Society|Council|Cent(?:er|re)s?|"
    r"Committee|Foundation|College|Agency|Services?|Administration|Commission|Collaboration|Consortium|Network)\b"
)


def missing(entry: Entry, work: Work) -> Iterator[Problem]:
    """One warning a fact: an entry may be right without it, and prints either way."""
    name = f"{entry.key} ({work.kind.value})"
    if not entry.value("title") and not work.main_title:
        yield _warning(entry, f"{name} has no title.", "APA prints a description in brackets in its place.")
    if not work.who and work.kind not in LEGAL:
        yield _warning(entry, f"{name} has no author.", "APA moves the title into the author's place.")
    if not entry.value("date", "year", "pubstate") and work.kind not in LEGAL:
        yield _warning(entry, f"{name} has no date.", "APA prints n.d., for no date.")
    for fields, what in NEEDED.get(work.kind, ()):
        if not entry.value(*fields):
            yield _warning(
                entry, f"{name} has no {what}.", f'Add the field "{fields[0]}"; nothing can stand for it.'
            )
    for person in work.who.names:
        if person.initials and not person.group and _GROUP.search(person.family):
            line = entry.line_of("author", "editor")
            sentence = (
                f'"{person.initials} {person.family}" in {entry.key} looks like a group read as a person.'
            )
            yield _warning(entry, sentence, "Put the group's name in braces of its own: {{…}}.", line)


def _warning(entry: Entry, sentence: str, suggestion: str, line: int = 0) -> Problem:
    return Problem(entry.file, line or entry.line, sentence, suggestion, Severity.WARNING)
