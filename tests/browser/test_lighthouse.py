"""Lighthouse on a telephone: what it says of access, good practice and search engines.

Its fourth score is a matter of time, and so of the computer: `make bench-pages` measures it.
"""

import os
import threading
from pathlib import Path

import pytest

from plugins.build.serve import server
from tests.browser.lighthouse import ADDRESSES, audit

pytestmark = [pytest.mark.browser, pytest.mark.checker]

CATEGORIES = ("accessibility", "best-practices", "seo")


@pytest.mark.parametrize("address", ADDRESSES)
def test_lighthouse_has_nothing_to_add(origin: str, address: str) -> None:
    audited = audit(origin + address, CATEGORIES, os.environ["CHROMIUM"])
    assert audited.short == ()
    assert audited.scores == dict.fromkeys(CATEGORIES, 100)


def test_lighthouse_finds_what_is_wrong(real_site: Path, tmp_path: Path) -> None:
    page = (real_site / "hours.html").read_text("utf-8")
    broken = page.replace('<html lang="en">', "<html>").replace('name="description"', 'name="described"')
    (tmp_path / "hours.html").write_text(broken, "utf-8")
    with server(tmp_path, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{running.server_address[1]}/hours"
        audited = audit(url, CATEGORIES, os.environ["CHROMIUM"])
        running.shutdown()
    assert set(audited.short) >= {"html-has-lang", "meta-description"}
