"""The pipeline of `add`: pasted entries and the bibliography → what is to be written, and what is wrong."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from plugins.apa import render
from plugins.apa.bibtex import write
from plugins.apa.entry import Bibliography, Entry, Field
from plugins.apa.format import reference
from plugins.apa.library.duplicates import Holding, duplicate, holding
from plugins.apa.library.keys import key_for
from plugins.apa.library.placing import insert
from plugins.apa.library.tidy import Tidy, tidy
from plugins.apa.model import Work
from plugins.apa.normalise import normalise
from plugins.apa.order import reference_list
from plugins.errors import Problem, Severity


@dataclass(frozen=True, slots=True)
class Addition:
    """A new entry: its key, its BibTeX, the finished reference, and the fields that were left out."""

    key: str
    bibtex: str
    reference: str
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be added; with an error among the problems, nothing is."""

    additions: tuple[Addition, ...]
    problems: tuple[Problem, ...]

    @property
    def possible(self) -> bool:
        """Whether the additions may be written."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


def plan(pasted: Iterable[Entry], library: Bibliography) -> Plan:
    """Entries in any habit against the whole bibliography; every problem is collected."""
    works, _ = normalise(library)
    held = [holding(library.entries[key], work) for key, work in works.items()]
    taken = set(library.entries)
    additions: list[Addition] = []
    problems = list(library.problems)
    for entry in pasted:
        tidied = tidy(entry)
        work, found = _work(entry, tidied, key_for(_work(entry, tidied, entry.key)[0], taken))
        addition = _addition(work, tidied)
        taken.add(work.key)
        problems += found
        problems += _doubts(entry)
        problems += _refused(entry, work, addition, held)
        held.append(holding(replace(entry, key=work.key), work))
        additions.append(addition)
    return Plan(tuple(additions), tuple(problems))


def _work(entry: Entry, tidied: Tidy, key: str) -> tuple[Work, tuple[Problem, ...]]:
    """The work that the tidied entry makes, with its problems at their lines in the pasted text."""
    fields = {name: Field(text, entry.line_of(name)) for name, text in tidied.fields.items()}
    keyed = replace(entry, key=key, fields=fields)
    works, problems = normalise(Bibliography({key: keyed}, ()))
    return works[key], problems


def _addition(work: Work, tidied: Tidy) -> Addition:
    (listed,) = reference_list([work])
    bibtex = write(tidied.type, work.key, dict(tidied.fields))
    return Addition(work.key, bibtex, render.text(reference(listed)), tidied.dropped)


def _doubts(entry: Entry) -> list[Problem]:
    if not re.fullmatch(r"\{[^{}]* [^{}]*\}", entry.value("title").strip()):
        return []
    sentence = "The whole title stands in double braces, so all its capitals stay."
    advice = "Keep braces only around names and abbreviations."
    return [Problem(entry.file, entry.line_of("title"), sentence, advice, Severity.WARNING)]


def _refused(entry: Entry, work: Work, addition: Addition, held: list[Holding]) -> list[Problem]:
    who = work.who.names[0].family if work.who else addition.reference.split(". ")[0]
    problem = duplicate(holding(entry, work), f"{who} ({work.date.year})", held)
    return [problem] if problem else []


def written(text: str, additions: Iterable[Addition]) -> str:
    """The text of a .bib file with the additions in their places."""
    for addition in additions:
        text = insert(text, addition.key, addition.bibtex)
    return text
