"""How the works of one reference list are named in its text (8.14, 8.17, 8.18, 8.20)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.apa.model import LEGAL, Kind, Listed, Name, Rich, Span, Work
from plugins.apa.titles import title_case
from plugins.languages.model import ENGLISH, Language

_ET_AL_FROM = 3


@dataclass(frozen=True, slots=True)
class ShortName:
    """The author's part of a citation: some names, and whether "et al." follows; or a title."""

    names: tuple[str, ...]
    et_al: bool = False
    title: Rich = ()
    quoted: bool = False


def joined(names: Sequence[str], ampersand: str, *, et_al: bool) -> str:
    """ "Neff & Germer", "Ruan, Ito, Moss, et al."; `ampersand` is "&" or "and"."""
    if et_al:
        return f"{', '.join(names)}{',' if len(names) > 1 else ''} et al."
    if len(names) < 3:
        return f" {ampersand} ".join(names)
    return f"{', '.join(names[:-1])}, {ampersand} {names[-1]}"


def short_names(listed: Iterable[Listed], language: Language = ENGLISH) -> Mapping[str, ShortName]:
    """Key → its name in the text, long enough to tell the works of the list apart."""
    works = [item.work for item in listed]
    shared = _shared_surnames(works)
    crowds: dict[tuple[str, str], list[Work]] = defaultdict(list)
    for work in works:
        if _shortens(work):
            crowds[_first(work, shared), work.date.year].append(work)
    names = {work.key: _in_full(work, shared, language) for work in works}
    for crowd in crowds.values():
        for work in crowd:
            names[work.key] = _shortened(work, crowd, shared)
    return names


def _shared_surnames(works: Iterable[Work]) -> frozenset[str]:
    """Surnames that first authors with different initials share: they always get their initials (8.20)."""
    people: dict[str, set[str]] = defaultdict(set)
    for work in works:
        for name in work.who.names[:1]:
            if not name.group:
                people[name.family.casefold()].add(name.initials)
    return frozenset(family for family, initials in people.items() if len(initials) > 1)


def _shortens(work: Work) -> bool:
    return len(work.who.names) >= _ET_AL_FROM or (bool(work.who) and work.who.others)


def _first(work: Work, shared: frozenset[str]) -> str:
    name = work.who.names[0]
    with_initials = name.initials and not name.group and name.family.casefold() in shared
    return f"{name.initials} {name.family}" if with_initials else name.family


def _families(names: Iterable[Name]) -> tuple[str, ...]:
    return tuple(name.family for name in names)


def _in_full(work: Work, shared: frozenset[str], language: Language) -> ShortName:
    if work.who:
        return ShortName((_first(work, shared), *_families(work.who.names[1:])))
    return ShortName((), title=_title(work, language), quoted=not work.standalone)


def _shortened(work: Work, crowd: list[Work], shared: frozenset[str]) -> ShortName:
    """The first name and "et al.", or as many as it takes; "et al." never stands for one name (8.18)."""
    own = work.who.names
    others = [other.who.names for other in crowd if other.who.names != own]
    needed = next(
        (n for n in range(1, len(own)) if all(_differ(own, other, n) for other in others)), len(own)
    )
    if needed == len(own) - 1 and needed > 1 and not work.who.others:
        needed = len(own)
    names = (_first(work, shared), *_families(own[1:needed]))
    return ShortName(names, et_al=needed < len(own) or work.who.others)


def _differ(own: tuple[Name, ...], other: tuple[Name, ...], count: int) -> bool:
    return _families(own[:count]) != _families(other[:count])


def _title(work: Work, language: Language) -> Rich:
    """A work without author goes by its title, up to the colon; in English in title case (8.14)."""
    if work.kind in LEGAL:
        name = work.short_title or _legal_name(work)
        return tuple(Span(span.text, work.kind is Kind.CASE) for span in name)
    untitled = (Span("["), *(work.description or (Span(language.gettext("Untitled")),)), Span("]"))
    chosen = work.short_title or _main_part(work.title) or untitled
    cased = title_case(chosen) if language.code == ENGLISH.code else chosen
    if work.standalone:
        return tuple(Span(span.text, not span.italic) for span in cased)
    return tuple(Span(span.text.translate(_INNER_QUOTES), span.italic) for span in cased)


# Quotation marks inside quotation marks (6.7).
_INNER_QUOTES = str.maketrans("“”", "‘’")


def _legal_name(work: Work) -> Rich:
    """An act without the year in its name, which follows anyway: (Civil Rights Act, 1964); 11.5."""
    *others, last = work.title or (Span(""),)
    return (*others, Span(last.text.removesuffix(f" of {work.date.year}"), last.italic))


def _main_part(title: Rich) -> Rich:
    part: list[Span] = []
    for span in title:
        before, colon, _ = span.text.partition(": ")
        part.append(Span(before, span.italic))
        if colon:
            break
    return tuple(span for span in part if span.text)
