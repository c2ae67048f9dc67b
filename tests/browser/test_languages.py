"""The pages in Spanish as visitors meet them: the way there and back, and words that scripts say."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Look
from tests.browser.test_accessibility import WIDER_THAN_WINDOW, axe

pytestmark = [pytest.mark.browser, pytest.mark.checker]

PAIRS = {"/hours": "/es/horario", "/contact": "/es/contacto", "/crisis-help": "/es/ayuda-en-crisis"}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize(("english", "spanish"), PAIRS.items())
def test_the_keyboard_switches_the_language_and_back(
    look: Look, english: str, spanish: str, scripts: bool
) -> None:
    with look(360, scripts=scripts) as visit:
        page = visit.go(english)
        page.get_by_role("link", name="Español", exact=True).focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{spanish}")
        expect(page.locator("html")).to_have_attribute("lang", "es")
        page.get_by_role("link", name="English", exact=True).focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{english}")
        expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize("address", [*PAIRS, *PAIRS.values()])
def test_the_switch_is_large_enough_for_a_thumb(look: Look, address: str) -> None:
    with look(320) as visit:
        page = visit.go(address)
        size = page.get_by_role("link", name=re.compile("^(English|Español)$")).bounding_box()
        assert size is not None
        assert size["height"] >= 44
        assert size["width"] >= 44


def test_pages_in_spanish_stay_in_spanish(look: Look) -> None:
    """Each leads to the others by its own menu."""
    with look() as visit:
        page = visit.go("/es/horario")
        for name, address in (("Contacto", "/es/contacto"), ("Horario", "/es/horario")):
            page.locator("header nav").get_by_role("link", name=name, exact=True).click()
            page.wait_for_url(f"**{address}")
        page.locator("footer").get_by_role("link", name="Más sobre la ayuda en crisis").click()
        page.wait_for_url("**/es/ayuda-en-crisis")
        elsewhere = page.locator("header nav a[hreflang=en], footer nav a[hreflang=en]")
        assert elsewhere.count() >= 5
        assert all(link.get_attribute("lang") == "en" for link in elsewhere.all())


STATUSES = {
    datetime(2026, 11, 23, 15, 0, tzinfo=UTC): "Abierto ahora hasta las 4 p. m.",
    datetime(2026, 11, 23, 20, 45, tzinfo=UTC): "Cierra en 15 minutos",
    datetime(2026, 11, 23, 23, 0, tzinfo=UTC): "Cerrado ahora, abre el martes a las 8 a. m.",
    datetime(2026, 11, 22, 17, 0, tzinfo=UTC): "Cerrado hoy, abre el lunes a las 8 a. m.",
}


@pytest.mark.parametrize(("instant", "words"), STATUSES.items(), ids=str)
def test_the_status_bar_speaks_spanish(look: Look, instant: datetime, words: str) -> None:
    with look(320) as visit:
        visit.page.clock.set_fixed_time(instant)
        for address in PAIRS.values():
            page = visit.go(address)
            said = page.locator(".status [data-clock=status]").inner_text()
            assert said.replace("\u00a0", " ") == words
            assert page.evaluate(WIDER_THAN_WINDOW) == []


def test_the_search_finds_pages_in_spanish_and_says_so(look: Look) -> None:
    with look() as visit:
        page = visit.go("/search")
        page.get_by_label("Words to look for").fill("apartamento")
        page.keyboard.press("Enter")
        hit = page.locator("[data-search-hits] > li")
        expect(hit).to_have_count(1)
        expect(hit).to_have_attribute("lang", "es")
        link = hit.get_by_role("link")
        expect(link).to_have_attribute("hreflang", "es")
        assert axe(page) == []
        link.click()
        page.wait_for_url("**/es/ayuda-en-crisis")
