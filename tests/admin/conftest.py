"""An office with everything the editing page needs: a repository, somebody who answers for GitHub, a site."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from plugins.build.project import HERE
from plugins.build.serve import server
from tests.admin.fake_github import REPOSITORY, TOKEN, FakeGitHub, fake_github
from tests.conftest import run_build

expect.set_options(timeout=20_000)

DESK = {"width": 1280, "height": 1000}
# What the page may tell the console: how long loading took, and where its makers explain its settings.
QUIET = {"debug", "info"}


@dataclass(frozen=True, slots=True)
class Published:
    """A site with an editing page: where it is served, and the repository behind it."""

    origin: str
    github: FakeGitHub
    output: Path
    first: str


@contextmanager
def office(directory: Path, data: str, **settings: str) -> Iterator[Published]:
    """The practice's own texts with these data, in a repository, published with an editing page."""
    work = directory / "work"
    for name in ("content", "bibliography"):
        shutil.copytree(HERE / name, work / name)
    (work / "content" / "clinic.yaml").write_text(data, "utf-8")
    bare = directory / "site.git"
    person = ("-c", "user.name=Ben", "-c", "user.email=ben@elm.example", "-c", "commit.gpgsign=false")
    for command in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "--all"),
        (*person, "commit", "--quiet", "--message=The site"),
        ("clone", "--quiet", "--bare", ".", str(bare)),
    ):
        subprocess.run(("git", *command), cwd=work, check=True)
    with fake_github(bare) as github:
        run = run_build(work, "html", ADMIN_REPOSITORY=REPOSITORY, ADMIN_API=github.address, **settings)
        assert run.code == 0, run.said
        with server(work / "output", 0) as running:
            threading.Thread(target=running.serve_forever, daemon=True).start()
            origin = f"http://localhost:{running.server_address[1]}"
            yield Published(origin, github, work / "output", github.head)
            running.shutdown()


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The practice's own site."""
    data = (HERE / "content" / "clinic.yaml").read_text("utf-8")
    with office(tmp_path_factory.mktemp("own"), data) as made:
        yield made


@pytest.fixture
def two_places(chromium: Browser, tmp_path: Path) -> Iterator[tuple["Editor", FakeGitHub]]:
    """Somebody at the desk of a practice with two places that says everything that can be said."""
    data = (HERE / "tests/sites/full/content/clinic.yaml").read_text("utf-8").replace("PORT", "9")
    with office(tmp_path / "full", data) as made, at_the_page(chromium, made, viewport=DESK) as somebody:
        yield somebody, made.github


@pytest.fixture
def proposer(chromium: Browser, tmp_path: Path) -> Iterator[tuple["Editor", FakeGitHub]]:
    """Somebody whose changes another person looks at first."""
    data = (HERE / "content" / "clinic.yaml").read_text("utf-8")
    with (
        office(tmp_path / "own", data, ADMIN_REVIEW="yes") as made,
        at_the_page(chromium, made, viewport=DESK) as somebody,
    ):
        yield somebody, made.github


@pytest.fixture
def github(published: Published) -> FakeGitHub:
    """The repository as it was at first."""
    published.github.git("update-ref", "refs/heads/main", published.first)
    published.github.unknown.clear()
    return published.github


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody at the editing page."""

    page: Page
    origin: str

    def sign_in(self, token: str = TOKEN) -> None:
        """Sign in with an access token."""
        self.page.goto(f"{self.origin}/admin/")
        self.page.get_by_role("button", name="Sign In Using Access Token").click()
        self.page.get_by_role("textbox", name="Personal Access Token").fill(token)
        self.page.get_by_role("button", name="Sign In", exact=True).click()

    def open(self, name: str) -> None:
        """Open a collection, or a file, by its name on the left."""
        self.page.get_by_role("treeitem", name=name).click()

    def scroll_to(self, field: str) -> None:
        """Scroll down to a field; the page makes fields only as they come into view."""
        place = self.page.get_by_role("group", name=f"“\u2068{field}\u2069” Field")
        self.page.mouse.move(600, 600)
        for _ in range(100):
            if place.count():
                return
            self.page.mouse.wheel(0, 300)
            self.page.wait_for_timeout(100)

    def closing_time(self, day: str, time: str) -> None:
        """Say when the practice closes on a day of the usual week."""
        place = self.page.get_by_role("group", name=f"“\u2068{day}\u2069” Field")
        place.scroll_into_view_if_needed()
        place.get_by_role("textbox", name="Close").fill(time)

    def fill(self, field: str, text: str) -> None:
        """Fill in a field."""
        place = self.page.get_by_role("group", name=f"“\u2068{field}\u2069” Field")
        place.scroll_into_view_if_needed()
        place.get_by_role("textbox", name=field, exact=True).fill(text)

    def add(self, what: str) -> None:
        """Add an item to the list in view."""
        self.page.get_by_role("button", name=f"Add \u2068{what}\u2069").click()

    def begin_notice(self, text: str, end: str) -> None:
        """Fill in a new notice, and leave it unsaved."""
        self.open("Notices")
        self.add("Notice")
        self.fill("Text", text)
        self.fill("End", end)

    def close_on(self, day: str) -> None:
        """Write down that the practice is closed on a day, and save."""
        self.open("Closures")
        self.add("Closure")
        self.fill("Date", day)
        self.save()
        self.saved()

    def save(self) -> None:
        """Press the button, once the page has stopped telling of the last time."""
        expect(self._told()).to_be_hidden()
        self.page.get_by_role("button", name="Save", exact=True).click()

    def saved(self) -> None:
        """Wait until the page says that all went well."""
        expect(self._told()).to_be_visible()

    def _told(self) -> Locator:
        return self.page.get_by_role("status").filter(has_text="Entry saved.")


@contextmanager
def at_the_page(chromium: Browser, published: Published, **window: Any) -> Iterator[Editor]:
    """Open a window; when it closes, nothing was wrong in it and it had asked nobody but us."""
    context = chromium.new_context(locale="en-US", **window)
    complaints: list[str] = []
    ours = (f"{published.origin}/", f"{published.github.address}/", "data:", "blob:")
    context.on(
        "request",
        lambda request: request.url.startswith(ours) or complaints.append(f"request: {request.url}"),
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on("console", lambda said: said.type in QUIET or complaints.append(f"{said.type}: {said.text}"))
    page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
    yield Editor(page, published.origin)
    context.close()
    assert complaints == []
    assert published.github.unknown == []


@pytest.fixture
def editor(chromium: Browser, published: Published, github: FakeGitHub) -> Iterator[Editor]:
    """Somebody at a desk."""
    with at_the_page(chromium, published, viewport=DESK) as somebody:
        yield somebody


@pytest.fixture
def on_the_way(chromium: Browser, published: Published, github: FakeGitHub) -> Iterator[Editor]:
    """Somebody with a small phone."""
    screen = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    phone = {**screen, "timezone_id": "America/New_York"}
    with at_the_page(chromium, published, **phone) as somebody:
        yield somebody


@pytest.fixture
def stranger(chromium: Browser, published: Published) -> Iterator[Editor]:
    """Somebody without a right to edit; the console may say that he was refused."""
    context = chromium.new_context(locale="en-US")
    yield Editor(context.new_page(), published.origin)
    context.close()
