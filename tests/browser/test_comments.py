"""Comments on an article, with a real Isso server beside the site."""

import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from plugins.build.project import HERE, Project
from plugins.build.serve import server
from tests.browser.conftest import Look, windows
from tests.browser.test_accessibility import axe

pytestmark = pytest.mark.browser

ARTICLE = "how-to-reach-us-and-what-to-expect-from-this-website"
SETTINGS = f"""
import sys
sys.path.insert(0, {str(HERE)!r})
from pelicanconf import *
ISSO_URL = "%s"
"""
BUILD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from plugins.build.pipeline import build
from plugins.build.project import Project
from plugins.build.target import Target
root, settings = map(Path, sys.argv[1:])
outcome = build(Project(root), Target(settings, public=False), datetime(2099, 1, 1, tzinfo=UTC))
sys.exit("".join(map(str, outcome.problems)) or 0)
"""
ISSO = """
[general]
dbpath = {folder}/comments.db
host = {site}
log-file = {folder}/isso.log
[moderation]
enabled = true
[server]
listen = {address}
public-endpoint = {address}
[guard]
enabled = false
"""


@dataclass(frozen=True, slots=True)
class Talk:
    """A site with comments and the server that keeps them."""

    site: str
    output: Path
    address: str
    folder: Path

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server and wait until it answers."""
        config = self.folder / "isso.cfg"
        config.write_text(ISSO.format(folder=self.folder, site=self.site, address=self.address))
        running = subprocess.Popen([str(Path(sys.executable).parent / "isso"), "-c", str(config), "run"])
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{self.address}/js/embed.min.js").close()
                return running
            except OSError:
                time.sleep(0.1)
        raise AssertionError("Isso did not start")


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    """The real site, with comments on one article."""
    project = Project(tmp_path_factory.mktemp("comments"))
    shutil.copytree(HERE / "content", project.root / "content")
    shutil.copytree(HERE / "bibliography", project.root / "bibliography")
    article = project.root / "content" / "articles" / f"{ARTICLE}.md"
    article.write_text(article.read_text("utf-8").replace("---\n", "---\ncomments: yes\n", 1), "utf-8")
    address = f"http://127.0.0.1:{free_port()}"
    settings = project.root / "settings.py"
    settings.write_text(SETTINGS % address)
    # In a process of its own: Pelican changes the locale, and plugins stay connected.
    subprocess.run([sys.executable, "-c", BUILD, project.root, settings], cwd=HERE, check=True, timeout=120)
    with server(project.output, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield Talk(f"http://127.0.0.1:{running.server_address[1]}", project.output, address, project.root)
        running.shutdown()


@pytest.fixture
def look_talk(chromium: Browser, talk: Talk) -> Look:
    """Open a window on the site with comments, which may also ask the comments server."""
    return windows(chromium, talk.site, talk.address)


def opened(visit_page: Page) -> Page:
    expect(visit_page.locator(".isso-postbox")).to_be_visible()
    return visit_page


def test_a_comment_waits_for_the_practice_and_then_everybody_sees_it(look_talk: Look, talk: Talk) -> None:
    running = talk.start()
    try:
        with look_talk() as visit:
            page = opened(visit.go(f"/post/{ARTICLE}"))
            assert page.get_by_role("heading", name="Comments", exact=True).count() == 1
            assert page.locator("[data-comments-away]").is_hidden()
            assert axe(page) == []
            page.get_by_label("Your comment").fill("This helped me to call. <script>alert(1)</script>")
            page.get_by_label("Name").fill("Ann")
            page.get_by_role("button", name="Submit").click()
            expect(page.locator(".isso-comment .isso-note")).to_contain_text("moderation")
            assert axe(page) == []
        with look_talk() as visit:
            page = opened(visit.go(f"/post/{ARTICLE}"))
            assert page.locator(".isso-comment .isso-author").count() == 0
        with look_talk() as visit:
            log = (talk.folder / "isso.log").read_text()
            [link] = re.findall(r"Activate comment: (\S+)", log)
            visit.page.on("dialog", lambda dialog: dialog.accept())
            visit.page.goto(link)
            visit.page.wait_for_load_state("networkidle")
        with look_talk(360, "dark") as visit:
            page = opened(visit.go(f"/post/{ARTICLE}"))
            expect(page.locator(".isso-author")).to_have_text("Ann")
            expect(page.locator("#isso-root .isso-text")).to_contain_text("This helped me to call.")
            assert page.locator("#isso-root script").count() == 0
            assert axe(page) == []
            page.locator(".isso-reply").click()
            assert page.get_by_label("Your comment").count() == 2
            assert axe(page) == []
    finally:
        running.terminate()
        running.wait()


def test_when_the_server_is_away_a_sentence_says_what_to_do(look_talk: Look) -> None:
    with look_talk() as visit:
        page = visit.go(f"/post/{ARTICLE}")
        away = page.locator("[data-comments-away]")
        expect(away).to_be_visible()
        assert away.get_by_role("link").get_attribute("href", timeout=0).startswith("mailto:")  # type: ignore[union-attr]
        assert len(visit.complaints) == 1
        assert "ERR_CONNECTION_REFUSED" in visit.complaints.pop()


def test_without_a_script_the_same_sentence_stands_there(look_talk: Look) -> None:
    with look_talk(scripts=False) as visit:
        assert "reply by email" in visit.go(f"/post/{ARTICLE}").locator("[data-comments-away]").inner_text()


def test_other_articles_ask_nobody(talk: Talk) -> None:
    with_comments = [file for file in talk.output.rglob("*.html") if "isso" in file.read_text("utf-8")]
    assert [file.stem for file in with_comments] == [ARTICLE]
