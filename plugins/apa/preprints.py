"""Where preprints are kept (10.8): what the fields of BibLaTeX, Crossref, arXiv and Google Scholar say."""

import re

from plugins.apa.entry import Entry
from plugins.apa.identifiers import doi_of_url, read_doi
from plugins.apa.latex import plain

# Google Scholar's way to give an arXiv preprint a journal.
SCHOLAR = re.compile(r"(?i)arxiv(?: preprint)?(?: arxiv)?:?\s*(?P<number>\d{4}\.\d{4,5}|[a-z-]+/\d{7})")
# Systems that only count articles keep no preprints.
_CATALOGUES = frozenset({"", "doi", "jstor", "pubmed", "pmid", "pmcid", "hdl", "googlebooks"})
_SERVERS = frozenset({
    "arxiv", "psyarxiv", "biorxiv", "medrxiv", "socarxiv", "edarxiv", "osf preprints", "ssrn",
    "research square", "preprints.org", "peerj preprints", "chemrxiv", "techrxiv", "mindrxiv", "metaarxiv",
})  # fmt: skip
# The name that Crossref gives as the publisher is the server's owner.
_OWNERS = frozenset({
    "", "center for open science", "elsevier bv", "research square platform llc", "mdpi ag",
    "research square", "open science framework",
})  # fmt: skip
_OF_DOI = {
    "10.48550": "arXiv", "10.31234": "PsyArXiv", "10.31219": "OSF Preprints", "10.31235": "SocArXiv",
    "10.35542": "EdArXiv", "10.31231": "MindRxiv", "10.31222": "MetaArXiv", "10.2139": "SSRN",
    "10.21203": "Research Square", "10.20944": "Preprints.org",
}  # fmt: skip


def arxiv(entry: Entry) -> str:
    """A preprint's arXiv number, in BibLaTeX's fields, arXiv's own or Google Scholar's; "" without one."""
    system = entry.value("eprinttype", "archiveprefix").lower()
    if system == "arxiv":
        return re.sub(r"(?i)^arxiv:", "", plain(entry.value("eprint")))
    scholar = SCHOLAR.match(plain(entry.value("journaltitle", "journal")))
    return scholar["number"] if scholar else ""


def is_server(name: str) -> bool:
    """Whether this is the name of a preprint server."""
    return name.casefold() in _SERVERS


def repository(entry: Entry) -> str:
    """The server that keeps a preprint; "" when no field speaks of one."""
    if arxiv(entry):
        return "arXiv"
    named = plain(entry.value("eprinttype", "archiveprefix"))
    if named.lower() not in _CATALOGUES:
        return named
    fields = ("publisher", "organization", "howpublished", "institution", "journaltitle", "journal")
    names = [plain(entry.value(field)) for field in fields]
    server = next(filter(is_server, names), "")
    prefix = (read_doi(entry.value("doi")) or doi_of_url(entry.value("url"))).partition("/")[0]
    return server or (_OF_DOI.get(prefix, "") if names[0].casefold() in _OWNERS else "")
