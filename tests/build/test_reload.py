"""A page that is open while somebody works on the site shows what has been built last."""

import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from plugins.build.reload import ReloadingHandler
from plugins.build.serve import Handler, server
from plugins.build.swap import fresh, swap
from plugins.headers import rules as headers
from plugins.headers.policy import policy

PAGES = {
    "index.html": "home",
    "404.html": "not here",
    "admin/index.html": "form",
    "favicon.ico": "sun",
    "theme/site.css": "a{}",
}


def put(folder: Path, word: str) -> Path:
    for name, text in PAGES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"<!doctype html><p>{word} {text}</p>\n" if ".html" in name else text)
    (folder / headers.FILE).write_text(headers.written(headers.rules("", policy(), ["/"])))
    return folder


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return put(tmp_path / "output", "old")


def running(output: Path, handler: type[Handler]) -> Iterator[str]:
    with server(output, 0, handler) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://localhost:{made.server_address[1]}"
        made.shutdown()


@pytest.fixture
def reloading(output: Path) -> Iterator[str]:
    yield from running(output, ReloadingHandler)


@pytest.fixture
def hosted(output: Path) -> Iterator[str]:
    yield from running(output, Handler)


def got(address: str) -> tuple[str, dict[str, str]]:
    with urllib.request.urlopen(address) as answer:
        own = {"Date", "Content-Length"}
        return answer.read().decode(), {
            name: value for name, value in answer.headers.items() if name not in own
        }


@pytest.mark.browser
def test_an_open_page_shows_the_next_build_by_itself(chromium: Browser, output: Path, reloading: str) -> None:
    page = chromium.new_context().new_page()
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text))
    page.goto(reloading)
    loads: list[str] = []
    page.on("load", lambda: loads.append(page.url))
    expect(page.get_by_text("old home")).to_be_visible()
    page.wait_for_timeout(600)
    assert loads == []
    swap(put(fresh(output), "new"), output)
    expect(page.get_by_text("new home")).to_be_visible()
    page.wait_for_timeout(600)
    assert loads == [f"{reloading}/"]
    assert said == [], "the policy of the site allows it"
    page.context.close()


def test_only_pages_get_more_than_the_host_would_send(reloading: str, hosted: str, output: Path) -> None:
    more, with_more = got(reloading)
    plain, with_plain = got(hosted)
    assert with_more == with_plain
    assert more.removeprefix(plain).startswith('<script type="module" src="/.reload.js?')
    for other in ("/admin/", "/theme/site.css"):
        assert got(reloading + other) == got(hosted + other)
    assert (output / "index.html").read_text() == plain
