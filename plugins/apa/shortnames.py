"""How the works of one reference list are named in its text (8.14, 8.17, 8.18, 8.20)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.apa.model import Kind, Listed, Name, Rich, Span, Work
from plugins.apa.titles import title_case

_ET_AL_FROM = 3


@dataclass(frozen=True, slots=True)
class ShortName:
    """The author's part of a citation: some names, and whether "et al." follows; or a title."""

    names: tuple[str, ...]
    et_al: bool = False
    title: Rich = ()
    quoted: bool = False

    def joined(self, ampersand: str) -> str:
        """ "Neff & Germer", "Ruan, Ito, Moss, et al."; `ampersand` is "&" or "and"."""
        if self.et_al:
            return f"{', '.join(self.names)}{',' if len(self.names) > 1 else ''} et al."
        if len(self.names) < 3:
            return f" {ampersand} ".join(self.names)
        return f"{', '.join(self.names[:-1])}, {ampersand} {self.names[-1]}"


def short_names(listed: Iterable[Listed]) -> Mapping[str, ShortName]:
    """Key → its name in the text, long enough to tell the works of the list apart."""
    works = [item.work for item in listed]
    shared = _shared_surnames(works)
    crowds: dict[tuple[str, str], list[Work]] = defaultdict(list)
    for work in works:
        if _shortens(work):
            crowds[_first(work, shared), work.date.year].append(work)
    names = {work.key: _in_full(work, shared) for work in works}
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
    return len(work.who.names) >= _ET_AL_FROM or work.who.others


def _first(work: Work, shared: frozenset[str]) -> str:
    name = work.who.names[0]
    with_initials = name.initials and not name.group and name.family.casefold() in shared
    return f"{name.initials} {name.family}" if with_initials else name.family


def _families(names: Iterable[Name]) -> tuple[str, ...]:
    return tuple(name.family for name in names)


def _in_full(work: Work, shared: frozenset[str]) -> ShortName:
    if work.who:
        return ShortName((_first(work, shared), *_families(work.who.names[1:])))
    return ShortName((), title=_title(work), quoted=not work.standalone)


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


def _title(work: Work) -> Rich:
    """A work without author goes by its title, up to the colon, in title case (8.14)."""
    if work.short_title:
        chosen = work.short_title
    else:
        chosen = work.title if work.kind in {Kind.CASE, Kind.STATUTE} else _main_part(work.title)
    if not chosen:
        chosen = (Span("["), *work.description, Span("]"))
    if work.kind in {Kind.CASE, Kind.STATUTE}:
        return tuple(Span(span.text, work.kind is Kind.CASE) for span in chosen)
    cased = title_case(chosen)
    return tuple(Span(span.text, span.italic != work.standalone) for span in cased)


def _main_part(title: Rich) -> Rich:
    part: list[Span] = []
    for span in title:
        before, colon, _ = span.text.partition(": ")
        part.append(Span(before, span.italic))
        if colon:
            break
    return tuple(span for span in part if span.text)
