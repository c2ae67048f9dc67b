"""On every page axe finds nothing, nothing scrolls sideways, and the keyboard reaches everything."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Look

pytestmark = [pytest.mark.browser, pytest.mark.checker]

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

RUN_AXE = """async tags => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  const places = violation => violation.nodes.map(node => node.target.join(" ")).join(", ");
  return found.violations.map(violation => `${violation.id}: ${violation.help} at ${places(violation)}`);
}"""

WIDER_THAN_WINDOW = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth
  ? [...document.querySelectorAll("body *")]
      .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .slice(0, 5).map(e => e.tagName + "." + e.className)
  : []"""

# Everything a keyboard should reach, in document order, each marked with its number.
REACHABLE = """() => {
  const kinds = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const all = [...document.querySelectorAll(kinds)];
  const open = all.filter(e => !e.disabled && e.tabIndex >= 0);
  const shown = open.filter(e => e.checkVisibility({visibilityProperty: true}));
  shown.forEach((e, i) => e.dataset.reach = i);
  return shown.map(e => (e.textContent || e.ariaLabel || "").trim().slice(0, 40));
}"""

FOCUSED = """() => {
  const e = document.activeElement, style = getComputedStyle(e);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {reach: e.dataset.reach === undefined ? null : Number(e.dataset.reach), ring};
}"""


def test_axe_runs_and_finds_what_is_wrong(look: Look) -> None:
    with look() as visit:
        page = visit.go("/")
        page.evaluate("() => document.querySelectorAll('title').forEach(e => e.remove())")
        assert any(found.startswith("document-title") for found in axe(page))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(look: Look, addresses: list[str], width: int, scheme: str) -> None:
    with look(width, scheme) as visit:
        found = {address: axe(visit.go(address)) for address in addresses}
    assert {address: problems for address, problems in found.items() if problems} == {}


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_scrolls_sideways(look: Look, addresses: list[str], width: int) -> None:
    with look(width) as visit:
        wide = {address: visit.go(address).evaluate(WIDER_THAN_WINDOW) for address in addresses}
    assert {address: elements for address, elements in wide.items() if elements} == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_the_tab_key_reaches_everything_and_shows_where_it_is(
    look: Look, addresses: list[str], width: int
) -> None:
    with look(width) as visit:
        missed = {address: missed_by_tab(visit.go(address)) for address in addresses}
    assert {address: names for address, names in missed.items() if names} == {}


def axe(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(RUN_AXE, TAGS)
    return list(map(str, found))


def missed_by_tab(page: Page) -> list[str]:
    names = page.evaluate(REACHABLE)
    reached: set[int] = set()
    ringless: list[str] = []
    for _ in range(len(names) + 3):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["reach"] is None:
            continue
        reached.add(focused["reach"])
        if not focused["ring"]:
            ringless.append(f"no ring: {names[focused['reach']]}")
    missed = [f"not reached: {name}" for number, name in enumerate(names) if number not in reached]
    return missed + ringless
