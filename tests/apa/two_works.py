"""Two works, and what a text that cites them looks like."""

from bs4 import BeautifulSoup, Tag

from plugins.apa.commands.articles import EXTENSIONS
from plugins.apa.markdown_ext import Converted, convert
from plugins.apa.model import Date, Kind, Name, Names, Role, Span, Work
from tests.apa.levelling import words

NEFF = Work(
    "neff", Kind.BOOK, Names((Name("Neff", "K. D."),)), Role.AUTHOR, Date("2003"), (Span("Rest & <b>"),)
)
FOX = Work("fox_1", Kind.BOOK, Names((Name("Fox", "A."),)), Role.AUTHOR, Date("2001"), (Span("Walks"),))
WORKS = {"neff": NEFF, "fox_1": FOX}


def converted(markdown: str, *nocite: str) -> Converted:
    return convert(markdown, WORKS, extensions=EXTENSIONS, nocite=nocite)


def page(markdown: str) -> Tag:
    return BeautifulSoup(converted(markdown).html, "html.parser")


def cited(markdown: str) -> list[str]:
    return [words(element.decode_contents()) for element in page(markdown).select(".citation")]
