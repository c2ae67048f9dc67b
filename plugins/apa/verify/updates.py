"""Retractions, corrections and other notices about a work, looked for from both ends."""

import re
from collections.abc import Iterator, Mapping

from plugins.apa.crossref.record import Record, Update
from plugins.apa.identifiers import doi_link
from plugins.apa.verify.findings import Finding, Kind

# Crossref's types of update; publishers are not strict, and any other type is a note.
KINDS: Mapping[str, Kind] = {
    "retraction": Kind.RETRACTED,
    "partial_retraction": Kind.RETRACTED,
    "withdrawal": Kind.RETRACTED,
    "removal": Kind.RETRACTED,
    "retraction_and_replacement": Kind.RETRACTED,
    "expression_of_concern": Kind.CONCERN,
    "correction": Kind.CORRECTED,
    "corrigendum": Kind.CORRECTED,
    "erratum": Kind.CORRECTED,
    "addendum": Kind.NOTE,
    "clarification": Kind.NOTE,
    "new_edition": Kind.NOTE,
    "new_version": Kind.NOTE,
}
WORDS: Mapping[Kind, str] = {
    Kind.RETRACTED: "The work was retracted",
    Kind.CONCERN: "An expression of concern was published about the work",
    Kind.CORRECTED: "The work was corrected",
    Kind.NOTE: "A notice belongs to the work",
}
ADVICE: Mapping[Kind, str] = {
    Kind.RETRACTED: "Do not rely on it.",
    Kind.CONCERN: "Read it before you rely on the work.",
    Kind.CORRECTED: "See whether what you cite still holds.",
    Kind.NOTE: "",
}
_IN_TITLE = re.compile(r"^\W*(?:retracted|withdrawn)\b", re.IGNORECASE)


def updates(record: Record) -> Iterator[Finding]:
    """What others say of the work (`updated-by`), and what it says of others or itself (`update-to`)."""
    own = record.doi.lower()
    about_it = (*record.updated_by, *(each for each in record.update_to if each.doi == own))
    found = [_about_it(each, own) for each in about_it]
    yield from found
    yield from (_about_another(each) for each in record.update_to if each.doi != own)
    if _IN_TITLE.match(record.title) and all(finding.kind is not Kind.RETRACTED for finding in found):
        sentence = f'The record\'s title begins with "{record.title.split()[0]}". {ADVICE[Kind.RETRACTED]}'
        yield Finding(Kind.RETRACTED, sentence, "update", "", record.doi)
    for doi in record.published_as:
        sentence = f"This preprint has since been published: {doi_link(doi)}. Cite that if it says the same."
        yield Finding(Kind.NOTE, sentence, "update", "", doi)


def _about_it(update: Update, own: str) -> Finding:
    kind = KINDS.get(update.type, Kind.NOTE)
    named = _named(update) if kind is Kind.NOTE or update.type != "retraction" else ""
    when = f" on {update.date}" if update.date else ""
    where = f", see {doi_link(update.doi)}" if update.doi and update.doi != own else ""
    sentence = f"{WORDS[kind]}{f' ({named})' if named else ''}{when}{where}. {ADVICE[kind]}".rstrip()
    return Finding(kind, sentence, "update", "", update.doi)


def _about_another(update: Update) -> Finding:
    sentence = (
        f"This is itself a notice ({_named(update)}) about {doi_link(update.doi)}. "
        "Cite it only if you mean the notice and not the work."
    )
    grave = KINDS.get(update.type, Kind.NOTE) is not Kind.NOTE
    return Finding(Kind.CONCERN if grave else Kind.NOTE, sentence, "update", "", update.doi)


def _named(update: Update) -> str:
    return (update.label or update.type.replace("_", " ")).lower()
