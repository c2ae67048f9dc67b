"""Whatever a visitor does on any page: nothing the policy forbids is tried, and nothing leaves the site."""

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from plugins.build.project import HERE, Project
from plugins.build.serve import server
from tests.browser.conftest import FullSite, Look, Visit, windows
from tests.conftest import run_build

pytestmark = pytest.mark.browser

WIDTHS = [360, 1280]
# A window fails its test for every error in the console, and for every request that leaves the site.
TELL = """addEventListener("securitypolicyviolation", event =>
  console.error(`forbidden: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`))"""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """(directory, address) of the real texts as `make preview` shows them."""
    root = tmp_path_factory.mktemp("preview")
    for name in ("content", "bibliography"):
        shutil.copytree(HERE / name, root / name)
    run = run_build(root, "preview")
    assert run.code == 0, run.said
    with serving(server(root / "preview", 0)) as origin:
        yield root / "preview", origin


class serving:
    """A server at work while the block lasts; gives its address."""

    def __init__(self, running: ThreadingHTTPServer) -> None:
        self.running = running

    def __enter__(self) -> str:
        threading.Thread(target=self.running.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.running.server_address[1]}"

    def __exit__(self, *_: object) -> None:
        self.running.shutdown()
        self.running.server_close()


def pages_of(site: Path) -> list[str]:
    """The address of every page."""
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return ["/" + file.removesuffix(".html").removesuffix("index") for file in files] + ["/no-such-page"]


def use(page: Page) -> set[str]:
    """Do with a page what visitors do with what is on it; what that was."""
    done = {name for name, doing in WAYS_TO_USE.items() if doing(page)}
    page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    page.emulate_media(media="print")
    page.emulate_media(media="screen")
    page.wait_for_load_state("networkidle")
    return done


def point_at_citations(page: Page) -> bool:
    citation = page.locator(".citation:has(a)").first
    if citation.count() == 0:
        return False
    card = page.locator(".citation-card")
    citation.hover()
    expect(card).to_be_visible()
    page.mouse.move(1, 1)
    citation.locator("a").first.focus()
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    citation.locator("a").first.click()
    return True


def copy_the_reference(page: Page) -> bool:
    button = page.get_by_role("button", name="Copy the reference")
    if button.count() == 0:
        return False
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button.click()
    expect(page.locator(".cite-this [role=status]")).to_have_text("Copied")
    return True


def search(page: Page) -> bool:
    field = page.get_by_role("searchbox")
    if field.count() == 0:
        return False
    field.first.fill("compassion")
    page.keyboard.press("Enter")
    expect(page.locator("[data-search-hits] > li mark").first).to_be_visible()
    return True


def forget_to_fill_the_form(page: Page) -> bool:
    button = page.locator("[data-contact-form]").get_by_role("button", name="Send")
    if button.count() == 0:
        return False
    button.click()
    expect(page.locator(".form__summary")).to_be_focused()
    return True


def open_what_is_folded(page: Page) -> bool:
    folded = page.locator("main summary").all()
    for summary in folded:
        summary.click()
    return bool(folded)


def read_the_hours(page: Page) -> bool:
    status = page.locator("[data-clock=status]")
    return status.count() > 0 and bool(status.first.get_attribute("data-open"))


WAYS_TO_USE: dict[str, Callable[[Page], bool]] = {
    "citations": point_at_citations,
    "reference": copy_the_reference,
    "search": search,
    "form": forget_to_fill_the_form,
    "folded": open_what_is_folded,
    "hours": read_the_hours,
}


def use_every_page(visit: Visit, addresses: list[str]) -> set[str]:
    """Everything that could be done on the pages of a site."""
    visit.page.add_init_script(TELL)
    return {done for address in addresses for done in use(visit.go(address))}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_practice_s_own_site(look: Look, real_site: Path, width: int) -> None:
    with look(width) as visit:
        done = use_every_page(visit, pages_of(real_site))
    assert done == {"citations", "reference", "search", "folded", "hours"}


