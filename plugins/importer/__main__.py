"""The command line: `python -m plugins.importer FILE` brings the articles of another site here.

FILE is a Wix blog feed (save https://…/blog-feed.xml) or a WordPress export. Pictures are taken from the
directory it stands in; nothing is downloaded, and no file that exists is changed.
"""

import argparse
import sys
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from pelicanconf import TIMEZONE
from plugins.apa.parse import read_bibliography
from plugins.articles.load import load_texts
from plugins.articles.model import Status
from plugins.articles.read import read_article
from plugins.errors import DataError, Problem
from plugins.importer.article import Article, convert, hold_back, slug_for
from plugins.importer.posts import Post, read_posts

ARTICLES = Path("content/articles")
_PICTURE_BYTES = 20_000_000


def main(arguments: list[str]) -> int:
    """Import one file; 1 when it cannot be read, and then nothing is written."""
    parser = argparse.ArgumentParser(prog="python -m plugins.importer", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FEED_OR_EXPORT")
    parser.add_argument("--into", type=Path, default=ARTICLES, help=f"where articles go ({ARTICLES})")
    options = parser.parse_args(arguments)
    try:
        print(bring(options.file, options.into))
    except DataError as error:
        print("\n".join([*map(str, error.problems), "Nothing was written."]))
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}.")
        return 1
    return 0


def bring(file: Path, into: Path) -> str:
    """Write every article that is not here yet, and tell what a person must look at."""
    zone = ZoneInfo(TIMEZONE)
    posts = read_posts(file, file.read_bytes(), zone)
    content = into.resolve().parent
    bibliography = content.parent / "bibliography"
    bib = _free(bibliography, f"imported-{file.stem}", ".bib")
    library = read_bibliography(sorted(bibliography.glob("*.bib")))
    here = load_texts(into, content / "pages", zone).articles
    held = {article.slug for article in here}
    new, left = _new(posts, into, held)
    beside = {path.name: path for path in sorted(file.resolve().parent.rglob("*")) if _may_be_picture(path)}
    slugs = frozenset(held | {slug_for(post) for post in new})
    articles: list[Article] = []
    problems: list[Problem] = []
    for post in new:
        article, library = convert(post, library, bib, beside, slugs)
        articles.append(article)
        _, found = read_article(into / f"{article.slug}.md", article.text, zone)
        problems += [Problem(file, post.line, f'"{post.title}": {problem.sentence}') for problem in found]
    if problems:
        raise DataError(tuple(problems))
    drafts = frozenset(article.slug for article in here if article.status is Status.DRAFT)
    articles = list(hold_back(tuple(articles), drafts))
    _write(articles, into, content / "images", bib)
    return _report(articles, left, bib)


def _new(posts: tuple[Post, ...], into: Path, held: set[str]) -> tuple[list[Post], list[str]]:
    """(posts to bring, sentences about those left out)."""
    new: list[Post] = []
    left: list[str] = []
    taken = set(held)
    for post in posts:
        slug = slug_for(post)
        if not slug:
            left.append(f'"{post.title}" (line {post.line}) was left out: no address can be made from it.')
        elif slug in taken or (into / f"{slug}.md").exists():
            left.append(f'"{post.title}" (line {post.line}) was left out: {slug} is here already.')
        else:
            taken.add(slug)
            new.append(post)
    return new, left


def _may_be_picture(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and path.stat().st_size <= _PICTURE_BYTES


def _free(directory: Path, stem: str, suffix: str) -> Path:
    names = (f"{stem}{'' if number == 1 else f'-{number}'}{suffix}" for number in count(1))
    return next(directory / name for name in names if not (directory / name).exists())


def _write(articles: list[Article], into: Path, images: Path, bib: Path) -> None:
    """Sources first, so that no article cites what is not there; "x" never replaces a file."""
    entries = sorted(
        {source.key: source.bibtex for article in articles for source in article.sources}.items()
    )
    if entries:
        bib.parent.mkdir(parents=True, exist_ok=True)
        with bib.open("x", encoding="utf-8") as opened:
            opened.write("\n".join(bibtex for _, bibtex in entries))
    for article in articles:
        for name, picture in article.pictures.items():
            images.mkdir(parents=True, exist_ok=True)
            if not (images / name).exists():
                (images / name).write_bytes(picture.read_bytes())
        into.mkdir(parents=True, exist_ok=True)
        with (into / f"{article.slug}.md").open("x", encoding="utf-8") as opened:
            opened.write(article.text)


def _report(articles: list[Article], left: list[str], bib: Path) -> str:
    lines: list[str] = []
    for article in articles:
        unseen = "a draft on the old site too." if article.draft else "nothing to look at."
        drafted = "a draft; look at:" if article.remarks else unseen
        lines.append(f"{article.slug}.md: {drafted}")
        lines += [f"  - {remark}" for remark in article.remarks]
        lines += [f"  ({note})" for note in article.notes]
    sources = sum(len(article.sources) for article in articles)
    lines += left
    made = f", {sources} new sources in {bib.name}" if sources else ""
    drafts = sum(bool(article.remarks) for article in articles)
    lines.append(f"Articles brought: {len(articles)}{made}. To look at: {drafts or 'nothing'}.")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
