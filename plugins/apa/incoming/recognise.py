"""Which format a pasted text is in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from plugins.apa.identifiers import doi_of_url, read_doi
from plugins.apa.incoming import bibtex, pubmed, ris
from plugins.apa.incoming.model import Incoming
from plugins.errors import Problem

EXPECTED = (
    "Paste BibTeX (it starts with @article{ or the like), RIS (it starts with TY  - JOUR or the like) or "
    'PubMed\'s text (it starts with PMID-). Publishers\' pages have it under "Cite" or "Export citation".'
)


@dataclass(frozen=True, slots=True)
class Format:
    """How a text in this format gives itself away, and who reads it."""

    name: str
    start: re.Pattern[str]
    read: Callable[[str, Path], Incoming]


FORMATS = (
    Format("BibTeX", re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE), bibtex.read),
    Format("RIS", re.compile(r"^\ufeff?\s*TY\s{0,3}-", re.MULTILINE), ris.read),
    Format("PubMed's text", re.compile(r"^\ufeff?\s?(?:PMID|FAU|JT)\s*-\s", re.MULTILINE), pubmed.read),
)
# What people paste instead, and what to tell them.
STRANGERS = (
    (re.compile(r"\s*%[0A]\s"), "This is EndNote's own format, which is not read here."),
    (re.compile(r"\s*[\[{]"), "This looks like JSON, which is not read here."),
    (re.compile(r"\s*<"), "This looks like a piece of a web page or XML, which is not read here."),
)


def read(text: str, file: Path) -> Incoming:
    """The entries of a text in any known format; a text in none is one problem."""
    found = [(match.start(), n) for n, one in enumerate(FORMATS) if (match := one.start.search(text))]
    if found:
        chosen = FORMATS[min(found)[1]]
        incoming = chosen.read(text, file)
        if incoming.entries or incoming.problems:
            return incoming
        sentence = f"The text begins like {chosen.name}, and no entry in it can be read."
        return Incoming((), (Problem(file, 1, sentence, "Copy it again, from its first sign to its last."),))
    if not text.strip():
        return Incoming((), (Problem(file, 0, "There is no text.", EXPECTED),))
    sentence = next(
        (said for pattern, said in STRANGERS if pattern.match(text)),
        "No entry can be recognised in this text.",
    )
    return Incoming((), (Problem(file, 0, sentence, EXPECTED),))


def bare_dois(text: str) -> tuple[str, ...]:
    """The DOIs of a text that holds nothing else; () for any other text."""
    words = re.sub(r"(?i)\bdoi:\s*", "", text).replace(",", " ").split()
    dois = tuple(doi_of_url(word) or (read_doi(word) if word.startswith("10.") else "") for word in words)
    return dois if all(dois) else ()
