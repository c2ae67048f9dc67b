"""The whole pipeline from a document's citations to its labels and reference list, as one function."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.apa.cite import Label, Part, entry_names, labels
from plugins.apa.format import reference
from plugins.apa.model import Citation, Listed, Rich, Span, Work
from plugins.apa.order import reference_list
from plugins.languages.model import ENGLISH, Language


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a document's reference list, finished, and the numbers of the citations that lead to it.

    `name` is what the text calls it: "Neff & Germer, 2013".
    """

    work: Work
    listed: Listed
    rich: Rich
    name: Rich
    cited_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a document prints: one label a citation, and its reference list. `unknown` keys are in no file."""

    labels: tuple[Label, ...] = ()
    references: tuple[Reference, ...] = ()
    unknown: tuple[str, ...] = ()


def process(
    citations: Iterable[Citation],
    works: Mapping[str, Work],
    nocite: Iterable[str] = (),
    language: Language = ENGLISH,
) -> Result:
    """Citations in document order, the works they may name, and keys that are listed without being cited.

    `works` must have been made for the `language` of the document.
    """
    citations = tuple(citations)
    cited = [item.key for citation in citations for item in citation.items]
    wanted = dict.fromkeys([*cited, *nocite])
    listed = reference_list(works[key] for key in wanted if key in works)
    unknown = tuple(key for key in wanted if key not in works)
    known = tuple(_without(unknown, citation) for citation in citations)
    found = iter(labels([citation for citation in known if citation.items], listed, language))
    printed = tuple(
        next(found) if kept.items else _as_typed(citation, language)
        for kept, citation in zip(known, citations, strict=True)
    )
    uses = _uses(citations)
    names = entry_names(listed, language)
    references = tuple(
        Reference(
            item.work, item, reference(item, language), names[item.work.key], tuple(uses[item.work.key])
        )
        for item in listed
    )
    return Result(printed, references, unknown)


def _without(unknown: tuple[str, ...], citation: Citation) -> Citation:
    items = tuple(item for item in citation.items if item.key not in unknown)
    lost_head = citation.narrative and citation.items[0].key in unknown
    return Citation(() if lost_head else items, citation.narrative)


def _as_typed(citation: Citation, language: Language) -> Label:
    """A draft's citation of a work that is in no file yet."""
    keys = "; ".join(language.gettext("source missing: %(key)s", key=item.key) for item in citation.items)
    return (Part("", (Span(f"({keys})"),)),)


def _uses(citations: tuple[Citation, ...]) -> Mapping[str, list[int]]:
    """Key → the numbers of the citations that name it."""
    uses: dict[str, list[int]] = defaultdict(list)
    for number, citation in enumerate(citations):
        for key in dict.fromkeys(item.key for item in citation.items):
            uses[key].append(number)
    return uses
