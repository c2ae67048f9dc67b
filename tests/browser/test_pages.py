"""In a real browser the policy holds, nothing comes from elsewhere, and nothing needs a script."""

from urllib.parse import urlsplit

import pytest

from plugins.headers.policy import policy
from tests.browser.conftest import Look

pytestmark = pytest.mark.browser

POLICY_BITES = """() => new Promise(resolve => {
  document.addEventListener("securitypolicyviolation", e => resolve(e.violatedDirective));
  const image = document.createElement("img");
  image.src = "data:image/gif;base64,R0lGOD";
  document.body.append(image);
})"""


def test_no_page_logs_an_error_or_leaves_the_site(look: Look, addresses: list[str]) -> None:
    with look() as visit:
        statuses = {}
        for address in addresses:
            response = visit.page.goto(visit.origin + address, wait_until="networkidle")
            assert response is not None
            allowed = policy().searching if address in ("/search", "/no-such-page") else policy()
            assert response.headers["content-security-policy"] == allowed.sent
            statuses[address] = response.status
    assert statuses == dict.fromkeys(addresses, 200) | {"/no-such-page": 404}


def test_the_policy_is_enforced(look: Look) -> None:
    with look() as visit:
        assert visit.go("/").evaluate(POLICY_BITES) == "img-src"
        visit.complaints.clear()


def test_without_scripts_every_page_says_the_same(look: Look, addresses: list[str]) -> None:
    with look() as visit:
        links = {address: visit.go(address).locator("main a").count() for address in addresses}
    with look(scripts=False) as visit:
        for address in addresses:
            page = visit.go(address)
            assert page.locator("h1").is_visible(), address
            assert page.locator("main").inner_text().strip(), address
            assert page.locator("main a").count() == links[address], address


def test_a_citation_leads_to_its_reference_and_back_without_scripts(look: Look) -> None:
    with look(scripts=False) as visit:
        page = visit.go("/post/the-power-of-self-compassion-cultivating-inner-healing-in-therapy")
        page.locator(".citation a").first.click()
        reference = urlsplit(page.url).fragment
        assert reference.startswith("ref-")
        page.locator(f"#{reference} a[href^='#cite-']").first.click()
        assert urlsplit(page.url).fragment.startswith("cite-")
