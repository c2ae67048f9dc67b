"""`check`: everything that is wrong with the bibliography and with the citations of the articles."""

import argparse
from pathlib import Path

from plugins.apa import normalise, parse
from plugins.apa.check import check_articles, unused
from plugins.apa.commands.articles import EXTENSIONS, article_files, read_articles
from plugins.errors import Severity, in_order


def configure(parser: argparse.ArgumentParser) -> None:
    """What may follow `check`."""
    parser.description = (
        "Read the bibliography and every article, and say in sentences what to mend: the file, the line, "
        "what is wrong and what to do about it. Nothing is changed."
    )
    parser.add_argument(
        "--bib", type=Path, action="append", metavar="FILE", help="a .bib file (all of bibliography/)"
    )
    parser.add_argument(
        "content",
        type=Path,
        nargs="?",
        default=Path("content"),
        help="where the articles are, or one of them (content)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the problems; 1 when one of them stops the build."""
    files = arguments.bib or sorted(Path("bibliography").glob("*.bib"))
    bibliography = parse.read_bibliography(files)
    works, problems = normalise.normalise(bibliography)
    articles, unread = read_articles(article_files(arguments.content))
    checked = check_articles(articles, works, EXTENSIONS)
    problems += unread + checked.problems + unused(bibliography.entries, checked.used)
    for problem in in_order(problems):
        print(problem if problem.severity is Severity.ERROR else f"{problem} (This does not stop the build.)")
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    print(f"Works checked: {len(works)}. Texts checked: {len(articles)}. To mend: {errors or 'nothing'}.")
    return int(errors > 0)
