"""`cite`: an article's text with its citations, as HTML."""

import argparse
import difflib
import sys
from pathlib import Path

from plugins import frontmatter
from plugins.apa import markdown_ext, normalise, parse
from plugins.errors import Severity

_EXTENSIONS = ("tables", "footnotes", "attr_list", "md_in_html", "sane_lists", "fenced_code")


def configure(parser: argparse.ArgumentParser) -> None:
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
    files = arguments.bib or sorted(Path("bibliography").glob("*.bib"))
    works, problems = normalise.normalise(parse.read_bibliography(files))
    for problem in problems:
        print(problem, file=sys.stderr)
    article = frontmatter.split(arguments.article.read_text("utf-8"))
    html, result = markdown_ext.convert(
        article.body, works, whole=bool(arguments.bib), extensions=_EXTENSIONS
    )
    for key in result.unknown:
        near = difflib.get_close_matches(key, works, 1)
        hint = f' Did you mean "{near[0]}"?' if near else ""
        print(f'{arguments.article}: no .bib file has an entry with the key "{key}".{hint}', file=sys.stderr)
    print(html)
    return int(bool(result.unknown) or any(problem.severity is Severity.ERROR for problem in problems))
