"""A site with articles in Spanish, and the practice's own pages: every page is in one language throughout."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup, NavigableString, Tag

from plugins.build.project import HERE
from tests.conftest import run_build

pytestmark = pytest.mark.slow

SITES = HERE / "tests" / "sites"
URL = "http://localhost:8000"
PAIRS = {
    "hours": "es/horario",
    "contact": "es/contacto",
    "crisis-help": "es/ayuda-en-crisis",
    "post/calm-hour": "es/post/hora-de-calma",
}
SPANISH = [*PAIRS.values(), "es/post/descansar"]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice's pages, small articles in English, and two in Spanish: a translation, and one alone."""
    root = tmp_path_factory.mktemp("languages")
    shutil.copytree(HERE / "content" / "pages", root / "content" / "pages")
    shutil.copy(HERE / "content" / "clinic.yaml", root / "content")
    for name in ("small", "languages"):
        shutil.copytree(SITES / name, root, dirs_exist_ok=True)
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    run = run_build(root, "html")
    assert run.code == 0, run.said
    return root / "output"


def page(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / f"{address}.html").read_text("utf-8"), "html.parser")


def alternates(soup: BeautifulSoup) -> dict[str, str]:
    links = soup.select('link[rel="alternate"][hreflang]')
    return {str(link["hreflang"]): str(link["href"]) for link in links}


@pytest.mark.parametrize(("english", "spanish"), PAIRS.items())
def test_a_page_and_its_translation_name_each_other(site: Path, english: str, spanish: str) -> None:
    both = {"en": f"{URL}/{english}", "es": f"{URL}/{spanish}", "x-default": f"{URL}/{english}"}
    for address, code in ((english, "en"), (spanish, "es")):
        soup = page(site, address)
        assert soup.html is not None
        assert soup.html["lang"] == code
        assert alternates(soup) == both
        canonical = soup.select_one('link[rel="canonical"]')
        assert canonical is not None
        assert canonical["href"] == both[code]
        other, name = {"en": (spanish, "Español"), "es": (english, "English")}[code]
        switch = soup.select_one(f'header a[href="/{other}"]')
        assert switch is not None
        assert (switch.get_text(), switch["lang"], switch["hreflang"]) == (
            name,
            *[{"en": "es", "es": "en"}[code]] * 2,
        )


def test_other_pages_lead_to_the_spanish_ones_from_their_foot(site: Path) -> None:
    for address in ("index", "about", "post/kindness"):
        soup = page(site, address)
        assert alternates(soup) == {}
        (way,) = soup.select('a[hreflang="es"]:not(main a)')
        assert (way["href"], way.get_text()) == ("/es/contacto", "Español")


def test_what_machines_read_says_the_language(site: Path) -> None:
    for address, code in (("hours", "en"), ("es/horario", "es"), ("es/post/descansar", "es")):
        soup = page(site, address)
        locale = soup.select_one('meta[property="og:locale"]')
        assert (locale["content"] if locale else "en_US") == {"en": "en_US", "es": "es_US"}[code]
        data = [json.loads(script.get_text()) for script in soup.select('script[type="application/ld+json"]')]
        assert [one["inLanguage"] for one in data if "inLanguage" in one] == [code]
        crumbs = next(one["itemListElement"] for one in data if one["@type"] == "BreadcrumbList")
        assert crumbs[0]["name"] == {"en": "Home", "es": "Inicio"}[code]


def test_the_sitemap_says_where_a_page_is_in_each_language(site: Path) -> None:
    link, loc = "{http://www.w3.org/1999/xhtml}link", "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
    urls = {
        str(url.findtext(loc)): url.findall(link) for url in ElementTree.parse(site / "sitemap.xml").getroot()
    }
    for english, spanish in PAIRS.items():
        both = [("en", f"{URL}/{english}"), ("es", f"{URL}/{spanish}")]
        for address in (english, spanish):
            assert [(one.get("hreflang"), one.get("href")) for one in urls[f"{URL}/{address}"]] == both
    assert urls[f"{URL}/es/post/descansar"] == []


def test_lists_hold_each_article_once_and_say_which_are_in_spanish(site: Path) -> None:
    for address in ("articles", "category/therapy", "tag/calm"):
        soup = page(site, address)
        cards = {str(link["href"]): link for link in soup.select(".card__link")}
        assert "/es/post/hora-de-calma" not in cards
        own = cards["/es/post/descansar"]
        assert (own["lang"], own["hreflang"]) == ("es", "es")
        assert "lang" not in cards["/post/calm-hour"].attrs
    (about,) = page(site, "tag/calm").select(".card__about[lang]")
    assert about.get_text() == "Un texto que solo existe en español."


