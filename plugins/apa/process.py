"""The whole pipeline from a document's citations to its labels and reference list, as one function."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.apa.cite import Label, Part, labels
from plugins.apa.format import reference
from plugins.apa.model import Citation, Listed, Rich, Span, Work
from plugins.apa.order import reference_list


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a document's reference list, finished, and the numbers of the citations that lead to it."""

    work: Work
    listed: Listed
    rich: Rich
    cited_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a document prints: one label a citation, and its reference list. `unknown` keys are in no file."""

    labels: tuple[Label, ...] = ()
    references: tuple[Reference, ...] = ()
    unknown: tuple[str, ...] = ()


def process(citations: Iterable[Citation], works: Mapping[str, Work], nocite: Iterable[str] = ()) -> Result:
    """Citations in document order, the works they may name, and keys that are listed without being cited."""
    citations = tuple(citations)
    cited = [item.key for citation in citations for item in citation.items]
    wanted = dict.fromkeys([*cited, *nocite])
    listed = reference_list(works[key] for key in wanted if key in works)
    unknown = tuple(key for key in wanted if key not in works)
    known = tuple(_without(unknown, citation) for citation in citations)
    found = iter(labels([citation for citation in known if citation.items], listed))
    printed = tuple(
        next(found) if kept.items else _as_typed(citation)
        for kept, citation in zip(known, citations, strict=True)
    )
    references = tuple(
        Reference(item.work, item, reference(item), _uses(item.work.key, citations)) for item in listed
    )
    return Result(printed, references, unknown)


def _without(unknown: tuple[str, ...], citation: Citation) -> Citation:
    items = tuple(item for item in citation.items if item.key not in unknown)
    lost_head = citation.narrative and citation.items[0].key in unknown
    return Citation(() if lost_head else items, citation.narrative)


def _as_typed(citation: Citation) -> Label:
    """A draft's citation of a work that is in no file yet."""
    keys = "; ".join(f"source missing: {item.key}" for item in citation.items)
    return (Part("", (Span(f"({keys})"),)),)


def _uses(key: str, citations: tuple[Citation, ...]) -> tuple[int, ...]:
    return tuple(
        number for number, citation in enumerate(citations) if any(item.key == key for item in citation.items)
    )
