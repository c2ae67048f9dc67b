"""Contact and hours as visitors meet them, on the site of a practice that says everything."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import FullSite, Look
from tests.browser.test_accessibility import WIDER_THAN_WINDOW, axe, missed_by_tab
from tests.browser.test_html import complaints

pytestmark = [pytest.mark.browser, pytest.mark.checker]

PAGES = ["/", "/contact", "/hours", "/crisis-help", "/thanks"]
SPANISH = ["/es/contacto", "/es/horario", "/es/ayuda-en-crisis"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_everything_is_accessible(look_full: Look, width: int, scheme: str) -> None:
    with look_full(width, scheme) as visit:
        for address in (*PAGES, *SPANISH):
            page = visit.go(address)
            assert (address, axe(page)) == (address, [])
            assert (address, page.evaluate(WIDER_THAN_WINDOW)) == (address, [])
            assert (address, missed_by_tab(page)) == (address, [])


def test_every_page_is_valid(full_site: FullSite) -> None:
    files = [str(file) for file in sorted(full_site.output.rglob("*.html"))]
    assert complaints("--html", *files) == []


def test_the_form_arrives_without_a_script(look_full: Look, full_site: FullSite) -> None:
    with look_full(scripts=False) as visit:
        page = visit.go("/contact")
        page.get_by_label("Your name").fill("Ann")
        page.get_by_label("Your phone number").fill("703-555-0100")
        page.get_by_role("button", name="Send").click()
        page.wait_for_url("**/thanks")
        assert "we call the number you gave us" in page.locator("main").inner_text()
        visit.complaints.clear()  # the form left the site, as it should
    assert full_site.taker.came.pop() == {
        "name": "Ann",
        "phone": "703-555-0100",
        "best_time": "",
        "message": "",
        "website": "",
        "redirect": "http://localhost:8000/thanks",
    }


def test_the_browser_itself_stops_an_empty_form(look_full: Look, full_site: FullSite) -> None:
    with look_full(scripts=False) as visit:
        page = visit.go("/contact")
        page.get_by_role("button", name="Send").click()
        assert page.url.endswith("/contact")
    assert full_site.taker.came == []


def test_the_script_lists_what_is_missing_and_leads_there(look_full: Look, full_site: FullSite) -> None:
    with look_full() as visit:
        page = visit.go("/contact")
        page.get_by_label("Your phone number").fill("call me")
        page.get_by_role("button", name="Send").click()
        summary = page.locator(".form__summary")
        expect(summary).to_be_focused()
        assert list(filter(None, summary.inner_text().split("\n"))) == [
            "2 things are missing:",
            "Write a name we can ask for.",
            "Write a phone number in digits, like 703-555-0100.",
        ]
        assert axe(page) == []
        summary.get_by_role("link", name="Write a name").click()
        name = page.get_by_label("Your name")
        expect(name).to_be_focused()
        expect(name).to_have_accessible_description("Write a name we can ask for.")
        page.keyboard.type("Ann")
        page.get_by_label("Your phone number").fill("+1 (703) 555-0100")
        page.get_by_label("A short message").fill("After lunch, please.")
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Send").click()
        page.wait_for_url("**/thanks")
        visit.complaints.clear()  # the form left the site, as it should
    came = full_site.taker.came.pop()
    assert (came["name"], came["message"], came["website"]) == ("Ann", "After lunch, please.", "")


def test_nobody_meets_the_trap(look_full: Look) -> None:
    with look_full() as visit:
        trap = visit.go("/contact").locator("[name=website]")
        box = trap.bounding_box()
        assert (
            box is None
            or box["width"] <= 1
            or not trap.is_visible()
            or trap.evaluate("e => getComputedStyle(e.parentElement).clipPath !== 'none'")
        )
        assert trap.get_attribute("tabindex") == "-1"


def test_without_an_endpoint_there_is_no_form(look: Look) -> None:
    with look() as visit:
        page = visit.go("/contact")
        assert page.locator("form").count() == 0
        assert page.locator("a[href^='mailto:'][href*='subject=']").count() == 1
        text = page.locator("main").inner_text()
        assert "Not for emergencies" in text
        assert "please leave out health details" in text


def test_the_picture_is_a_card(look: Look, tmp_path: Path) -> None:
    with look() as visit:
        visit.go("/contact").locator(".qr").screenshot(path=tmp_path / "qr.png")
    (found,) = zxingcpp.read_barcodes(Image.open(tmp_path / "qr.png"))
    assert "TEL;TYPE=WORK,VOICE:+17035941827\r\n" in found.text
    assert found.text.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n")


def status_at(look_full: Look, instant: datetime, address: str = "/hours") -> dict[str, object]:
    """What a visitor sees whose clock shows an instant."""
    with look_full() as visit:
        visit.page.clock.set_fixed_time(instant)
        page = visit.go(address)
        statuses = page.locator("main [data-clock=status]")
        marked = page.locator("[aria-current=date]")
        return {
            "status": [text.replace("\u00a0", " ") for text in statuses.all_inner_texts()],
            "today": [row.locator("th").inner_text() for row in marked.all()],
            "notices": page.locator(".notice:visible").count(),
            "exceptions": page.locator("li[data-last]:visible").count(),
        }  # fmt: skip


def test_the_page_is_right_at_any_moment(look_full: Look) -> None:
    """Two places, each with its own hours; the visitor's clock is far from the build's."""
    summer = status_at(look_full, datetime(2099, 6, 1, 14, 0, tzinfo=UTC))  # Monday 10 am in the practice
    assert summer["status"] == ["Open now until 1 pm", "Closed today, opens Tuesday 6 pm"]
    assert summer["today"] == ["Monday", "Monday"]  # the season's table of the one, the week of the other
    closed = status_at(look_full, datetime(2099, 1, 2, 15, 0, tzinfo=UTC))  # a Friday within a closure
    assert closed["status"] == ["Closed today, opens Tuesday 8 am", "Closed today, opens Tuesday 6 pm"]
    assert (closed["notices"], closed["exceptions"]) == (1, 2)
    later = status_at(look_full, datetime(2099, 1, 10, 15, 0, tzinfo=UTC))
    assert (later["notices"], later["exceptions"]) == (0, 1)
    night = status_at(look_full, datetime(2098, 12, 31, 6, 30, tzinfo=UTC))  # Wednesday 1:30 am
    assert night["status"] == ["By appointment today, opens Thursday 8 am", "Closes in 30 minutes"]


def test_without_a_script_notices_carry_their_dates(look_full: Look) -> None:
    with look_full(scripts=False) as visit:
        page = visit.go("/hours")
        notices = [re.sub(r"\s+", " ", text) for text in page.locator(".notice").all_inner_texts()]
        assert notices == [
            "The front door is being painted. Please use the side door. "
            "Thursday, January 1, 2099 to Friday, January 2, 2099",
        ]
        text = page.locator("main").inner_text().replace("\u00a0", " ")
    for words in (
        "Main Street: Open Mon, Tue 8 am – noon, 1 pm – 4:30 pm, Thu, Fri 8 am – 4 pm",
        "Friday, January 2, 2099 to Monday, January 5, 2099: closed (staff retreat)",
        "Summer hours",
        "Monday, June 1, 2099 to Monday, August 31, 2099",
        "By appointment",
    ):
        assert words in text


def test_in_spanish_the_practice_s_own_words_are_spanish_or_say_that_they_are_not(look_full: Look) -> None:
    with look_full(scripts=False) as visit:
        page = visit.go("/es/horario")
        text = re.sub(r"\s+", " ", page.locator("body").inner_text())
        for words in (
            "Main Street: Abierto lun, mar 8 a. m. a mediodía, 1 p. m. a 4:30 p. m., jue, vie",
            "Del viernes, 2 de enero de 2099 al lunes, 5 de enero de 2099: cerrado (retiro del personal)",
            "Horario de verano Del lunes, 1 de junio de 2099 al lunes, 31 de agosto de 2099",
            "Respondemos en un día hábil.",
            "Con cita",
        ):
            assert words in text
        english = page.locator("main [lang=en], .notices [lang=en]").all_inner_texts()
        assert english == [
            "The front door is being painted. Please use the side door.",
            "Billing",
            "Park behind the house.",
            "There is a ramp at the side door.",
            "Bus 7 stops across the street.",
        ]


def test_the_form_says_in_spanish_what_is_missing(look_full: Look, full_site: FullSite) -> None:
    with look_full() as visit:
        page = visit.go("/es/contacto")
        page.get_by_label("Su nombre").fill("Ana")
        page.get_by_label("Su número de teléfono").fill("llámeme")
        page.get_by_role("button", name="Enviar").click()
        said = page.locator(".form__summary").inner_text()
        assert list(filter(None, said.split("\n"))) == [
            "Falta una cosa:",
            "Escriba un número de teléfono con dígitos, como 703-555-0100.",
        ]
        assert axe(page) == []
    assert full_site.taker.came == []
