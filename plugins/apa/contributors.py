"""Who made a work: the names in the author's place and their role, editors, abbreviations (9.7-9.12)."""

from plugins.apa.entry import Entry
from plugins.apa.latex import plain
from plugins.apa.model import Kind, Names, Role
from plugins.apa.names import read_names, split_list

ROLES = {
    "director": Role.DIRECTOR, "host": Role.HOST, "producer": Role.PRODUCER, "writer": Role.WRITER,
    "executiveproducer": Role.EXECUTIVE_PRODUCER, "compiler": Role.COMPILER, "editor": Role.EDITOR,
    "narrator": Role.NARRATOR, "photographer": Role.PHOTOGRAPHER, "artist": Role.ARTIST,
    "writerdirector": Role.WRITER_DIRECTOR, "writer&director": Role.WRITER_DIRECTOR,
    "writeranddirector": Role.WRITER_DIRECTOR, "translator": Role.TRANSLATOR, "chair": Role.CHAIR,
}  # fmt: skip
_EDITED = frozenset({Kind.CHAPTER, Kind.ENTRY, Kind.PAPER, Kind.SESSION})


def who(entry: Entry, kind: Kind) -> tuple[Names, Role]:
    """The names in the author's place: the authors, else the editors, unless these are the container's."""
    handles = tuple(plain(handle) for handle in split_list(entry.value("nameaddon")))
    if entry.value("author"):
        return read_names(entry.value("author"), handles), _role(entry.value("authortype"), Role.AUTHOR)
    editors = read_names(entry.value("editor"), handles)
    if editors and kind not in _EDITED:
        return editors, editor_role(entry)
    return Names(), Role.AUTHOR


def editors(entry: Entry, kind: Kind) -> Names:
    """The editors who do not stand in the author's place; a journal's own do not print."""
    in_front = not entry.value("author") and kind not in _EDITED
    return (
        Names() if in_front or kind in {Kind.ARTICLE, Kind.PERIODICAL} else read_names(entry.value("editor"))
    )


def editor_role(entry: Entry) -> Role:
    return _role(entry.value("editortype"), Role.EDITOR)


def book_authors(entry: Entry, who: Names) -> Names:
    """The authors of the book around a part, unless the part is by the same people."""
    authors = read_names(entry.value("bookauthor"))
    return Names() if authors == who else authors


def abbreviations(entry: Entry, who: Names) -> tuple[str, ...]:
    """Those of the groups in the author's place, one for each where there are several."""
    value = entry.value("shortauthor", "shorteditor")
    each = split_list(value)
    return tuple(plain(one) for one in each) if len(each) <= len(who.names) else (plain(value),)


def _role(typed: str, default: Role) -> Role:
    return ROLES.get(plain(typed).lower().replace(" ", "").removesuffix("s"), default)