@pytest.mark.parametrize("width", WIDTHS)
def test_a_practice_that_says_everything(look_full: Look, full_site: FullSite, width: int) -> None:
    with look_full(width) as visit:
        # While a notice is shown, before another is.
        visit.page.clock.install(time="2026-11-24T20:00:00Z")
        done = use_every_page(visit, pages_of(full_site.output))
        assert visit.page.goto(f"{visit.origin}/") is not None
        expect(visit.page.locator(".notice")).to_have_count(1)
    assert "form" in done


@pytest.mark.parametrize("width", WIDTHS)
def test_drafts(chromium: Browser, preview: tuple[Path, str], width: int) -> None:
    site, origin = preview
    with windows(chromium, origin)(width) as visit:
        assert "citations" in use_every_page(visit, pages_of(site))


@pytest.mark.parametrize("width", WIDTHS)
def test_by_touch(look: Look, width: int) -> None:
    with look(width, touch=True) as visit:
        visit.page.add_init_script(TELL)
        page = visit.go("/post/the-power-of-self-compassion-cultivating-inner-healing-in-therapy")
        page.locator(".citation a").first.tap()
        expect(page.locator(".citation-card")).to_be_visible()
        page.locator("h1").tap()
        expect(page.locator(".citation-card")).to_be_hidden()


INJECTED = """<script>document.title = "got in"</script>
<p id="in" onclick="document.title = 'got in'" style="color: red">x</p>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" onerror="document.title = 'got in'">
<script src="OTHER/evil.js"></script><link rel="stylesheet" href="OTHER/evil.css">"""
FORBIDDEN = {"script-src-elem", "script-src-attr", "style-src-attr", "style-src-elem", "img-src"}
VIOLATIONS = """globalThis.violations = [];
addEventListener("securitypolicyviolation", event => violations.push(event.violatedDirective))"""


def inject(route: Route) -> None:
    """The page as it is sent, headers and all, with somebody's HTML in it."""
    answer = route.fetch()
    html = answer.text().replace("</main>", f"{INJECTED.replace('OTHER', 'http://127.0.0.1:9')}</main>")
    route.fulfill(response=answer, body=html)


def what_got_in(visit: Visit) -> tuple[bool, set[str]]:
    """(whether any injected code ran, what the browser refused) on the hours page."""
    visit.page.add_init_script(VIOLATIONS)
    visit.page.route("**/hours", inject)
    page = visit.go("/hours")
    page.locator("#in").click()
    asked = [complaint for complaint in visit.complaints if complaint.startswith("request to another")]
    visit.complaints.clear()
    colour = page.locator("#in").evaluate("e => getComputedStyle(e).color")
    got_in = page.title() == "got in" or colour == "rgb(255, 0, 0)" or bool(asked)
    return got_in, set(page.evaluate("violations"))


def test_the_sent_policy_stops_what_got_into_a_page(look: Look) -> None:
    with look() as visit:
        assert what_got_in(visit) == (False, FORBIDDEN)


class Plain(SimpleHTTPRequestHandler):
    """A host that sends no headers of ours."""

    def translate_path(self, path: str) -> str:
        file = Path(super().translate_path(path))
        return str(file if file.exists() else file.with_suffix(".html"))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize(("command", "stopped"), [("publish", True), ("html", False)])
def test_a_published_page_stops_it_by_itself(
    chromium: Browser, tmp_path: Path, command: str, stopped: bool
) -> None:
    """The site for this computer leaves it to the headers: without them, the same code runs."""
    project = Project(tmp_path)
    for name in ("content", "bibliography"):
        shutil.copytree(HERE / name, tmp_path / name)
    project.output.mkdir()
    with serving(
        ThreadingHTTPServer(("127.0.0.1", 0), partial(Plain, directory=str(project.output)))
    ) as origin:
        run = run_build(tmp_path, command, SITEURL=origin)
        assert run.code == 0, run.said
        with windows(chromium, origin)() as visit:
            got_in, refused = what_got_in(visit)
    assert (got_in, refused) == (not stopped, FORBIDDEN if stopped else set())
