"""An article on paper: a handout on US Letter with its sources and how to reach the practice."""

import re

import pytest

from tests.browser.conftest import Look, Visit

pytestmark = pytest.mark.browser

ARTICLE = "/post/the-power-of-self-compassion-cultivating-inner-healing-in-therapy"
WITH_FIGURES = "/post/how-we-cite-and-check-the-research-behind-our-articles"
PAGES = (ARTICLE, WITH_FIGURES, "/hours", "/contact", "/crisis-help", "/references")
# US Letter, less the margins of print.css, in CSS pixels.
PRINTED_WIDTH = round((8.5 - 2 * 0.9) * 96)

SEEN = """selector => [...document.querySelectorAll(selector)]
  .filter(e => e.checkVisibility()).map(e => e.innerText.trim())"""
CUT = """() => [...document.querySelectorAll("body *")].filter(e => e.checkVisibility()
  && (e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1
    || getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1)
).map(e => e.className || e.tagName)"""
INDENTS = """() => [...document.querySelectorAll(".references__list li")].map(e => {
  const s = getComputedStyle(e);
  return [parseFloat(s.paddingInlineStart), parseFloat(s.textIndent)];
})"""


def on_paper(visit: Visit, address: str) -> None:
    visit.go(address)
    visit.page.emulate_media(media="print")


@pytest.mark.parametrize("address", PAGES)
def test_no_navigation_and_nothing_cut(look: Look, address: str) -> None:
    with look(PRINTED_WIDTH) as visit:
        on_paper(visit, address)
        assert visit.page.evaluate(SEEN, "nav, .nav__link, button, .skip, .status, .citation-card") == []
        assert visit.page.evaluate(CUT) == []


@pytest.mark.parametrize("address", PAGES)
def test_how_to_reach_the_practice_stands_at_the_end(look: Look, address: str) -> None:
    """Once: the pages that are about that say it themselves."""
    with look(PRINTED_WIDTH) as visit:
        on_paper(visit, address)
        (main,) = visit.page.evaluate(SEEN, "main")
        (block,) = visit.page.evaluate(SEEN, "footer.footer")
        where = main if address in {"/hours", "/contact"} else block
        assert re.search(r"\d{3}-\d{3}-\d{4}", where)
        assert "Monday to Friday" in where
        assert "988" in block
        assert block.count("Monday to Friday") + (where is main) == 1


def test_references_have_hanging_indents_and_say_where_they_are(look: Look) -> None:
    with look(PRINTED_WIDTH) as visit:
        on_paper(visit, ARTICLE)
        assert set(map(tuple, visit.page.evaluate(INDENTS))) == {(48, -48)}
        entries = visit.page.evaluate(SEEN, ".references__list li")
        links = visit.page.locator(".references__list a[href^='https://doi.org/']")
        assert links.count() >= 3
        for link in links.all():
            assert sum((link.get_attribute("href") or "?") in entry for entry in entries) == 1


def test_the_sheets_are_us_letter(look: Look) -> None:
    with look() as visit:
        visit.go(ARTICLE)
        pdf = visit.page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[([\d. ]+)\]", pdf)
    assert set(boxes) == {b"0 0 612 792"}
    assert 3 <= len(boxes) <= 7
