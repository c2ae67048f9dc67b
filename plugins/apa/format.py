"""Works → finished references: who, when, what, where (chapters 9 and 10)."""

from collections.abc import Callable, Mapping

from plugins.apa.identifiers import web_address
from plugins.apa.model import Kind, Listed, Names, Rich, Role, Span, Work
from plugins.apa.names import author_list, label, plain_list
from plugins.apa.pages import labelled

_ENDS = (".", "?", "!", "…")
_CLOSERS = "”’\"')]"


def reference(listed: Listed) -> Rich:
    """One entry of the reference list."""
    work = listed.work
    if work.kind in LEGAL:
        return _joined([LEGAL[work.kind](listed), *_link(work)])
    when = _text(f"({', '.join(filter(None, (listed.year, work.date.detail)))})")
    what = _what(work)
    elements = [_who(work), when, what] if work.who else [what, when]
    return _joined([*elements, *SOURCES.get(work.kind, _publisher)(work), *_status(work), *_link(work)])


def _who(work: Work) -> Rich:
    role = "" if work.role is Role.AUTHOR else f" ({label(work.role, work.who)})"
    return _text(author_list(work.who) + role)


def _what(work: Work) -> Rich:
    title = _italic(_full_title(work)) if work.standalone else _full_title(work)
    inside = "; ".join(filter(None, (_people(work), ", ".join(filter(None, _marks(work))))))
    return (
        *title,
        *(_text(f" ({inside})") if inside else ()),
        *((Span(" ["), *work.description, Span("]")) if work.description and title else ()),
        *((Span("["), *work.description, Span("]")) if work.description and not title else ()),
    )


def _full_title(work: Work) -> Rich:
    if not work.main_title or work.kind in CONTAINED:
        return work.title
    if not work.title:
        return work.main_title
    volume = f": Vol. {work.volume}. " if work.volume else ": "
    return (*work.main_title, Span(volume), *work.title)


def _people(work: Work) -> str:
    """Editors of an author's book, translators, or both in one (9.10, 9.39)."""
    editors = Names() if work.kind in CONTAINED else work.editors
    if editors and editors == work.translators:
        return f"{plain_list(editors)}, {label(Role.EDITOR, editors)} & {label(Role.TRANSLATOR, editors)}"
    shown = ((editors, work.editor_role), (work.translators, Role.TRANSLATOR))
    return "; ".join(f"{plain_list(names)}, {label(role, names)}" for names, role in shown if names)


def _marks(work: Work) -> tuple[str, ...]:
    """Edition, volumes and numbers of a whole work; a part's are those of its container."""
    if work.kind in CONTAINED:
        return (work.number,)
    if work.kind in {Kind.ARTICLE, Kind.PERIODICAL, Kind.ISSUE}:
        return ()
    return work.edition, "" if work.main_title else _volumes(work.volume), work.number


def _volumes(volume: str) -> str:
    if not volume:
        return ""
    return f"{'Vols.' if '–' in volume or ',' in volume else 'Vol.'} {volume}"


def _journal(work: Work) -> list[Rich]:
    spans: list[Span] = list(_italic(work.container))
    if work.volume:
        spans += [Span(", "), Span(work.volume, italic=True)]
    if work.issue:
        spans.append(Span(f"({work.issue})" if work.volume else f", ({work.issue})"))
    last = f"Article {work.article_number}" if work.article_number else work.pages
    if last:
        spans.append(Span(f", {last}"))
    return [tuple(spans)] if spans else []


def _container(work: Work) -> list[Rich]:
    title = work.container
    if work.main_title:
        volume = f": Vol. {work.volume}. " if work.volume else ": "
        title = (*work.main_title, Span(volume), *title) if title else work.main_title
    people = ""
    if work.book_authors:
        people = f"{plain_list(work.book_authors)}, "
    elif work.editors:
        people = f"{plain_list(work.editors)} ({label(work.editor_role, work.editors)}), "
    number = f"No. {work.issue}" if work.issue else ""
    pages = (
        labelled(work.pages)
        if work.pages
        else f"Article {work.article_number}"
        if work.article_number
        else ""
    )
    volume = "" if work.main_title else _volumes(work.volume)
    inside = ", ".join(filter(None, (work.edition, volume, number, pages)))
    if not title:
        return _publisher(work)
    whole = (Span(f"In {people}"), *_italic(title), *(_text(f" ({inside})") if inside else ()))
    return [whole, *_publisher(work)]


def _publisher(work: Work) -> list[Rich]:
    return [_text(work.publisher)] if work.publisher else []


def _status(work: Work) -> list[Rich]:
    return [_text(work.status)] if work.status else []


def _link(work: Work) -> list[Rich]:
    original = f"(Original work published {work.date.original})" if work.date.original else ""
    if not work.link:
        return [(Span(original, href="#"),)] if original else []
    link = Span(work.link, href=web_address(work.link))
    before = f"Retrieved {work.retrieved}, from " if work.retrieved and work.date.year == "n.d." else ""
    return [(*_text(before), link, *_text(f" {original}" if original else ""))]


def _case(listed: Listed) -> Rich:
    """11.4: Name, 1 Rep. 2 (Court 1999)."""
    work = listed.work
    court = " ".join(filter(None, (work.publisher, listed.year)))
    return _legal(work, _cited_as(work), court)


def _statute(listed: Listed) -> Rich:
    """11.5: Name, Pub. L. No. 1, 1 Stat. 2 (1999)."""
    work = listed.work
    return _legal(work, ", ".join(filter(None, (work.number, _cited_as(work)))), listed.year)


def _cited_as(work: Work) -> str:
    reporter = "".join(span.text for span in work.container)
    return " ".join(filter(None, (work.volume, reporter, work.pages)))


def _legal(work: Work, cited_as: str, inside: str) -> Rich:
    return (*work.title, *_text(f", {cited_as}" if cited_as else ""), *_text(f" ({inside})"))


Source = Callable[[Work], list[Rich]]
SOURCES: Mapping[Kind, Source] = {
    Kind.ARTICLE: _journal,
    Kind.PERIODICAL: _journal,
    Kind.ISSUE: _journal,
    Kind.CHAPTER: _container,
    Kind.ENTRY: _container,
    Kind.PAPER: _container,
    Kind.EPISODE: _container,
}
CONTAINED = frozenset({Kind.CHAPTER, Kind.ENTRY, Kind.PAPER, Kind.EPISODE})
LEGAL: Mapping[Kind, Callable[[Listed], Rich]] = {Kind.CASE: _case, Kind.STATUTE: _statute}


def _text(text: str) -> Rich:
    return (Span(text),) if text else ()


def _italic(rich: Rich) -> Rich:
    return tuple(Span(span.text, not span.italic, span.href) for span in rich)


def _joined(elements: list[Rich]) -> Rich:
    """Elements one after another, each with its period; links and bare parentheses end without one (9.5)."""
    spans: list[Span] = []
    for element in filter(None, elements):
        spans += [Span(" ")] if spans else []
        bare = any(span.href for span in element)
        spans += (Span(span.text, span.italic, "" if span.href == "#" else span.href) for span in element)
        text = "".join(span.text for span in element)
        if not bare and not text.rstrip(_CLOSERS if text.endswith(("”", "’")) else "").endswith(_ENDS):
            spans.append(Span("."))
    return tuple(spans)
