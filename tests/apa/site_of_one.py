"""A bibliography and a text by themselves, through all stages but Pelican."""

from pathlib import Path

from bs4 import BeautifulSoup

from plugins.apa import format, normalise, order, parse, render
from plugins.apa.commands.articles import EXTENSIONS
from plugins.apa.markdown_ext import convert
from plugins.apa.model import Work
from plugins.errors import Problem


def works_of(bib: str, directory: Path) -> tuple[dict[str, Work], tuple[Problem, ...]]:
    """The works of some BibTeX, and what is wrong with it."""
    file = directory / "works.bib"
    file.write_text(bib, "utf-8")
    return normalise.normalise(parse.read_bibliography([file]))


def references(bib: str, directory: Path) -> list[tuple[str, str]]:
    """(key, HTML) of every entry, in the order of the list."""
    works, _ = works_of(bib, directory)
    return [
        (item.work.key, render.html(format.reference(item))) for item in order.reference_list(works.values())
    ]


def citations(bib: str, markdown: str, directory: Path) -> list[str]:
    """The HTML inside every citation of a document whose reference list is the whole bibliography."""
    works, _ = works_of(bib, directory)
    html = convert(markdown, works, extensions=EXTENSIONS, whole=True).html
    return [
        str(element.decode_contents()) for element in BeautifulSoup(html, "html.parser").select(".citation")
    ]
