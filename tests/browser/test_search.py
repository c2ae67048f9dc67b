"""Searching as a visitor does: by keyboard, under the real policy, and without a script."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look
from tests.browser.test_accessibility import WIDER_THAN_WINDOW, axe

pytestmark = pytest.mark.browser


def ask(page: Page, words: str) -> None:
    page.get_by_label("Words to look for").fill(words)
    page.keyboard.press("Enter")


def test_nothing_is_loaded_before_somebody_searches(look: Look) -> None:
    with look() as visit:
        asked: list[str] = []
        visit.page.on("request", lambda request: asked.append(request.url))
        page = visit.go("/search")
        page.get_by_label("Words to look for").focus()
        page.wait_for_load_state("networkidle")
        assert not [url for url in asked if "/pagefind/" in url]
        ask(page, "shame")
        expect(page.locator("[data-search-hits] > li").first).to_be_visible()
        assert [url for url in asked if "/pagefind/" in url]


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_what_was_found_is_said_listed_and_marked(look: Look, width: int, scheme: str) -> None:
    with look(width, scheme) as visit:
        page = visit.go("/search")
        ask(page, "externalizing")
        status = page.get_by_role("status")
        expect(status).to_have_text("1 page found for “externalizing”.")
        hit = page.locator("[data-search-hits] > li")
        assert "externalizing" in hit.locator("mark").first.inner_text()
        assert axe(page) == []
        assert page.evaluate(WIDER_THAN_WINDOW) == []
        page.get_by_role("button", name="Search").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/post/the-power-of-self-compassion-cultivating-inner-healing-in-therapy")
        page.go_back()
        expect(status).to_have_text("1 page found for “externalizing”.")


def test_the_address_carries_the_words(look: Look) -> None:
    with look() as visit:
        page = visit.go("/search?q=parking+%3Cimg+src%3Dx%3E")
        expect(page.get_by_role("status")).to_contain_text("“parking <img src=x>”")
        assert page.locator("main img").count() == 0


def test_nothing_found_is_said_too(look: Look) -> None:
    with look() as visit:
        page = visit.go("/search")
        ask(page, "xylophone zeppelin")
        expect(page.get_by_role("status")).to_have_text("No pages found for “xylophone zeppelin”.")


def test_without_a_script_the_page_leads_to_all_articles(look: Look) -> None:
    with look(scripts=False) as visit:
        page = visit.go("/search")
        assert page.get_by_role("searchbox").count() == 0
        page.get_by_role("link", name="topics").click()
        assert page.url.endswith("/articles#topics")
