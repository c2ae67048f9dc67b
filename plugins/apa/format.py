"""Works → finished references: who, when, what, where (chapters 9 and 10)."""

from collections.abc import Callable, Mapping

from plugins.apa.editions import labelled_volumes
from plugins.apa.identifiers import web_address
from plugins.apa.legal import legal
from plugins.apa.model import CONTAINED, JOURNALS, LEGAL, Kind, Listed, Rich, Role, Span, Work
from plugins.apa.names import author_list, label, plain_list
from plugins.apa.pages import labelled
from plugins.apa.sentences import sentences, spaced
from plugins.languages.mark import marked
from plugins.languages.model import ENGLISH, Language


def reference(listed: Listed, language: Language = ENGLISH) -> Rich:
    """One entry of the reference list, in the language that its work was made for."""
    work = listed.work
    if work.kind in LEGAL:
        return spaced([sentences([legal(listed)]), _link(work, language)])
    when = _text(f"({', '.join(filter(None, (listed.year, work.date.detail)))})")
    what = _what(work, language)
    elements = [_who(work, language), when, what] if work.who else [what, when]
    source = SOURCES.get(work.kind, _publisher)(work, language)
    return spaced([sentences([*elements, *source, _text(work.status)]), _link(work, language)])


def _who(work: Work, language: Language) -> Rich:
    role = "" if work.role is Role.AUTHOR else f" ({label(work.role, work.who, language)})"
    return _text(author_list(work.who) + role)


def _what(work: Work, language: Language) -> Rich:
    title = _italic(_full_title(work)) if work.standalone else _full_title(work)
    inside = "; ".join(filter(None, (_people(work, language), ", ".join(filter(None, _marks(work))))))
    return _with_brackets((*title, *(_text(f" ({inside})") if inside else ())), work.description)


def _with_brackets(rich: Rich, description: Rich) -> Rich:
    if not description:
        return rich
    return (*rich, Span(" [" if rich else "["), *description, Span("]"))


def _full_title(work: Work) -> Rich:
    if not work.main_title or work.kind in CONTAINED:
        return work.title
    if not work.title:
        return work.main_title
    volume = f": Vol. {work.volume}. " if work.volume else ": "
    return (*work.main_title, Span(volume), *work.title)


def _people(work: Work, language: Language) -> str:
    """Editors of an author's book and translators (9.10, 9.39); a part's editors are its container's."""
    if work.kind not in CONTAINED:
        return _editors_and_translators(work, language)
    if work.translators == work.editors:
        return ""
    return (
        f"{plain_list(work.translators)}, {label(Role.TRANSLATOR, work.translators, language)}"
        if work.translators
        else ""
    )


def _editors_and_translators(work: Work, language: Language) -> str:
    if work.editors and work.editors == work.translators:
        return f"{plain_list(work.editors)}, {_both_labels(work, language)}"
    shown = ((work.editors, work.editor_role), (work.translators, Role.TRANSLATOR))
    return "; ".join(f"{plain_list(names)}, {label(role, names, language)}" for names, role in shown if names)


def _both_labels(work: Work, language: Language) -> str:
    editors = label(work.editor_role, work.editors, language)
    return f"{editors} & {label(Role.TRANSLATOR, work.translators, language)}"


def _marks(work: Work) -> tuple[str, ...]:
    """Edition, volumes and numbers of a whole work; a part's are those of its container."""
    if work.kind in CONTAINED:
        return (work.number,)
    if work.kind in JOURNALS:
        return ()
    return work.edition, "" if work.main_title and work.title else labelled_volumes(work.volume), work.number


def _journal(work: Work, language: Language) -> list[Rich]:
    spans: list[Span] = list(_italic(work.container))
    if work.volume:
        spans += [Span(", "), Span(work.volume, italic=True)]
    if work.issue:
        spans.append(Span(f"({work.issue})" if work.volume else f", ({work.issue})"))
    last = _article(work, language) if work.article_number else work.pages
    if last:
        spans.append(Span(f", {last}"))
    return [tuple(spans)] if spans else []


def _container(work: Work, language: Language) -> list[Rich]:
    title = work.container
    if work.main_title:
        volume = f": Vol. {work.volume}. " if work.volume else ": "
        title = (*work.main_title, Span(volume), *title) if title else work.main_title
    if not title:
        return _publisher(work, language)
    word = language.gettext(CONTAINER_WORDS.get(work.kind, IN))
    before = f"{word} {_container_people(work, language)}"
    inside = _inside_container(work, language)
    whole = (Span(before), *_italic(title), *(_text(f" ({inside})") if inside else ()))
    return [_with_brackets(whole, work.container_description), *_publisher(work, language)]


def _container_people(work: Work, language: Language) -> str:
    """Who made the whole: its authors, or else its editors with their label (9.28)."""
    if work.book_authors:
        return f"{plain_list(work.book_authors)}, "
    if not work.editors:
        return ""
    labels = (
        _both_labels(work, language)
        if work.editors == work.translators
        else label(work.editor_role, work.editors, language)
    )
    return f"{plain_list(work.editors)} ({labels}), "


def _inside_container(work: Work, language: Language) -> str:
    both = work.book_authors and work.editors
    editors = f"{plain_list(work.editors)}, {label(work.editor_role, work.editors, language)}" if both else ""
    volume = "" if work.main_title and work.container else labelled_volumes(work.volume)
    pages = _article(work, language) if work.article_number else labelled(work.pages)
    issue = language.gettext("No. %(number)s", number=work.issue) if work.issue else ""
    return "; ".join(filter(None, (editors, ", ".join(filter(None, (work.edition, volume, issue, pages))))))


def _publisher(work: Work, language: Language) -> list[Rich]:
    return [_text(work.publisher)] if work.publisher else []


def _link(work: Work, language: Language) -> Rich:
    """What ends a reference without a period: the address, and when a republished work first appeared."""
    asked = work.retrieved and work.date.unknown
    before = language.gettext("Retrieved %(day)s, from", day=work.retrieved) + " " if asked else ""
    address = (*_text(before), Span(work.link, href=web_address(work.link))) if work.link else ()
    if not work.date.original:
        return address
    original = language.gettext("(Original work published %(year)s)", year=work.date.original)
    return spaced([address, _text(original)])


def _article(work: Work, language: Language) -> str:
    return language.gettext("Article %(number)s", number=work.article_number)


Source = Callable[[Work, Language], list[Rich]]
SOURCES: Mapping[Kind, Source] = {
    Kind.ARTICLE: _journal,
    Kind.PERIODICAL: _journal,
    Kind.ISSUE: _journal,
    Kind.CHAPTER: _container,
    Kind.ENTRY: _container,
    Kind.PAPER: _container,
    Kind.EPISODE: _container,
    Kind.SONG: _container,
    Kind.SESSION: _container,
}
IN = marked("In")
CONTAINER_WORDS: Mapping[Kind, str] = {Kind.SONG: marked("On")}  # a song stands on its album (10.13)


def _text(text: str) -> Rich:
    return (Span(text),) if text else ()


def _italic(rich: Rich) -> Rich:
    return tuple(Span(span.text, not span.italic, span.href) for span in rich)
