"""Lines of a reference list against the bibliography: a key for each line that is understood."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plugins.apa import render
from plugins.apa.bibtex import write
from plugins.apa.entry import Bibliography
from plugins.apa.format import reference
from plugins.apa.identifiers import doi_of_url
from plugins.apa.library.add import plan
from plugins.apa.model import Work
from plugins.apa.normalise import normalise
from plugins.apa.order import reference_list
from plugins.apa.parse import read_text
from plugins.importer.reference_lines import Line, read_line


@dataclass(frozen=True, slots=True)
class Source:
    """A line that has a key: how the text may name it, and new BibTeX ("" when it was there already)."""

    line: Line
    key: str
    bibtex: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """What became of a list: sources, lines nobody could read for sure, and what a person must look at."""

    found: tuple[Source, ...]
    unsure: tuple[str, ...]
    remarks: tuple[str, ...]
    library: Bibliography


def match_lines(lines: Iterable[str], library: Bibliography, file: Path) -> Sources:
    """Every line, with `library` grown by the new entries, which will stand in `file`."""
    found: list[Source] = []
    unsure: list[str] = []
    remarks: list[str] = []
    for text in lines:
        line = read_line(text)
        if line is None:
            unsure.append(text)
            remarks.append(f'No entry could be made for sure from "{text}".')
            continue
        key = _held(line, library)
        if key:
            found.append(Source(line, key))
            continue
        entries, _ = read_text(write(line.type, "new", line.fields), file)
        planned = plan(entries, library)
        if not planned.possible or not planned.additions:
            unsure.append(text)
            remarks.append(f'"{text}" was not taken: {planned.problems[0].sentence}')
            continue
        (addition,) = planned.additions
        if _levelled(addition.reference) != _levelled(line.text):
            remarks.append(
                f'"{line.text}" will be printed as "{addition.reference}". Compare it with the source.'
            )
        new, _ = read_text(addition.bibtex, file)
        library = Bibliography({**library.entries, addition.key: new[0]}, library.problems)
        found.append(Source(line, addition.key, addition.bibtex))
    return Sources(tuple(found), tuple(unsure), tuple(remarks), library)


def _held(line: Line, library: Bibliography) -> str:
    """The key of the work the line describes, by its DOI or by its whole reference."""
    works, _ = normalise(library)
    doi = line.fields.get("doi", "").lower()
    for key, work in works.items():
        same = _printed(work) == _levelled(line.text)
        if same or (doi and doi_of_url(work.link).lower() == doi and line.year[:4] == work.date.year):
            return key
    return ""


@cache
def _printed(work: Work) -> str:
    (listed,) = reference_list([work])
    return _levelled(render.text(reference(listed)))


def _levelled(text: str) -> str:
    """Letters and digits only, so that dashes, quotation marks and capitals make no difference."""
    plain = unicodedata.normalize("NFKD", re.sub(r"https?://(dx\.)?doi\.org/|doi:", "", text.lower()))
    return re.sub(r"[\W_]", "", plain)
