"""The pipeline of `verify`: the works of a bibliography → what the record says about each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from plugins.apa.crossref.client import Outage, Unreadable
from plugins.apa.crossref.record import Record
from plugins.apa.entry import Entry
from plugins.apa.identifiers import doi_link, doi_of_url
from plugins.apa.model import Work
from plugins.apa.verify.compare import compare
from plugins.apa.verify.findings import Finding, Kind
from plugins.apa.verify.match import TYPES, match, query
from plugins.apa.verify.updates import updates


class Registry(Protocol):
    """Who is asked; `Crossref` of crossref/client.py in earnest."""

    def work(self, doi: str) -> Record | None:
        """The record of a DOI; None when there is none."""

    def agency(self, doi: str) -> str:
        """Who else registers this DOI; "" when nobody does."""

    def search(self, text: str) -> tuple[Record, ...]:
        """The records that fit a description best."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An entry and what was found; `known` when there was a record to compare it with."""

    entry: Entry
    findings: tuple[Finding, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Verified:
    """The entries that were checked, in order; `outage` is why the rest of `asked` was not, if so."""

    checked: tuple[Checked, ...]
    asked: int
    outage: str = ""


def askable(works: Mapping[str, Work]) -> dict[str, Work]:
    """The works that may have a record: those with a DOI, and kinds that often have one."""
    return {key: work for key, work in works.items() if doi_of_url(work.link) or work.kind in TYPES}


def verify(
    entries: Mapping[str, Entry], works: Mapping[str, Work], registry: Registry, step: Callable[[str], None]
) -> Verified:
    """Ask about every work; `step` hears the key of each that is done."""
    checked: list[Checked] = []
    for key, work in works.items():
        try:
            checked.append(_check(entries[key], work, registry))
        except Unreadable as error:
            checked.append(Checked(entries[key], (Finding(Kind.NOT_CHECKED, str(error)),), known=False))
        except Outage as outage:
            return Verified(tuple(checked), len(works), str(outage))
        step(key)
    return Verified(tuple(checked), len(works))


def _check(entry: Entry, work: Work, registry: Registry) -> Checked:
    doi = doi_of_url(work.link)
    if not doi:
        findings = _by_title(work, registry)
        return Checked(entry, findings, known=bool(findings))
    record = registry.work(doi)
    if record is not None:
        return Checked(entry, (*updates(record), *compare(work, record)), known=True)
    agency = registry.agency(doi)
    if agency and agency.lower() != "crossref":
        sentence = (
            f"The DOI is registered with {agency}, not with Crossref; compare it by hand: {doi_link(doi)}"
        )
        return Checked(entry, (Finding(Kind.NOTE, sentence, "doi", doi),), known=False)
    sentence = f"No record has the DOI {doi}. Look for a slip of the pen; {doi_link(doi)} may lead nowhere."
    return Checked(
        entry, (Finding(Kind.NO_SUCH_DOI, sentence, "doi", doi), *_by_title(work, registry)), known=False
    )


def _by_title(work: Work, registry: Registry) -> tuple[Finding, ...]:
    """The DOI that the entry lacks, and what else the record under that DOI says."""
    found = match(work, registry.search(query(work))) if work.title else None
    if found is None:
        return ()
    doi = found.record.doi
    whole = registry.work(doi) or found.record
    sentence = f"Its DOI may be {doi}: {found.reason}."
    return (*updates(whole), Finding(Kind.DOI_MISSING, sentence, "doi", "", doi), *compare(work, whole))
