"""The command line: `python -m plugins.importer FILE` brings the articles of another site here.

FILE is a Wix blog feed (save https://…/blog-feed.xml) or a WordPress export. Pictures are taken from the
directory it stands in, or from another that you name; the web is asked for them only with --download.
No file that exists is changed, and after an error nothing is written at all.
"""

import argparse
import tempfile
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from pelicanconf import TIMEZONE
from plugins.apa.parse import read_bibliography
from plugins.articles.load import load_texts
from plugins.articles.model import Article as Present
from plugins.articles.model import Page, Status
from plugins.articles.read import TAKEN, read_article
from plugins.commandline import run
from plugins.errors import DataError, Problem
from plugins.importer.article import Article, Here, convert, hold_back, slug_for
from plugins.importer.pictures import Pictures
from plugins.importer.posts import Post, read_posts
from plugins.importer.writing import put

ARTICLES = Path("content/articles")
_MOST_BYTES = 200_000_000


def main(arguments: list[str]) -> int:
    """Import one file; 1 when it cannot be read, and then nothing is written."""
    parser = argparse.ArgumentParser(prog="python -m plugins.importer", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FEED_OR_EXPORT")
    parser.add_argument("--into", type=Path, default=ARTICLES, help=f"where articles go ({ARTICLES})")
    parser.add_argument("--pictures", type=Path, help="the directory with the pictures, at any depth")
    parser.add_argument("--download", action="store_true", help="fetch pictures that are not there")
    options = parser.parse_args(arguments)
    try:
        with ExitStack() as stack:
            fetched = stack.enter_context(tempfile.TemporaryDirectory()) if options.download else None
            directory = options.pictures or options.file.resolve().parent
            if not directory.is_dir():
                raise NotADirectoryError(0, "There is no such directory", str(directory))
            pictures = Pictures(directory, Path(fetched) if fetched else None)
            print(bring(options.file, options.into, pictures))
    except DataError as error:
        print("\n".join([*map(str, error.problems), "Nothing was written."]))
        return 1
    except OSError as error:
        print(f"{error.filename2 or error.filename}: {error.strerror}. Nothing was written.")
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Nothing was written.")
        return 130
    return 0


def bring(file: Path, into: Path, pictures: Pictures) -> str:
    """Write every article that is not here yet, and tell what a person must look at."""
    zone = ZoneInfo(TIMEZONE)
    size = file.stat().st_size
    if size > _MOST_BYTES:
        sentence = (
            f"The file has {size // 1_000_000} MB, and more than {_MOST_BYTES // 1_000_000} MB is no blog."
        )
        raise DataError((Problem(file, 0, sentence, "Export fewer posts at a time."),))
    export = read_posts(file, file.read_bytes(), zone)
    content = into.resolve().parent
    bibliography = content.parent / "bibliography"
    bib = _free(bibliography, f"imported-{file.stem}", ".bib")
    library = read_bibliography(sorted(bibliography.glob("*.bib")))
    present = load_texts(into, content / "pages", zone)
    held = {article.slug for article in present.articles}
    new, left = _new(export.posts, into, held)
    here = Here(frozenset(held | {slug_for(post) for post in new}), _in_use(present.articles, present.pages))
    articles: list[Article] = []
    problems: list[Problem] = []
    for post in new:
        article, library = convert(post, library, bib, pictures, here)
        articles.append(article)
        _, found = read_article(into / f"{article.slug}.md", article.text, zone)
        problems += [Problem(file, post.line, f'"{post.title}": {problem.sentence}') for problem in found]
    if problems:
        raise DataError(tuple(problems))
    drafts = frozenset(article.slug for article in present.articles if article.status is Status.DRAFT)
    articles = list(hold_back(tuple(articles), drafts))
    put(_files(articles, into, content / "images", bib), content.parent)
    return _report(articles, [*left, *export.left], bib)


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


def _in_use(articles: tuple[Present, ...], pages: tuple[Page, ...]) -> frozenset[str]:
    """Addresses that an old one must not take away, and old ones that others have."""
    old = {address for article in articles for address in article.old_addresses}
    return frozenset(old | {f"/{name}" for name in TAKEN} | {f"/{page.slug}" for page in pages})


def _free(directory: Path, stem: str, suffix: str) -> Path:
    names = (f"{stem}{'' if number == 1 else f'-{number}'}{suffix}" for number in count(1))
    return next(directory / name for name in names if not (directory / name).exists())


def _files(articles: list[Article], into: Path, images: Path, bib: Path) -> dict[Path, bytes | Path]:
    """Sources first, so that no article ever cites what is not there."""
    entries = sorted(
        {source.key: source.bibtex for article in articles for source in article.sources}.items()
    )
    sources = {bib: "\n".join(bibtex for _, bibtex in entries).encode()} if entries else {}
    pictures = {images / name: file for article in articles for name, file in article.pictures.items()}
    here = {place for place, file in pictures.items() if _same(place, file)}
    texts = {into.resolve() / f"{article.slug}.md": article.text.encode() for article in articles}
    return {**sources, **{place: file for place, file in pictures.items() if place not in here}, **texts}


def _same(place: Path, file: Path) -> bool:
    return place.is_file() and place.read_bytes() == file.read_bytes()


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
    if authors := sorted({str(article.fields["author"]) for article in articles} - {""}):
        lines.append(f"Authors: {', '.join(authors)}. Say in content/authors.yaml who they are, if you like.")
    if moved := sum(bool(article.fields["old_addresses"]) for article in articles):
        lines.append(f"Old addresses that lead to the new ones: {moved} (old_addresses in the articles).")
    made = f", {sources} new sources in {bib.name}" if sources else ""
    drafts = sum(bool(article.remarks) for article in articles)
    lines.append(f"Articles brought: {len(articles)}{made}. To look at: {drafts or 'nothing'}.")
    return "\n".join(lines)


if __name__ == "__main__":
    run(main)
