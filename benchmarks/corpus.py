"""Made-up sites of any size, the same on every computer: for Pelican, for this project, and for Hugo.

    python benchmarks/corpus.py DIRECTORY --articles 1000

Articles have about 900 words: headings, lists, links, emphasis, a table in every fourth, eight citations,
three tags, a category, one or two authors. Pelican and Hugo get the citations as plain text and templates
that print the same pages: articles, lists of ten to a page, the tags' names, a feed, a sitemap. This project
gets `[@key]` citations, a bibliography, and its own pages and theme.
"""

import argparse
import json
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE))

from benchmarks.bibliography import bibliography  # noqa: E402

SITE = "https://www.example.org"
WORDS = (  # noqa: SIM905
    "the of and to in a is that for it as with on by this be are from at which can may often when "
    "their who attachment compassion therapy session alliance rupture repair affect shame grief "
    "trauma memory safety boundary nervous system body breath awareness acceptance value schema "
    "belief worry anxiety avoidance exposure learning reward sleep rhythm fatigue burnout family "
    "parent child school identity culture story naïve café Gefühl résumé exercise diary goal plan "
    "crisis relapse support group consent evidence effect sample method finding practice empathy "
    "warmth silence question feedback change pattern trigger strength"
).split()
CATEGORIES = (
    "Anxiety",
    "Depression",
    "Trauma",
    "Mindfulness",
    "Sleep",
    "Work and Rest",
    "Grief",
    "Parenting",
)
AUTHORS = ("Ann Keller", "Jon Weber", "Mia Stein", "Lea Hoffmann", "Paul Brandt", "Sofia Lind")


@dataclass(frozen=True, slots=True)
class Article:
    """One article; in its `body`, `{7}` is a citation of entry 7 and `{link}` the address of another."""

    number: int
    title: str
    slug: str
    day: date
    category: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    summary: str
    body: str
    linked: int


def article(number: int, count: int) -> Article:
    """The article of that number, of a site of so many."""
    random = Random(number)
    cited = iter(sorted(random.sample(range(entries(count)), 8)))

    def sentence(least: int, most: int) -> str:
        words = [random.choice(WORDS) for _ in range(random.randint(least, most))]
        place = random.randrange(len(words))
        if random.random() < 0.2:
            words[place] = random.choice(("*{}*", "**{}**")).format(words[place])
        return " ".join(words).capitalize()

    def paragraph() -> str:
        sentences = [sentence(8, 20) for _ in range(random.randint(3, 6))]
        if (key := next(cited, None)) is not None:
            sentences[-1] += f" {{{key}}}"
        if random.random() < 0.35:
            sentences[0] += f" [{random.choice(WORDS)}](https://www.example.com/{random.randrange(999)})"
        return ". ".join(sentences) + "."

    blocks = [paragraph(), f"See also [{random.choice(WORDS)}]({{link}})."]
    for section in range(5):
        blocks += [f"## {sentence(3, 6).replace('*', '')}", paragraph(), paragraph()]
        if section % 2:
            blocks.append("\n".join(f"- {sentence(5, 11)}" for _ in range(4)))
    if number % 4 == 0:
        rows = (f"| {random.choice(WORDS)} | {random.randrange(60)} |" for _ in range(4))
        blocks.append("\n".join(("| Measure | Value |", "| --- | --- |", *rows)))
    blocks.append(f"> {sentence(12, 18)}.")
    title = f"{' '.join(random.choice(WORDS) for _ in range(4)).capitalize()} {number}"
    return Article(
        number=number,
        title=title,
        slug=f"article-{number}",
        day=date(2010, 1, 1) + timedelta(days=number * 5000 // count),
        category=random.choice(CATEGORIES),
        tags=tuple(sorted(random.sample([f"{tag} topic" for tag in range(60)], 3))),
        authors=tuple(random.sample(AUTHORS, 1 + (number % 3 == 0))),
        summary=sentence(15, 22).replace("*", "") + ".",
        body="\n\n".join(blocks) + "\n",
        linked=random.randrange(count),
    )


def entries(count: int) -> int:
    """How many entries the bibliography of a site with so many articles has."""
    return min(50 + count // 10, 2000)


def filled(body: str, link: str, cite: Callable[[int], str]) -> str:
    """A body with its link and its citations."""
    return re.sub(r"\{(\w+)\}", lambda place: link if place[1] == "link" else cite(int(place[1])), body)


def pelican(root: Path, articles: list[Article]) -> None:
    """A site for Pelican as it comes."""
    for one in articles:
        _write(
            root / "content" / f"{one.slug}.md",
            f"Title: {one.title}\nSlug: {one.slug}\nDate: {one.day} 09:{one.number % 60:02}\n"
            f"Category: {one.category}\nTags: {', '.join(one.tags)}\nAuthors: {'; '.join(one.authors)}\n"
            f"Summary: {one.summary}\n\n"
            + filled(
                one.body, f"{{filename}}/article-{one.linked}.md", lambda key: f"(Author, {1980 + key % 45})"
            ),
        )
    shutil.copytree(HERE / "benchmarks" / "templates" / "pelican", root, dirs_exist_ok=True)


def hugo(root: Path, articles: list[Article]) -> None:
    """The same site for Hugo."""
    for one in articles:
        head = {
            "title": one.title,
            "slug": one.slug,
            "date": f"{one.day}T09:{one.number % 60:02}:00Z",
            "categories": [one.category],
            "tags": one.tags,
            "authors": one.authors,
            "summary": one.summary,
        }
        _write(
            root / "content" / "posts" / f"{one.slug}.md",
            json.dumps(head)
            + "\n\n"
            + filled(
                one.body, f"/posts/article-{one.linked}.html", lambda key: f"(Author, {1980 + key % 45})"
            ),
        )
    shutil.copytree(HERE / "benchmarks" / "templates" / "hugo", root, dirs_exist_ok=True)


def project(root: Path, articles: list[Article]) -> None:
    """The same articles for this project, with citations to format."""
    text = bibliography(entries(len(articles)))
    keys = [line.split("{")[1].rstrip(",") for line in text.splitlines() if line.startswith("@")]
    for name in ("content", "bibliography"):  # the pages link to the articles that are there
        shutil.copytree(HERE / name, root / name)
    _write(root / "bibliography" / "made-up.bib", text)
    for one in articles:
        _write(
            root / "content" / "articles" / f"{one.slug}.md",
            f"---\ntitle: {json.dumps(one.title, ensure_ascii=False)}\ndate: {one.day}\nslug: {one.slug}\n"
            f"category: {one.category}\ntags: {json.dumps(one.tags)}\nauthor: {one.authors[0]}\n"
            f"description: {json.dumps(one.summary, ensure_ascii=False)}\n---\n\n"
            + filled(one.body, f"/post/article-{one.linked}", lambda key: f"[@{keys[key]}, p. {key + 1}]"),
        )


KINDS = {"pelican": pelican, "hugo": hugo, "project": project}


def make(directory: Path, count: int, kinds: tuple[str, ...] = tuple(KINDS)) -> None:
    """Write the sites of these kinds below a directory."""
    articles = [article(number, count) for number in range(count)]
    for kind in kinds:
        (directory / kind).mkdir(parents=True)
        KINDS[kind](directory / kind, articles)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("directory", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--kinds", default=",".join(KINDS))
    options = parser.parse_args()
    make(options.directory, options.articles, tuple(options.kinds.split(",")))
