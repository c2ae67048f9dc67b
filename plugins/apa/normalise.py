"""Entries in any habit (BibTeX, BibLaTeX, Zotero, Crossref, PubMed) → works, with every problem collected."""

import difflib
import re

from plugins.apa import dates, pages, publication, titles
from plugins.apa.identifiers import doi_link, doi_of_url, read_doi, read_url
from plugins.apa.kinds import TYPES, arxiv, kind_of
from plugins.apa.latex import Piece, decode, plain
from plugins.apa.missing import missing
from plugins.apa.model import Date, Kind, Names, Rich, Role, Span, Work
from plugins.apa.names import read_names, split_list
from plugins.apa.parse import Bibliography, Entry
from plugins.errors import Problem, Severity

NOT_WORKS = frozenset({"xdata", "set", "comment"})
ROLES = {
    "director": Role.DIRECTOR, "host": Role.HOST, "producer": Role.PRODUCER, "writer": Role.WRITER,
    "executiveproducer": Role.EXECUTIVE_PRODUCER, "compiler": Role.COMPILER, "editor": Role.EDITOR,
    "narrator": Role.NARRATOR, "photographer": Role.PHOTOGRAPHER, "artist": Role.ARTIST,
    "writerdirector": Role.WRITER_DIRECTOR, "translator": Role.TRANSLATOR,
}  # fmt: skip
_ENGLISH = r"en|american|us|brit|uk|austral|canad|new ?zealand"
_EXACT_DATES = frozenset({Kind.PERIODICAL, Kind.WEB, Kind.EPISODE, Kind.UNPUBLISHED})


def normalise(bibliography: Bibliography) -> tuple[dict[str, Work], tuple[Problem, ...]]:
    """Every entry as a work, and everything about them that a person should look at."""
    works: dict[str, Work] = {}
    problems: list[Problem] = list(bibliography.problems)
    for key, entry in bibliography.entries.items():
        if entry.type in NOT_WORKS:
            continue
        if entry.type not in TYPES:
            near = difflib.get_close_matches(entry.type, TYPES, 1)
            hint = f'Did you mean "@{near[0]}"?' if near else 'Use "@misc" if no other type fits.'
            problems.append(Problem(entry.file, entry.line, f'"@{entry.type}" is not a type of entry.', hint))
        works[key] = _work(entry, problems)
        if entry.type in TYPES and not entry.broken:
            problems += missing(entry, works[key])
    return works, tuple(problems)


def _work(entry: Entry, problems: list[Problem]) -> Work:
    kind = kind_of(entry)
    who, role = _who(entry, kind)
    in_front = not entry.value("author") and bool(who)  # the editors stand in the author's place
    editors = Names() if in_front else read_names(entry.value("editor"))
    language = entry.value("langid", "language", "hyphenation").strip().lower()
    foreign = bool(language) and not re.match(_ENGLISH, language)
    verbatim = foreign or kind in {Kind.CASE, Kind.STATUTE}
    title = titles.joined(decode(entry.value("title")), decode(entry.value("subtitle")))
    main = titles.joined(decode(entry.value("maintitle")), decode(entry.value("mainsubtitle")))
    container_pieces = _container(entry, kind)
    journal_like = kind in {Kind.ARTICLE, Kind.PERIODICAL, Kind.ISSUE, Kind.CASE, Kind.STATUTE}
    pages_ = pages.read_pages(entry.value("pages"))
    number = plain(entry.value("eid", "articleno", "article-number"))
    if not number and kind is not Kind.PERIODICAL and pages.is_article_number(pages_):
        number, pages_ = pages_, ""
    return Work(
        key=entry.key,
        kind=kind,
        who=who,
        role=role,
        date=_date(entry, kind, problems),
        title=titles.sentence_case(title, as_typed=verbatim),
        short_title=titles.sentence_case(decode(entry.value("shorttitle")), as_typed=True),
        abbreviations=_abbreviations(entry, who),
        main_title=titles.sentence_case(main, as_typed=foreign),
        description=publication.description(entry, kind),
        edition=publication.edition(entry.value("edition")),
        volume=publication.volume(entry),
        issue=pages.read_issue(entry.value("number", "issue")) if journal_like or kind is Kind.PAPER else "",
        number=publication.number(entry, kind),
        pages=pages_,
        article_number=re.sub(r"(?i)^article\s+", "", number),
        container=_as_typed(container_pieces)
        if journal_like
        else titles.sentence_case(container_pieces, as_typed=foreign),
        editors=editors,
        editor_role=_editor_role(entry),
        book_authors=read_names(entry.value("bookauthor")),
        translators=read_names(entry.value("translator")),
        publisher=publication.publisher(entry, kind, who),
        status=_status(entry),
        retrieved=_retrieved(entry),
        link=_link(entry, kind, problems),
    )


