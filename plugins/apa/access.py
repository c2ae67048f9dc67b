"""How a reader gets at a work: DOI, web address, and when an undated page was read (9.16, 9.34-9.36)."""

import re

from plugins.apa import dates
from plugins.apa.entry import Entry
from plugins.apa.identifiers import address_in, doi_link, doi_of_url, read_doi, read_url
from plugins.apa.latex import plain
from plugins.apa.model import Kind
from plugins.apa.preprints import arxiv
from plugins.errors import Problem, Severity
from plugins.languages.model import ENGLISH, Language


def link(entry: Entry, kind: Kind, problems: list[Problem]) -> str:
    """The DOI as a link, else the web address; "" without both."""
    doi = read_doi(entry.value("doi"))
    if entry.value("doi") and not doi:
        typed = plain(entry.value("doi"))
        sentence = f'"{typed}" in {entry.key} is not a DOI: a DOI starts with "10." and has a slash.'
        problems.append(Problem(entry.file, entry.line_of("doi"), sentence, severity=Severity.WARNING))
    doi = doi or doi_of_url(entry.value("url"))
    url = read_url(entry.value("url"))
    if entry.value("url") and not url and not doi:
        sentence = f'"{plain(entry.value("url"))}" in {entry.key} is not a web address, and is left out.'
        advice = "It starts with https://"
        problems.append(Problem(entry.file, entry.line_of("url"), sentence, advice, Severity.WARNING))
    url = url or address_in(entry.value("howpublished")) or address_in(entry.value("note"))
    doi = doi or doi_of_url(url)
    if not doi and kind is Kind.PREPRINT and arxiv(entry):
        doi = f"10.48550/arXiv.{arxiv(entry)}"
    return doi_link(doi) if doi else url


def retrieved(entry: Entry, language: Language = ENGLISH) -> str:
    """The day on which a page was read: "May 30, 2019"; "" when it is not known to the day."""
    date = dates.read_date(entry.value("urldate"), language)
    known = date is not None and re.search(r"\d", date.detail)
    if date is None or not known:
        return ""
    return language.gettext("%(day)s, %(year)s", day=date.detail, year=date.year)
