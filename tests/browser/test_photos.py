"""Photographs in a real browser: small ones on a telephone, fetched when they are near, with room kept."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from plugins.build.project import HERE
from plugins.build.serve import server
from tests.browser.conftest import Look, windows
from tests.browser.test_accessibility import axe
from tests.browser.test_figures import WATCH_SHIFTS
from tests.browser.test_html import complaints
from tests.conftest import run_build
from tests.photos import pictures

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ADDRESS = "/post/kindness"
# What was fetched, by the start of its name and its end, and how wide each picture is shown.
FETCHED = """() => performance.getEntriesByType("resource").map(e => new URL(e.name).pathname)
  .filter(path => path.startsWith("/photos/")).sort()
  .map(path => path.slice(8).replace(/[.][0-9a-f]{8}/, ""))"""
SHOWN = """() => [...document.querySelectorAll(".article__body img")].map(img => img.clientWidth)"""


@pytest.fixture(scope="module")
def illustrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site is served with an article that has a cover, and two photographs far down."""
    root: Path = tmp_path_factory.mktemp("illustrated")
    shutil.copytree(HERE / "content" / "pages", root / "content" / "pages")
    shutil.copy(HERE / "content" / "clinic.yaml", root / "content")
    shutil.copytree(HERE / "tests" / "sites" / "small", root, dirs_exist_ok=True)
    images = root / "content" / "images"
    images.mkdir()
    pictures.phone(images / "desk.jpg", 2000, 1500)
    pictures.scene(2000, 1500, 2).save(images / "river.jpg")
    pictures.scene(300, 200, 3).save(images / "stone.jpg")
    article = root / "content" / "articles" / "kindness.md"
    words = "\n\nWords that fill the page, one line after the other, until the picture comes.\n" * 120
    text = article.read_text("utf-8").replace(
        "\ncategory:", "\ncover: /images/river.jpg\ncover_alt: A river in the morning.\ncategory:"
    )
    article.write_text(
        f"{text}{words}\n![A desk](/images/desk.jpg)\n{words}\n![A stone](/images/stone.jpg)\n", "utf-8"
    )
    run = run_build(root, "html")
    assert run.code == 0, run.said
    with server(root / "output", 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@pytest.fixture
def look_at(chromium: Browser, illustrated: str) -> Look:
    """Windows on that site."""
    return windows(chromium, illustrated)


def scroll_to(page: Page, picture: int) -> None:
    img = page.locator(".article__body img").nth(picture)
    img.scroll_into_view_if_needed()
    page.wait_for_function("img => img.complete && img.naturalWidth > 0", arg=img.element_handle())


def test_a_telephone_gets_small_pictures_and_only_those_it_sees(look_at: Look) -> None:
    with look_at(360) as visit:
        visit.page.add_init_script(WATCH_SHIFTS)
        page = visit.go(ADDRESS)
        assert page.evaluate(FETCHED) == ["river-cover-360.avif"]
        scroll_to(page, 0)
        assert page.evaluate(FETCHED) == ["desk-360.avif", "river-cover-360.avif"]
        scroll_to(page, 1)
        assert page.evaluate(FETCHED)[-1].startswith("stone-300.")
        assert page.evaluate("() => shifted") == []
        assert page.evaluate(SHOWN) == [324, 300]


@pytest.mark.parametrize(("width", "shown"), [(360, 324), (719, 665), (720, 656), (1280, 656)])
def test_pictures_are_as_wide_as_the_browser_was_told(look_at: Look, width: int, shown: int) -> None:
    """Otherwise it fetches one that is too small or too large; a few pixels decide nothing."""
    with look_at(width) as visit:
        page = visit.go(ADDRESS)
        assert abs(page.evaluate(SHOWN)[0] - shown) <= 14


def test_a_wide_window_gets_a_larger_one(look_at: Look) -> None:
    with look_at(1280) as visit:
        page = visit.go(ADDRESS)
        scroll_to(page, 0)
        assert page.evaluate(FETCHED) == ["desk-656.avif", "river-cover-720.avif"]
        assert page.locator(".article__cover img").bounding_box()["width"] == 656  # type: ignore[index]


@pytest.mark.parametrize("address", [ADDRESS, "/", "/articles"])
def test_pages_with_photographs_are_for_everybody(look_at: Look, address: str) -> None:
    for width in (360, 1280):
        with look_at(width) as visit:
            assert axe(visit.go(address)) == []


@pytest.mark.checker
@pytest.mark.parametrize("address", [ADDRESS, "/", "/articles"])
def test_pages_with_photographs_are_valid(look_at: Look, address: str, tmp_path: Path) -> None:
    with look_at() as visit:
        (tmp_path / "page.html").write_bytes(visit.page.request.get(visit.origin + address).body())
    assert complaints("--html", str(tmp_path / "page.html")) == []


def test_without_scripts_they_are_there_too(look_at: Look) -> None:
    with look_at(360, scripts=False) as visit:
        page = visit.page
        page.goto(visit.origin + ADDRESS)
        assert page.locator("picture img").count() >= 2
