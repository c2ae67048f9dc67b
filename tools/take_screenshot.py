"""Take the picture of the home page in the README again: run it after `make html` and `make test`."""

import subprocess
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from plugins.build.serve import server  # noqa: E402


def main() -> None:
    finder = [sys.executable, str(ROOT / "tools" / "find_chromium.py")]
    chromium = subprocess.run(finder, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout.strip()
    with server(ROOT / "output", 0) as running, sync_playwright() as playwright:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        page.goto(f"http://127.0.0.1:{running.server_address[1]}/", wait_until="networkidle")
        page.screenshot(path=ROOT / "docs" / "screenshot.png")
        browser.close()
        running.shutdown()


if __name__ == "__main__":
    main()
