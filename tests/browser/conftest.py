"""A real Chromium looks at the real site on the real server, and at nothing else."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from plugins.build.serve import server

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MADE_FOR = "http://localhost:8000"


@dataclass(frozen=True, slots=True)
class Visit:
    """One look at the site: a window, and what went wrong in it."""

    page: Page
    origin: str
    complaints: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        """Open an address of the site and wait until it is all there."""
        self.page.goto(self.origin + address, wait_until="load")
        return self.page


Look = Callable[..., AbstractContextManager[Visit]]


@pytest.fixture(scope="session")
def origin(real_site: Path) -> Iterator[str]:
    """Where the real site is served while the tests run."""
    with server(real_site, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@pytest.fixture(scope="session")
def addresses(real_site: Path) -> list[str]:
    """Every page of the site, those included that no sitemap lists."""
    tree = ElementTree.parse(real_site / "sitemap.xml")
    listed = [(loc.text or "").removeprefix(MADE_FOR) for loc in tree.iter(f"{SITEMAP}loc")]
    return [*listed, "/thanks", "/no-such-page"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser that `make test` found."""
    path = os.environ.get("CHROMIUM")
    assert path, "Run the browser tests with `make test`, or name a browser in CHROMIUM."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def look(chromium: Browser, origin: str) -> Look:
    """Open a window; when it closes, no error was logged and no request had left the site."""

    @contextmanager
    def opened(
        width: int = 1280, scheme: str = "light", scripts: bool = True, touch: bool = False
    ) -> Iterator[Visit]:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=scripts,
            has_touch=touch,
            reduced_motion="reduce",
        )
        visit = Visit(context.new_page(), origin)
        context.on("request", lambda request: _inside(visit, request.url))
        visit.page.on("console", lambda message: _note(visit, message.type, message.text))
        visit.page.on("pageerror", lambda error: visit.complaints.append(f"script error: {error}"))
        yield visit
        context.close()
        assert visit.complaints == []

    return opened


def _inside(visit: Visit, url: str) -> None:
    if not url.startswith(f"{visit.origin}/"):
        visit.complaints.append(f"request to another place: {url}")


def _note(visit: Visit, kind: str, text: str) -> None:
    expected = "404 (Not Found)" in text  # Chromium logs the very page that tests the "not found" page
    if kind in {"error", "warning"} and not expected:
        visit.complaints.append(f"{kind}: {text}")
