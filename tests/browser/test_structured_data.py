"""What pages tell search engines (JSON-LD) is in the words of schema.org, as its types for TypeScript say."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from plugins.build.project import HERE, Project
from tests.conftest import run_build

pytestmark = pytest.mark.checker

TYPES = Path(__file__).parent / "node_modules" / "schema-dts" / "dist" / "schema.d.ts"
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# A type with properties of its own has a "Base"; every other one only a "Leaf".
_INTERFACE = re.compile(
    r"^(?:export )?interface (\w+?)(Base|Leaf) extends ([^{]+)\{(.*?)^\}", re.DOTALL | re.MULTILINE
)
_PROPERTY = re.compile(r'^    "(\w+)"\?: SchemaValue<(.+?), "\w+">;', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of schema.org: the types it is also one of, and what each property of its own may hold."""

    parents: tuple[str, ...]
    properties: dict[str, frozenset[str]]


@cache
def kinds() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for name, part, parents, body in _INTERFACE.findall(TYPES.read_text("utf-8")):
        properties = {key: frozenset(re.findall(r"\w+", held)) for key, held in _PROPERTY.findall(body)}
        above = tuple(part.removesuffix("Base") for part in re.findall(r"\w+Base", parents))
        if part == "Base" or name not in found:
            found[name] = Kind(above, properties)
    return found


def lineage(name: str) -> Iterator[str]:
    """A type and all that it is also one of."""
    if name in kinds():
        yield name
        for parent in kinds()[name].parents:
            yield from lineage(parent)


def mistakes(value: Any, place: str = "") -> Iterator[str]:
    """What schema.org does not know, with where it stands."""
    if isinstance(value, list):
        for item in value:
            yield from mistakes(item, place)
    if not isinstance(value, dict):
        return
    kind = value.get("@type", "")
    if kind not in kinds():
        yield f"{place}: there is no type {kind!r}"
        return
    known = {key: held for name in lineage(kind) for key, held in kinds()[name].properties.items()}
    for key, inner in value.items():
        if key in {"@context", "@type", "@id"}:
            continue
        here = f"{place}/{kind}.{key}"
        if key not in known:
            yield f"{here}: no such property"
            continue
        for item in inner if isinstance(inner, list) else [inner]:
            fits = set(lineage(item.get("@type", ""))) if isinstance(item, dict) else plain(item)
            if not fits & known[key]:
                yield f"{here}: {item!r} is none of {sorted(known[key])}"
        yield from mistakes(inner, here)


def plain(value: object) -> set[str]:
    """What a value without a type may stand for. An address may stand for the thing that is there, and name a
    member of a list (an enumeration)."""
    if isinstance(value, bool):
        return {"Boolean"}
    if isinstance(value, int | float):
        return {"Number", "Integer", "Float", "Text"}
    words = {"Text", "URL", "Date", "DateTime", "Time"}
    if str(value).startswith("https://schema.org/"):
        return {*words, "DayOfWeek"} if str(value).endswith("day") else words
    return {*words, "IdReference"} if str(value).startswith("http") else words


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site that says all it can: the full clinic, and an article that somebody has reviewed."""
    project = Project(tmp_path_factory.mktemp("structured"))
    shutil.copytree(HERE / "content", project.content)
    shutil.copytree(HERE / "bibliography", project.bibliography)
    data = (HERE / "tests/sites/full/content/clinic.yaml").read_text("utf-8")
    project.clinic.write_text(data.replace("PORT", "9"), "utf-8")
    article = next(project.articles.glob("the-power*.md"))
    fields = "author: Ann Bee\nreviewed: 2026-11-23\nreviewed_by: Cy Dee, LPC\n"
    text = re.sub(r"^(author|reviewed\w*):.*\n", "", article.read_text("utf-8"), flags=re.MULTILINE)
    article.write_text(text.replace("---\n", f"---\n{fields}", 1), "utf-8")
    run = run_build(project.root, "html")
    assert run.code == 0, run.said
    return project.output


def told(page: Path) -> list[Any]:
    return [json.loads(text) for text in SCRIPT.findall(page.read_text("utf-8"))]


def test_every_word_is_schema_org_s(full: Path) -> None:
    pages = sorted(full.rglob("*.html"))
    found = {page.name: [*mistakes(told(page))] for page in pages}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_every_page_that_is_looked_for_tells_something(full: Path) -> None:
    silent = [page.name for page in sorted(full.rglob("*.html")) if not told(page)]
    assert silent == ["404.html", "thanks.html"]
    assert all('<meta name="robots" content="noindex">' in (full / name).read_text() for name in silent)


def test_a_reviewed_article_says_when_and_by_whom(full: Path) -> None:
    (article,) = (one for one in told(next(full.glob("post/the-power*.html"))) if "headline" in one)
    assert article["@type"] == "BlogPosting"
    assert article["author"] == {"@type": "Person", "name": "Ann Bee"}
    page = article["mainEntityOfPage"]
    assert (page["@type"], page["lastReviewed"]) == ("MedicalWebPage", "2026-11-23")
    assert page["reviewedBy"] == {"@type": "Person", "name": "Cy Dee, LPC"}


def test_mistakes_are_found() -> None:
    wrong = {
        "@type": "BlogPosting",
        "headine": "A",
        "author": "Ann Bee",
        "image": {"@type": "Pictures"},
        "publisher": {"@type": "Place", "name": "Here"},
    }
    assert list(mistakes(wrong)) == [
        "/BlogPosting.headine: no such property",
        "/BlogPosting.author: 'Ann Bee' is none of ['IdReference', 'Organization', 'Person']",
        "/BlogPosting.image: {'@type': 'Pictures'} is none of ['IdReference', 'ImageObject', 'URL']",
        "/BlogPosting.image: there is no type 'Pictures'",
        "/BlogPosting.publisher: {'@type': 'Place', 'name': 'Here'} is none of "
        "['IdReference', 'Organization', 'Person']",
    ]