def test_the_feed_says_which_article_is_in_spanish(site: Path) -> None:
    entries = {
        entry.title: entry.content[0].value for entry in feedparser.parse(site / "feeds/all.atom.xml").entries
    }
    assert "Una hora de calma" not in entries
    assert entries["Descansar de Verdad"].startswith('<div lang="es">')
    assert "lang=" not in entries["A Calm Hour"]


def test_the_library_is_in_english_whoever_cites(site: Path) -> None:
    text = page(site, "references").get_text(" ", strip=True)
    assert "In B. Moss & C. Ray (Eds.)" in text
    assert "Obra original" not in text


def test_an_article_s_dates_citations_and_footnotes_are_in_its_language(site: Path) -> None:
    text = page(site, "es/post/hora-de-calma").get_text(" ", strip=True).replace("\u00a0", " ")
    for words in (
        "1 de febrero de 2026 · 1 min de lectura",
        "Modificado el 5 de marzo de 2026 · Revisado el 4 de marzo de 2026 por Ann Lee",
        "véase Lee, 1950/2003, Capítulo 4",
        "Neff y Germer (2013, p. 30) lo describen",
        "Ruiz e Ibáñez (2010) coinciden",
        "(2026, 1 de febrero). Una hora de calma",
        "Volver",
    ):
        assert words in text


# Words that Spanish does not have, in sentences of the program.
ENGLISH = re.compile(
    r"\b(?:the|and|of|our|you|your|we|with|for|this|these|call|text|open|closed|hours|opens|until|read|search|back|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|november|december)\b",
    re.IGNORECASE,
)


def spanish_texts(soup: BeautifulSoup) -> Iterator[str]:
    """Everything that is said aloud in Spanish: texts, and attributes that are words."""
    for element in soup.find_all(True):
        assert isinstance(element, Tag)
        here = next(
            one["lang"] for one in (element, *element.parents) if isinstance(one, Tag) and one.get("lang")
        )
        if here != "es" or element.name in {"script", "code", "style"}:
            continue
        yield from (str(text) for text in element.children if type(text) is NavigableString)
        yield from (
            str(element[name])
            for name in ("aria-label", "alt", "title", "data-label")
            if name in element.attrs
        )
        if element.name == "meta" and element.get("name") == "description":
            yield str(element["content"])


@pytest.mark.parametrize("address", SPANISH)
def test_no_english_word_is_said_in_spanish(site: Path, address: str) -> None:
    soup = page(site, address)
    for reference in soup.select(".references__entry, .references__back, .cite-this__entry, .citation"):
        reference.decompose()  # names of works and groups stay as they are
    texts = [text for text in spanish_texts(soup) if text.strip()]
    assert len(texts) > 20
    assert [
        text.strip() for text in texts if ENGLISH.search(text.replace("Assure Care Therapeutic Services", ""))
    ] == []


MISTAKES = {
    "of nothing": (
        "translation_of: calm-hours",
        'calma.md:5: "calm-hours" is the slug of no article in English. Did you mean "calm-hour"?',
    ),
    "in English": (
        "lang: en",
        "content/articles/es/calma.md:5: This article is in English itself, and no translation. "
        "Write lang: es above, or take this line out.",
    ),
}


@pytest.mark.parametrize(("line", "told"), MISTAKES.values(), ids=MISTAKES)
def test_a_translation_names_an_english_text(root: Path, tmp_path: Path, line: str, told: str) -> None:
    shutil.copytree(root, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "content/articles/es/calma.md"
    name = line.partition(":")[0]
    file.write_text(re.sub(rf"^{name}:.*$", line, file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    run = run_build(tmp_path, "html")
    assert run.code == 1
    assert told in run.said


def test_there_is_one_translation_into_a_language(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / "content/articles/es/calma.md").read_text("utf-8")
    (tmp_path / "content/articles/es/otra.md").write_text(text.replace("slug: hora", "slug: otra"), "utf-8")
    run = run_build(tmp_path, "html")
    assert "otra.md:5: calma.md is the translation of calm-hour already. Keep one of them." in run.said
