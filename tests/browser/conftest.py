"""A real Chromium looks at the real site on the real server, and at nothing else."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page

from plugins.build.project import HERE, Project
from plugins.build.serve import server
from tests.conftest import run_build

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


class FormTaker:
    """Takes a form like a service would: keeps what came and sends the visitor where the form says."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.came: list[dict[str, str]] = []
        taker = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                fields = dict(parse_qsl(body, keep_blank_values=True))
                taker.came.append(fields)
                self.send_response(303)
                self.send_header("Location", f"{taker.site}/thanks")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = int(self.server.server_address[1])


@dataclass(frozen=True, slots=True)
class FullSite:
    """Where it was built, and who takes its form."""

    output: Path
    taker: FormTaker


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


@pytest.fixture
def look(chromium: Browser, origin: str) -> Look:
    """Open a window on the real site; when it closes, no error was logged and no request had left it."""
    return windows(chromium, origin)


@pytest.fixture(scope="session")
def full_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FullSite]:
    """The site of a practice that says everything that can be said, served, with a taker of its form."""
    project = Project(tmp_path_factory.mktemp("full"))
    shutil.copytree(HERE / "content", project.root / "content")
    shutil.copytree(HERE / "bibliography", project.root / "bibliography")
    with server(project.output, 0) as running:
        taker = FormTaker(f"http://127.0.0.1:{running.server_address[1]}")
        data = (HERE / "tests/sites/full/content/clinic.yaml").read_text("utf-8")
        (project.root / "content" / "clinic.yaml").write_text(data.replace("PORT", str(taker.port)), "utf-8")
        run = run_build(project.root, "html")
        assert run.code == 0, run.said
        for serving in (running, taker.server):
            threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield FullSite(project.output, taker)
        for serving in (running, taker.server):
            serving.shutdown()
        taker.server.server_close()


@pytest.fixture
def look_full(chromium: Browser, full_site: FullSite) -> Look:
    """The same for that site."""
    return windows(chromium, full_site.taker.site)


def windows(chromium: Browser, origin: str, *others: str) -> Look:
    """A way to open windows on the site at `origin`, from which nothing is asked but of `others`."""

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
        context.on("request", lambda request: _inside(visit, request.url, others))
        visit.page.on("console", lambda message: _note(visit, message.type, message.text))
        visit.page.on("pageerror", lambda error: visit.complaints.append(f"script error: {error}"))
        yield visit
        context.close()
        assert visit.complaints == []

    return opened


def _inside(visit: Visit, url: str, others: tuple[str, ...]) -> None:
    if not url.startswith(tuple(f"{origin}/" for origin in (visit.origin, *others))):
        visit.complaints.append(f"request to another place: {url}")


def _note(visit: Visit, kind: str, text: str) -> None:
    expected = "404 (not found)" in text.lower()  # Chromium logs every page and thread that is not there
    if kind in {"error", "warning"} and not expected:
        visit.complaints.append(f"{kind}: {text}")
