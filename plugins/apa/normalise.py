"""Entries in any habit (BibTeX, BibLaTeX, Zotero, Crossref, PubMed) → works, with every problem collected."""

import difflib
import re
from dataclasses import replace

from plugins.apa import access, contributors, dates, editions, pages, publication, titles
from plugins.apa.descriptions import description, is_manuscript, verbatim
from plugins.apa.entry import Bibliography, Entry
from plugins.apa.kinds import TYPES, kind_of
from plugins.apa.latex import Piece, decode, plain
from plugins.apa.missing import missing
from plugins.apa.model import JOURNALS, LEGAL, Date, Kind, Rich, Span, Work
from plugins.apa.names import read_names
from plugins.apa.posts import first_words, is_post
from plugins.errors import DataError, Problem, Severity
from plugins.languages.model import ENGLISH, Language
from plugins.patience import bounded

NOT_WORKS = frozenset({"xdata", "set", "comment"})
_ENGLISH = r"en|american|us|brit|uk|austral|canad|new ?zealand"
_EXACT_DATES = frozenset({Kind.PERIODICAL, Kind.WEB, Kind.EPISODE, Kind.SESSION, Kind.CASE})
# Their containers' names stand as they are.
_NAMED_AS_TYPED = JOURNALS | LEGAL


def normalise(
    bibliography: Bibliography, language: Language = ENGLISH
) -> tuple[dict[str, Work], tuple[Problem, ...]]:
    """Every entry as a work for texts in a language, and everything about them to look at."""
    works: dict[str, Work] = {}
    problems: list[Problem] = list(bibliography.problems)
    for key, entry in bibliography.entries.items():
        if entry.type in NOT_WORKS:
            continue
        if entry.type not in TYPES:
            near = difflib.get_close_matches(entry.type, TYPES, 1)
            hint = f'Did you mean "@{near[0]}"?' if near else 'Use "@misc" if no other type fits.'
            problems.append(Problem(entry.file, entry.line, f'"@{entry.type}" is not a type of entry.', hint))
        try:
            with bounded(entry.file, entry.line):
                works[key] = _work(entry, problems, language)
                if entry.type in TYPES and not entry.broken:
                    problems += missing(entry, works[key])
        except DataError as error:
            problems += error.problems
    return works, tuple(problems)


def _work(entry: Entry, problems: list[Problem], language: Language) -> Work:
    kind = kind_of(entry)
    who, role = contributors.who(entry, kind)
    own = entry.value("langid", "language", "hyphenation").strip().lower()
    foreign = bool(own) and not re.match(_ENGLISH, own)
    post = is_post(entry, kind)
    title = titles.joined(decode(entry.value("title")), decode(entry.value("subtitle")))
    main = titles.joined(decode(entry.value("maintitle")), decode(entry.value("mainsubtitle")))
    container = _container(entry, kind)
    if kind is Kind.ISSUE and not container:
        container, title = title, decode(entry.value("issuetitle"))
    volume, issue = _volume_and_issue(entry, kind)
    number, pages_ = _article_number_and_pages(entry, kind)
    return Work(
        key=entry.key,
        kind=kind,
        who=who,
        role=role,
        date=_date(entry, kind, problems, language),
        title=titles.sentence_case(
            first_words(title) if post else title, as_typed=foreign or post or kind in LEGAL
        ),
        short_title=titles.sentence_case(decode(entry.value("shorttitle")), as_typed=True),
        abbreviations=contributors.abbreviations(entry, who),
        main_title=titles.sentence_case(main, as_typed=foreign),
        description=description(entry, kind, language),
        edition=editions.edition(entry.value("edition"), language),
        volume=volume,
        issue=issue,
        number=publication.number(entry, kind, language),
        pages=pages_,
        article_number=number,
        container=_as_typed(container)
        if kind in _NAMED_AS_TYPED
        else titles.sentence_case(container, as_typed=foreign),
        container_description=_container_description(entry, kind, language),
        editors=contributors.editors(entry, kind),
        editor_role=contributors.editor_role(entry),
        book_authors=contributors.book_authors(entry, who),
        translators=read_names(entry.value("translator")),
        publisher=publication.publisher(entry, kind, who),
        status=_status(entry, kind, language),
        retrieved=access.retrieved(entry, language),
        link=access.link(entry, kind, problems),
    )


