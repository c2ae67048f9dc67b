"""Whatever a visitor does on any page: nothing the policy forbids is tried, and nothing leaves the site."""

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from plugins.build.project import HERE
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


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """(address, paths that somebody asked for) of another place than the site."""
    asked: list[str] = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Listening)) as address:
        yield address, asked


class Plain(SimpleHTTPRequestHandler):
    """A host that sends no headers of ours."""

    def translate_path(self, path: str) -> str:
        file = Path(super().translate_path(path))
        return str(file if file.exists() else file.with_suffix(".html"))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def plain(site: Path, port: int) -> ThreadingHTTPServer:
    return ThreadingHTTPServer(("127.0.0.1", port), partial(Plain, directory=str(site)))


@pytest.mark.parametrize(
    ("host", "command", "done", "refused"),
    [
        (server, "html", set(), FORBIDDEN),
        (plain, "publish", set(), FORBIDDEN),
        (plain, "html", {"ran", "painted", "/evil.js", "/evil.css"}, set()),
    ],
    ids=["by the headers", "by the page itself", "not at all"],
)
def test_what_got_into_a_page_is_stopped(
    chromium: Browser,
    tmp_path: Path,
    elsewhere: tuple[str, list[str]],
    host: Callable[[Path, int], ThreadingHTTPServer],
    command: str,
    done: set[str],
    refused: set[str],
) -> None:
    """The last case has neither headers nor a word in the page: it shows that the others prove something."""
    for name in ("content", "bibliography"):
        shutil.copytree(HERE / name, tmp_path / name)
    output = tmp_path / "output"
    output.mkdir()
    other, asked = elsewhere
    with serving(host(output, 0)) as origin:
        run = run_build(tmp_path, command, SITEURL=origin)
        assert run.code == 0, run.said
        page = output / "hours.html"
        html = page.read_text("utf-8").replace("</main>", f"{INJECTED.replace('OTHER', other)}</main>")
        page.write_text(html, "utf-8")
        with windows(chromium, origin)() as visit:
            visit.page.add_init_script(VIOLATIONS)
            shown = visit.go("/hours")
            shown.locator("#in").click()
            visit.complaints.clear()
            found = {"ran"} if shown.title() == "got in" else set()
            colour = shown.locator("#in").evaluate("e => getComputedStyle(e).color")
            found |= {"painted"} if colour == "rgb(255, 0, 0)" else set()
            assert (found | set(asked), set(shown.evaluate("violations"))) == (done, refused)
