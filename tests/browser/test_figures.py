"""The figures the site holds on every page, measured on every page."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import brotli
import pytest

from tests.browser.conftest import Look, Visit
from tests.browser.test_accessibility import WIDER_THAN_WINDOW, axe

pytestmark = [pytest.mark.browser, pytest.mark.checker]

KB = 1000
FONT = (".woff2",)
PICTURE = (".svg", ".png", ".jpg", ".webp", ".avif")

# Text over its own ground and those below it, by the formula of WCAG 2.2 (1.4.3), for every element with
# words of its own that can be seen.
CONTRASTS = """() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext("2d", {willReadFrequently: true});
  const rgba = colour => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour[3] === 255) return colour;
      if (colour[3] !== 0) return null;
    }
    return rgba("Canvas");
  };
  const low = [];
  for (const element of document.querySelectorAll("body *")) {
    const words = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!words || !element.checkVisibility({visibilityProperty: true})) continue;
    const behind = ground(element), ink = rgba(getComputedStyle(element).color);
    if (!behind || ink[3] !== 255) { low.push(`cannot tell: ${element.className}`); continue; }
    const [one, other] = [light(ink), light(behind)].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 7) low.push(`${ratio.toFixed(2)}: ${element.textContent.trim().slice(0, 30)}`);
  }
  return low;
}"""

# WCAG 2.2, 2.5.8: 24 by 24 pixels, but for links inside a sentence; ours: 44 for buttons and navigation.
SMALL_TARGETS = """() => {
  const inText = e => e.matches("p a, li a, dd a, td a, summary a, address a, figcaption a")
    && getComputedStyle(e).display === "inline";
  const small = [];
  for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), summary, textarea")) {
    if (!e.checkVisibility({visibilityProperty: true}) || inText(e)) continue;
    if (e.matches(".skip, .form__trap *")) continue;
    const box = e.getBoundingClientRect();
    const big = e.matches("button, .button, nav a, input, textarea");
    const least = big ? 44 : 24;
    if (Math.round(box.height) < least || Math.round(box.width) < least)
      small.push(`${Math.round(box.width)}×${Math.round(box.height)}: ${e.textContent.trim().slice(0, 30)}`);
  }
  return small;
}"""

# WCAG 2.2, 1.4.12
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
CLIPPED = """() => [...document.querySelectorAll("body *")].filter(e => {
  const style = getComputedStyle(e);
  const hides = v => v === "hidden" || v === "clip";
  const words = e.checkVisibility({visibilityProperty: true}) && e.innerText?.trim();
  return words && !e.matches(".form__trap, .form__trap *, .skip")
    && (hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1
      || hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
}).map(e => e.className || e.tagName)"""

WATCH_SHIFTS = """
globalThis.shifted = [];
new PerformanceObserver(list => list.getEntries().forEach(e => {
  const moved = e.sources.map(({node, previousRect: p, currentRect: c}) =>
    `${node?.nodeName} ${node?.className} from ${p.x},${p.y} to ${c.x},${c.y}`);
  globalThis.shifted.push([e.value, ...moved]);
})).observe({type: "layout-shift", buffered: true});
"""

WATCH_PAINTS = """
new PerformanceObserver(list => { globalThis.largest = list.getEntries().at(-1).size; })
  .observe({type: "largest-contentful-paint", buffered: true});
"""

HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter(e => e.checkVisibility()).map(e => Number(e.tagName[1]))"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One file as it came: its address and its weight as a host sends it (brotli 11 for text)."""

    address: str
    weight: int


def visited(visit: Visit, address: str) -> list[Answer]:
    """Everything that the browser asked for to show a page for the first time."""
    answers: list[Answer] = []
    visit.page.on("requestfinished", lambda request: answers.append(answer(request.url, request.response())))
    visit.page.goto(visit.origin + address, wait_until="networkidle")
    return answers


def answer(url: str, response: object) -> Answer:
    body = response.body()  # type: ignore[attr-defined]
    return Answer(url, len(body) if url.endswith((*FONT, ".png")) else len(brotli.compress(body)))


@pytest.mark.parametrize("width", [360, 1280])
def test_weight_and_requests(look: Look, addresses: list[str], width: int) -> None:
    for address in addresses:
        with look(width) as visit:
            answers = visited(visit, address)
            visit.complaints.clear()
        # The same address twice is the mark of the practice as picture and as icon: one file. What lies
        # in images/ and photos/ are the figures and photographs of one text.
        of_texts = ("/images/", "/photos/")
        files = {one.address: one.weight for one in answers if not any(f in one.address for f in of_texts)}
        fonts = sum(weight for url, weight in files.items() if url.endswith(FONT))
        pictures = sum(weight for url, weight in files.items() if url.endswith(PICTURE))
        code = sum(files.values()) - fonts - pictures
        assert (address, len(files) <= 8) == (address, True), files
        assert (address, code <= 14 * KB) == (address, True), (code, files)
        assert (address, fonts <= 60 * KB) == (address, True), fonts
        assert (address, sum(files.values()) <= 75 * KB) == (address, True), files


def test_nothing_moves_and_nothing_is_kept(look: Look, addresses: list[str]) -> None:
    with look(360) as visit:
        visit.page.add_init_script(WATCH_SHIFTS)
        for address in addresses:
            page = visit.go(address)
            page.evaluate("() => document.fonts.ready")
            page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
            page.wait_for_load_state("networkidle")
            assert (address, page.evaluate("() => shifted")) == (address, [])
            assert page.context.cookies() == []
            kept = "() => [localStorage.length, sessionStorage.length, document.cookie]"
            assert page.evaluate(kept) == [0, 0, ""]


def test_the_largest_paint_does_not_wait_for_a_font(look: Look, addresses: list[str]) -> None:
    with look(360) as visit:
        visit.page.add_init_script(WATCH_PAINTS)
        visit.page.route("**/*.woff2", lambda route: None)  # they never come
        for address in addresses:
            visit.page.goto(visit.origin + address, wait_until="commit")
            visit.page.wait_for_function("() => globalThis.largest && document.readyState !== 'loading'")
            assert visit.page.evaluate("() => document.fonts.status") == "loading"
        visit.page.unroute_all(behavior="ignoreErrors")
        visit.complaints.clear()  # of the fonts that did not come


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_a_contrast_of_seven(look: Look, addresses: list[str], scheme: str) -> None:
    with look(1280, scheme) as visit:
        low = {address: visit.go(address).evaluate(CONTRASTS) for address in addresses}
    assert {address: texts for address, texts in low.items() if texts} == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_targets_are_large_enough(look: Look, addresses: list[str], width: int) -> None:
    with look(width) as visit:
        small = {address: visit.go(address).evaluate(SMALL_TARGETS) for address in addresses}
    assert {address: targets for address, targets in small.items() if targets} == {}


@pytest.mark.parametrize("width", [320, 640])
def test_text_may_be_spaced_and_nothing_is_cut(look: Look, addresses: list[str], width: int) -> None:
    """320 pixels are also what 400 % of zoom leaves of 1280 (WCAG 2.2, 1.4.10)."""
    with look(width) as visit:
        for address in addresses:
            page = visit.go(address)
            page.evaluate(SPACED)
            assert (address, page.evaluate(WIDER_THAN_WINDOW)) == (address, [])
            assert (address, page.evaluate(CLIPPED)) == (address, [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_forced_colours(look: Look, addresses: list[str], scheme: str) -> None:
    with look(360, scheme) as visit:
        visit.page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
        found = {address: axe(visit.go(address)) for address in addresses}
    assert {address: problems for address, problems in found.items() if problems} == {}


def test_headings_are_in_order_and_no_word_needs_a_script(look: Look, addresses: list[str]) -> None:
    with look() as visit:
        for address in addresses:
            ranks = visit.go(address).evaluate(HEADINGS)
            assert (address, ranks.count(1), ranks[0]) == (address, 1, 1)
            jumps = [(above, below) for above, below in pairwise(ranks) if below > above + 1]
            assert (address, jumps) == (address, [])


def test_who_wants_less_motion_gets_none(look: Look, addresses: list[str]) -> None:
    moving = """() => [...document.querySelectorAll("*")].filter(e => {
      const s = getComputedStyle(e);
      return parseFloat(s.transitionDuration) || s.animationName !== "none" || s.scrollBehavior === "smooth";
    }).length"""
    with look() as visit:  # the window asks for reduced motion
        assert [visit.go(address).evaluate(moving) for address in addresses] == [0] * len(addresses)


def test_titles_and_descriptions_are_each_page_s_own(real_site: Path) -> None:
    seen: dict[str, str] = {}
    for page in sorted(real_site.rglob("*.html")):
        html = page.read_text("utf-8")
        html = html.partition("</head>")[0]
        for pattern in (r"<title>(.+?)</title>", r'<meta name="description" content="(.+?)">'):
            words = re.findall(pattern, html)
            assert len(words) == 1, page
            assert words[0] not in seen, f"{page} says the same as {seen[words[0]]}"
            seen[words[0]] = str(page)
