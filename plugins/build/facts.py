"""What a written file says by itself: what is wrong with it, and how it hangs together with others."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from plugins.build import drawings
from plugins.build.checks import check_page
from plugins.build.finding import Finding
from plugins.build.leaks import leaks
from plugins.build.page import read_page
from plugins.build.ties import Ties, ties

# The files with words; the others are pictures, fonts, and the search index.
TEXTS = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".xml", ".bib", ".vcf", ".ics"})
_XML = frozenset({".xml", ".svg"})
# Where CSS loads things from; our stylesheets are ours alone.
_CSS_URL = re.compile(r"""url\(\s*["']?(?P<target>[^"')\s]+)""")
_HTML_OF_ENTRY = ("{http://www.w3.org/2005/Atom}content", "description")


class Facts(NamedTuple):
    """One file's: what is wrong with it, and for a page its ties."""

    findings: tuple[Finding, ...]
    ties: Ties | None = None


def facts(file: str, content: bytes, url: str, root: Path) -> Facts:
    """Read a file with words. They depend on nothing but these: its path in the site, its bytes, the site's
    address, and the project's place on this computer, which no reader should learn."""
    text = content.decode("utf-8", errors="replace")  # with U+FFFD where it is not UTF-8
    findings = [*_check_text(text, root)]
    suffix = Path(file).suffix
    if suffix == ".html":
        page, where = read_page(text), address(file)
        return Facts((*check_page(where, page, url), *findings), ties(where, page, url))
    if suffix == ".css":
        findings += _css(text)
    if suffix in _XML:
        findings += _xml(file, text)
    return Facts(tuple(findings))


def address(file: str) -> str:
    """The address of a written file: extensionless for pages, "/" for the home page."""
    return "/" + file.removesuffix(".html") if file != "index.html" else "/"


def _check_text(text: str, root: Path) -> Iterator[Finding]:
    if "\ufffd" in text:
        yield Finding("The file is not saved as UTF-8.", ("\ufffd",))
    for sentence, words in leaks(text, root):
        yield Finding(sentence, (words,))


def _css(text: str) -> Iterator[Finding]:
    for match in _CSS_URL.finditer(text):
        if re.match(r"\w+:|//", match["target"]):
            yield Finding(f'The stylesheet loads "{match["target"][:60]}" from another place than this site.')


def _xml(file: str, text: str) -> Iterator[Finding]:
    try:
        if file.endswith(".svg"):
            yield from map(Finding, drawings.check(text))
            return
        tree = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        yield Finding(f"The file is not well-formed XML: {error}.")
        return
    for name in _HTML_OF_ENTRY:
        for element in tree.iter(name):
            if any("[@" in words for words in read_page(element.text or "").texts):
                yield Finding("A citation was left as it was typed.", ("[@",))
