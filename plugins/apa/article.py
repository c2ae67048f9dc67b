"""The apparatus of a published article: how to cite it, what it cites, its sources to take away."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.apa import render
from plugins.apa.bibtex import escaped, write
from plugins.apa.byline import byline_names
from plugins.apa.elements import reference_ids
from plugins.apa.entry import Bibliography, Entry, Field
from plugins.apa.format import reference
from plugins.apa.model import Work
from plugins.apa.normalise import normalise
from plugins.apa.order import folded, reference_list
from plugins.apa.process import Reference
from plugins.apa.proper_nouns import with_names_kept
from plugins.apa.titles import MINOR
from plugins.languages.model import ENGLISH, Language


@dataclass(frozen=True, slots=True)
class Published:
    """An article of a site. `author` is its byline, or the site's name; `url` is canonical, `html`
    its text."""

    slug: str
    title: str
    author: str
    site: str
    published: date
    url: str
    html: str = ""
    language: Language = ENGLISH


@dataclass(frozen=True, slots=True)
class Sources:
    """What an article lists, in the order of its list: keys, and the link or else the text of every entry."""

    keys: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CiteThis:
    """The article itself as a reference: HTML, plain text and BibTeX."""

    html: str
    text: str
    bibtex: str


@dataclass(frozen=True, slots=True)
class Holding:
    """A work of the library page: its id there, its HTML, and (title, address, language) of who cites it."""

    id: str
    html: str
    articles: tuple[tuple[str, str, str], ...]


def sources(references: Iterable[Reference]) -> Sources:
    """What is kept of a reference list."""
    references = tuple(references)
    links = (reference.work.link or render.text(reference.rich) for reference in references)
    return Sources(tuple(reference.work.key for reference in references), tuple(links))


def cite_this(article: Published) -> CiteThis:
    """The article as APA lists a page of a website (10.16); it goes through the same stages as any entry."""
    group = article.author == article.site
    fields = {
        "author": f"{{{escaped(article.author)}}}" if group else byline_names(article.author),
        "title": with_names_kept(escaped(article.title), article.html),
        # Titles in other languages stand as they are.
        "langid": "" if article.language.code == ENGLISH.code else article.language.code,
        "date": article.published.isoformat(),
        "organization": "" if group else f"{{{escaped(article.site)}}}",
        "url": article.url,
    }
    fields = {name: value for name, value in fields.items() if value}
    entry = Entry("article", "online", {k: Field(v, 1) for k, v in fields.items()}, Path(), 1)
    works, _ = normalise(Bibliography({entry.key: entry}, ()), article.language)
    (listed,) = reference_list(works.values())
    rich = reference(listed, article.language)
    key = _key(listed.work.who.names[0].family, article)
    return CiteThis(render.html(rich), render.text(rich), write("online", key, fields))


def _key(family: str, article: Published) -> str:
    """ "assure2026power": author, year, first word of the title that tells something."""
    words = [word for word in article.slug.split("-") if word not in MINOR] or [article.slug]
    return f"{folded(family.split()[0])}{article.published.year}{words[0]}"


def download(cited: Iterable[str], tidied: Callable[[str], str]) -> str:
    """The BibTeX of everything an article lists (keys), in the order of its list; `tidied` writes one."""
    return "\n".join(map(tidied, cited))


def library(
    cited: Iterable[tuple[str, str, str, Iterable[str]]], works: Mapping[str, Work]
) -> tuple[Holding, ...]:
    """Everything that articles (title, address, language, the keys they list) list, in one reference list.

    `works` have the words of the page's language.
    """
    citing: dict[str, list[tuple[str, str, str]]] = {}
    for title, url, lang, keys in cited:
        for key in keys:
            citing.setdefault(key, []).append((title, url, lang))
    ids = reference_ids(citing, "work")
    return tuple(
        Holding(ids[listed.work.key], render.html(reference(listed)), tuple(citing[listed.work.key]))
        for listed in reference_list(works[key] for key in citing)
    )
