"""The command line: `python -m plugins.articles new "A title"` starts an article."""

import argparse
from pathlib import Path
from zoneinfo import ZoneInfo

from pelicanconf import AUTHOR, FEED_IDS, TIMEZONE
from plugins.apa.parse import read_bibliography
from plugins.articles.load import load_texts
from plugins.articles.new import Given, new_article
from plugins.clock import now
from plugins.commandline import run
from plugins.errors import DataError

HERE = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    """Run one command; 1 when it was refused."""
    parser = argparse.ArgumentParser(prog="python -m plugins.articles", description=__doc__)
    parser.add_argument(
        "--root", type=Path, default=HERE, help="the directory with content/ and bibliography/"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    new = commands.add_parser("new", help="start an article as a draft")
    new.add_argument("title", metavar="TITLE")
    options = parser.parse_args(arguments)
    try:
        file = start(options.root.resolve(), options.title)
    except DataError as error:
        print("\n".join(map(str, error.problems)))
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}.")
        return 1
    print(f"Started {file.relative_to(options.root.resolve())}. Open it and write; it is a draft.")
    return 0


def start(root: Path, title: str) -> Path:
    """Write the file of a new article and give its place."""
    directory = root / "content" / "articles"
    zone = ZoneInfo(TIMEZONE)
    texts = load_texts(directory, root / "content" / "pages", zone)
    keys = sorted(read_bibliography(sorted((root / "bibliography").glob("*.bib"))).entries)
    given = Given(AUTHOR, FEED_IDS, keys[0] if keys else "author2020")
    file, text = new_article(title, directory, texts.articles, given, now(zone).date())
    directory.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8") as opened:  # "x": never over another file
        opened.write(text)
    return file


if __name__ == "__main__":
    run(main)
