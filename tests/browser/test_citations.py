"""Cards with references: on hover, focus and tap; dismissable, hoverable, persistent (WCAG 1.4.13)."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Look

pytestmark = pytest.mark.browser

ARTICLE = "/post/the-power-of-self-compassion-cultivating-inner-healing-in-therapy"
CARD = ".citation-card"

# Whether the card lies inside the window and beside every line of the citation that has the focus.
WELL_PLACED = """() => {
  const card = document.querySelector(".citation-card").getBoundingClientRect();
  const citation = document.activeElement.closest(".citation");
  const lines = [...citation.getClientRects()];
  const beside = lines.every(line => line.bottom <= card.top || line.top >= card.bottom);
  return beside && card.left >= 0 && card.right <= document.documentElement.clientWidth
    && card.top >= 0 && card.bottom <= innerHeight && card.height > 20;
}"""


def citations(page: Page) -> Locator:
    return page.locator(".citation:has(a)")


def entries(page: Page, citation: Locator) -> list[str]:
    """The references that a citation leads to, as the list has them."""
    hrefs = citation.locator("a").evaluate_all("links => [...new Set(links.map(link => link.hash))]")
    return [page.locator(f"{href} .references__entry").inner_text() for href in hrefs]


def test_hovering_shows_the_reference_until_the_pointer_leaves(look: Look) -> None:
    with look() as visit:
        page = visit.go(ARTICLE)
        citation = citations(page).first
        citation.hover()
        expect(page.locator(CARD)).to_be_visible()
        assert page.locator(f"{CARD} p").all_inner_texts() == entries(page, citation)
        page.mouse.move(2, 2)
        expect(page.locator(CARD)).to_be_hidden()


def test_a_card_stays_while_the_pointer_is_on_it(look: Look) -> None:
    with look() as visit:
        visit.page.clock.install()
        page = visit.go(ARTICLE)
        citations(page).first.locator("a").first.focus()
        page.locator(CARD).hover()
        page.locator(CARD).click(position={"x": 4, "y": 4})  # takes the focus from the citation
        page.clock.run_for(2000)
        expect(page.locator(CARD)).to_be_visible()


def test_every_reference_of_a_citation_is_on_its_card(look: Look) -> None:
    with look() as visit:
        page = visit.go(ARTICLE)
        counts = []
        for citation in citations(page).all():
            citation.locator("a").first.focus()
            shown = page.locator(f"{CARD} p").all_inner_texts()
            assert shown == entries(page, citation)
            counts.append(len(shown))
        assert max(counts) > 1


def test_the_keyboard_opens_it_describes_it_and_escape_closes_it(look: Look) -> None:
    with look() as visit:
        page = visit.go(ARTICLE)
        link = citations(page).first.locator("a").first
        link.focus()
        expect(page.locator(CARD)).to_be_visible()
        assert link.get_attribute("aria-describedby") == page.locator(CARD).get_attribute("id")
        page.keyboard.press("Escape")
        expect(page.locator(CARD)).to_be_hidden()
        expect(link).to_be_focused()
        assert link.get_attribute("aria-describedby") is None


def test_the_card_adds_no_stop_to_the_keyboard(look: Look) -> None:
    with look() as visit:
        page = visit.go(ARTICLE)
        links = citations(page).locator("a")
        links.nth(0).focus()
        page.keyboard.press("Tab")
        expect(links.nth(1)).to_be_focused()


def test_a_click_follows_the_link(look: Look) -> None:
    with look() as visit:
        page = visit.go(ARTICLE)
        link = citations(page).first.locator("a").first
        link.click()
        assert page.url.endswith(str(link.get_attribute("href")))


def test_the_first_tap_shows_the_card_and_the_second_follows_the_link(look: Look) -> None:
    with look(width=360, touch=True) as visit:
        page = visit.go(ARTICLE)
        link = citations(page).first.locator("a").first
        link.tap()
        expect(page.locator(CARD)).to_be_visible()
        assert page.url.endswith(ARTICLE)
        page.locator("h1").tap()
        expect(page.locator(CARD)).to_be_hidden()
        link.tap()
        link.tap()
        assert page.url.endswith(str(link.get_attribute("href")))


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_card_covers_its_citation_or_leaves_the_window(look: Look, width: int) -> None:
    with look(width=width) as visit:
        page = visit.go(ARTICLE)
        for citation in citations(page).all():
            citation.locator("a").first.focus()
            assert page.evaluate(WELL_PLACED), citation.inner_text()


def test_the_article_can_be_copied_as_a_reference(look: Look) -> None:
    with look() as visit:
        page = visit.go(ARTICLE)
        visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_role("button", name="Copy the reference").click()
        expect(page.locator(".cite-this [role=status]")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator(".cite-this__entry").inner_text()
        assert copied.endswith(ARTICLE)


def test_without_scripts_there_is_no_card_and_no_button(look: Look) -> None:
    with look(scripts=False) as visit:
        page = visit.go(ARTICLE)
        assert page.locator(f"{CARD}, .cite-this button").count() == 0
