"""`cite`: an article's text with its citations, as HTML."""

import argparse
import sys
from pathlib import Path

from plugins.apa import normalise, parse
from plugins.apa.check import check_articles
from plugins.apa.commands.articles import EXTENSIONS, read_articles
from plugins.apa.markdown_ext import convert
from plugins.errors import Severity, in_order
from plugins.languages.catalogue import language


def configure(parser: argparse.ArgumentParser) -> None:
    """What may follow `cite`."""
    parser.description = (
        "Print an article as HTML: its text with every citation finished, then its reference list. "
        "With --bib, every entry of those files belongs to the list; without, the files in bibliography/ "
        "are used and the list holds what the article cites."
    )
    parser.add_argument(
        "--bib", type=Path, action="append", metavar="FILE", help="a .bib file; may be given several times"
    )
    parser.add_argument("article", type=Path, metavar="ARTICLE.md", help="the article, in Markdown")


def run(arguments: argparse.Namespace) -> int:
    """Print the HTML; 1 when the bibliography or a citation needs mending."""
    files = arguments.bib or sorted(Path("bibliography").glob("*.bib"))
    bibliography = parse.read_bibliography(files)
    works, problems = normalise.normalise(bibliography)
    articles, unread = read_articles([arguments.article])
    problems += unread + check_articles(articles, works, EXTENSIONS).problems
    for problem in in_order(problems):
        print(problem, file=sys.stderr)
    for article in articles:
        spoken = language(article.lang)
        listed, _ = normalise.normalise(bibliography, spoken)
        converted = convert(
            article.body,
            listed,
            extensions=EXTENSIONS,
            whole=bool(arguments.bib),
            nocite=article.nocite,
            language=spoken,
        )
        print(converted.html)
    return int(any(problem.severity is Severity.ERROR for problem in problems))
