"""What can be found on the real site, and what its search index holds."""

import gzip
import json
from pathlib import Path

import pytest

from plugins.search.index import FOLDER, index

PAGE = '<!doctype html><html lang="en"><title>A</title><main{}><h1>A</h1><p>{}</p></main>'


def found(site: Path) -> dict[str, str]:
    """Address → text of everything that can be found."""
    pages = {}
    for file in (site / FOLDER / "fragment").iterdir():
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        pages[page["url"].removesuffix(".html")] = page["content"]
    return pages


def test_articles_and_pages_can_be_found_and_lists_of_them_not(real_site: Path) -> None:
    addresses = set(found(real_site))
    written = {
        f"/{page.relative_to(real_site).with_suffix('').as_posix()}" for page in real_site.rglob("*.html")
    }
    lists = {"/index", "/articles", "/references", "/search", "/thanks", "/404"}
    assert addresses == {
        page for page in written - lists if not page.startswith(("/author/", "/tag/", "/category/"))
    }


def test_citations_are_found_as_readers_see_them(real_site: Path) -> None:
    pages = found(real_site)
    article = pages["/post/the-power-of-self-compassion-cultivating-inner-healing-in-therapy"]
    assert "(Gilbert & Procter, 2006)" in article
    assert "Hinton, D. E., Hofmann, S. G." in article  # the reference list can be searched too
    assert [address for address, text in pages.items() if "[@" in text or "@neff" in text] == []
    assert "Back to the text" not in article


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "&lt;b&gt; “q” ‘é’ 漢字"])
def test_any_page_can_be_indexed(tmp_path: Path, words: str) -> None:
    (tmp_path / "a.html").write_text(PAGE.format(" data-pagefind-body", words), "utf-8")
    assert index(tmp_path) == ()
    assert set(found(tmp_path)) == {"/a"}


def test_the_index_has_no_page_or_style_of_its_own(real_site: Path) -> None:
    assert [file.name for file in (real_site / FOLDER).iterdir() if file.suffix in {".css", ".html"}] == []


def test_a_site_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (problem,) = index(tmp_path / "nowhere")
    assert problem.sentence.startswith("The search index could not be made: ")
