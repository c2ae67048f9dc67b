"""The apparatus of a published article: how to cite it, what it cites, its sources to take away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.apa import render
from plugins.apa.bibtex import escaped, tidy, write
from plugins.apa.format import reference
from plugins.apa.normalise import normalise
from plugins.apa.order import reference_list
from plugins.apa.parse import Bibliography, Entry, Field
from plugins.apa.process import Result


@dataclass(frozen=True, slots=True)
class Published:
    """An article of the site. `group` says that the author is an organisation; `url` is canonical."""

    key: str
    title: str
    author: str
    group: bool
    published: date
    url: str


@dataclass(frozen=True, slots=True)
class CiteThis:
    """The article itself as a reference: HTML, plain text and BibTeX."""

    html: str
    text: str
    bibtex: str


@dataclass(frozen=True, slots=True)
class Holding:
    """A work of the library page: its id there, its finished HTML, and (title, address) of who cites it."""

    id: str
    html: str
    articles: tuple[tuple[str, str], ...]


def cite_this(article: Published) -> CiteThis:
    """The article as APA lists a page of a website (10.16); it goes through the same stages as any entry."""
    fields = {
        "author": f"{{{escaped(article.author)}}}" if article.group else escaped(article.author),
        "title": escaped(article.title),
        "date": article.published.isoformat(),
        "url": article.url,
    }
    entry = Entry(article.key, "online", {k: Field(v, 1) for k, v in fields.items()}, Path(), 1)
    works, _ = normalise(Bibliography({article.key: entry}, ()))
    (listed,) = reference_list(works.values())
    rich = reference(listed)
    return CiteThis(render.html(rich), render.text(rich), write("online", article.key, fields))


def download(result: Result, entries: Mapping[str, Entry]) -> str:
    """The BibTeX of everything an article lists, in the order of its list."""
    return "\n".join(tidy(entries[item.work.key]) for item in result.references)


def library(cited: Iterable[tuple[str, str, Result]]) -> tuple[Holding, ...]:
    """Everything that articles (title, address, what they cite) list, in one reference list."""
    citing: dict[str, list[tuple[str, str]]] = {}
    works = {}
    for title, url, result in cited:
        for item in result.references:
            works[item.work.key] = item.work
            citing.setdefault(item.work.key, []).append((title, url))
    return tuple(
        Holding(f"work-{number}", render.html(reference(listed)), tuple(citing[listed.work.key]))
        for number, listed in enumerate(reference_list(works.values()), 1)
    )