def _volume_and_issue(entry: Entry, kind: Kind) -> tuple[str, str]:
    number = entry.value("number", "issue")
    if kind in JOURNALS:
        return pages.volume_and_issue(entry.value("volume"), number)
    numbered = kind is Kind.PAPER and not entry.value("series")  # else it is the number in the series
    return editions.volume(entry, kind), pages.read_issue(number) if numbered else ""


def _article_number_and_pages(entry: Entry, kind: Kind) -> tuple[str, str]:
    if kind in LEGAL:
        return "", re.sub(r"§(?=[\w])", "§ ", plain(entry.value("pages")))  # "§ 2.2-3900" keeps its hyphen
    read = pages.read_pages(entry.value("pages"))
    number = plain(entry.value("eid", "articleno", "article-number"))
    if number or kind is Kind.PERIODICAL:
        return re.sub(r"(?i)^article\s+", "", number), read
    found = pages.article_number(read)
    return (found, "") if found else ("", read)


def _container(entry: Entry, kind: Kind) -> tuple[Piece, ...]:
    if kind in _NAMED_AS_TYPED:
        title = decode(entry.value("journaltitle", "journal", "reporter"))
        return titles.joined(title, decode(entry.value("journalsubtitle")))
    return titles.joined(decode(entry.value("booktitle")), decode(entry.value("booksubtitle")))


def _container_description(entry: Entry, kind: Kind, language: Language) -> Rich:
    if kind is Kind.SESSION and not entry.value("booktitleaddon"):
        return (Span(language.gettext("Symposium")),)
    return verbatim(entry.value("booktitleaddon"))


def _as_typed(pieces: tuple[Piece, ...]) -> Rich:
    return tuple(Span(piece.text) for piece in pieces)


def _date(entry: Entry, kind: Kind, problems: list[Problem], language: Language) -> Date:
    if plain(entry.value("pubstate")).lower().replace(" ", "") in {"inpress", "forthcoming"}:
        return dates.in_press(language)
    date = _read_date(entry, _is_exact(entry, kind), problems, language)
    original = dates.read_date(entry.value("origdate", "origyear"), language, exact=False)
    return replace(date, original=original.year) if original else date


def _is_exact(entry: Entry, kind: Kind) -> bool:
    """Whether more than the year prints (9.14)."""
    if kind is Kind.UNPUBLISHED:
        talk = bool(entry.value("eventtitle") or entry.value("url", "howpublished"))
        return talk and not is_manuscript(description(entry, kind))
    reference = kind is Kind.ENTRY and bool(entry.value("url"))
    return reference or kind in _EXACT_DATES or (kind is Kind.MEDIA and entry.type in {"video", "audio"})


def _read_date(entry: Entry, exact: bool, problems: list[Problem], language: Language) -> Date:
    name = next((name for name in ("date", "year", "eventdate") if entry.value(name)), "")
    if not name:
        return dates.no_date(language)
    if exact and _is_longer(entry.value("eventdate"), entry.value("date", "year")):
        name = "eventdate"  # a conference lasts longer than its month says
    date = (
        dates.read_year(entry.value(name), entry.value("month"), entry.value("day"), language, exact=exact)
        if name == "year"
        else dates.read_date(entry.value(name), language, exact=exact)
    )
    if date is not None:
        return date
    shown = plain(entry.value(name))
    sentence = f'The {name} "{shown}" of {entry.key} is not a date.'
    advice = "Write 2003, 2003-05 or 2003-05-17."
    problems.append(Problem(entry.file, entry.line_of(name), sentence, advice, Severity.WARNING))
    return Date(shown)


def _is_longer(event: str, date: str) -> bool:
    return len(event) > len(date) and event[:4] == date[:4]


def _status(entry: Entry, kind: Kind, language: Language) -> str:
    """An article may be online before its issue (10.1)."""
    said = {
        plain(entry.value(name)).lower().rstrip(".")
        for name in ("note", "howpublished", "pubstate", "addendum")
    }
    early = "advance online publication" in said or ("prepublished" in said and kind in JOURNALS)
    return language.gettext("Advance online publication") if early else ""