def _who(entry: Entry, kind: Kind) -> tuple[Names, Role]:
    handle = plain(entry.value("nameaddon"))
    if entry.value("author"):
        author = read_names(entry.value("author"), handle)
        typed = plain(entry.value("authortype")).lower().replace(" ", "")
        return author, ROLES.get(typed, Role.AUTHOR)
    editors = read_names(entry.value("editor"), handle)
    if editors and kind not in {Kind.CHAPTER, Kind.ENTRY, Kind.PAPER}:
        return editors, _editor_role(entry)
    return Names(), Role.AUTHOR


def _editor_role(entry: Entry) -> Role:
    return ROLES.get(plain(entry.value("editortype")).lower().replace(" ", "").rstrip("s"), Role.EDITOR)


def _abbreviations(entry: Entry, who: Names) -> tuple[str, ...]:
    value = entry.value("shortauthor", "shorteditor")
    each = split_list(value)
    return tuple(plain(one) for one in each) if len(each) <= len(who.names) else (plain(value),)


def _container(entry: Entry, kind: Kind) -> tuple[Piece, ...]:
    if kind in {Kind.ARTICLE, Kind.PERIODICAL, Kind.CASE, Kind.STATUTE, Kind.ISSUE}:
        title = decode(entry.value("journaltitle", "journal", "reporter"))
        return titles.joined(title, decode(entry.value("journalsubtitle")))
    return titles.joined(decode(entry.value("booktitle")), decode(entry.value("booksubtitle")))


def _as_typed(pieces: tuple[Piece, ...]) -> Rich:
    return tuple(Span(piece.text) for piece in pieces)


def _date(entry: Entry, kind: Kind, problems: list[Problem]) -> Date:
    if plain(entry.value("pubstate")).lower().replace(" ", "") in {"inpress", "forthcoming"}:
        return dates.IN_PRESS
    date = _read_date(entry, problems)
    original = dates.read_date(entry.value("origdate", "origyear"))
    exact = kind in _EXACT_DATES or (kind is Kind.ENTRY and bool(entry.value("url")))
    exact = exact or (kind is Kind.MEDIA and entry.type in {"video", "audio"})
    exact = exact and not (kind is Kind.UNPUBLISHED and not entry.value("eventtitle"))
    detail, order = (date.detail, date.order) if exact else ("", (date.order[0], 0, 0))
    return Date(date.year, detail, original.year if original else date.original, order)


def _read_date(entry: Entry, problems: list[Problem]) -> Date:
    if entry.value("date"):
        date = dates.read_date(entry.value("date"))
        name = "date"
    elif entry.value("year"):
        date = dates.read_year(entry.value("year"), entry.value("month"), entry.value("day"))
        name = "year"
    else:
        return dates.NO_DATE
    if date is None:
        shown = plain(entry.value(name))
        sentence = f'The {name} "{shown}" of {entry.key} is not a date.'
        problems.append(
            Problem(
                entry.file,
                entry.line_of(name),
                sentence,
                "Write 2003, 2003-05 or 2003-05-17.",
                Severity.WARNING,
            )
        )
        return Date(shown)
    return date


def _status(entry: Entry) -> str:
    note = plain(entry.value("note"))
    return "Advance online publication" if note.lower().rstrip(".") == "advance online publication" else ""


def _retrieved(entry: Entry) -> str:
    value = entry.value("urldate")
    date = dates.read_date(value)
    return f"{date.detail}, {date.year}" if date and date.detail else ""


def _link(entry: Entry, kind: Kind, problems: list[Problem]) -> str:
    doi = read_doi(entry.value("doi"))
    if entry.value("doi") and not doi:
        typed = plain(entry.value("doi"))
        sentence = f'"{typed}" in {entry.key} is not a DOI: a DOI starts with "10." and has a slash.'
        problems.append(Problem(entry.file, entry.line_of("doi"), sentence, severity=Severity.WARNING))
    url = next((found for name in ("url", "howpublished") if (found := read_url(entry.value(name)))), "")
    if entry.value("url") and not read_url(entry.value("url")):
        sentence = f'"{plain(entry.value("url"))}" in {entry.key} is not a web address, and is left out.'
        advice = "It starts with https://"
        problems.append(Problem(entry.file, entry.line_of("url"), sentence, advice, Severity.WARNING))
    doi = doi or doi_of_url(url)
    if not doi and kind is Kind.PREPRINT and arxiv(entry):
        doi = f"10.48550/arXiv.{arxiv(entry)}"
    return doi_link(doi) if doi else url
