"""Print the path of a Chromium that works, getting one first where none is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SORRY = (
    "The browser tests need Chromium, and none could be found or installed. "
    "Install Chromium or Chrome, or name one: make test CHROMIUM=/path/to/chromium"
)


def main() -> int:
    named = os.environ.get("CHROMIUM")
    if named:
        return tell(named) if works(named) else fail(f"CHROMIUM is {named!r}, and that does not run.")
    path = installed() or (debian_package() and installed()) or playwright_download()
    return tell(path) if path else fail(SORRY)


def installed() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name)) and works(path)), None)


def works(path: str) -> bool:
    # Ubuntu's "chromium" is a stub that asks for a snap: only a browser that answers counts.
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def debian_package() -> bool:
    if not (Path("/etc/debian_version").exists() and os.geteuid() == 0):
        return False
    say("Installing Debian's Chromium …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return all(
        subprocess.run(["apt-get", "-qq", *command], env=environment, stdout=sys.stderr).returncode == 0
        for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"])
    )


def playwright_download() -> str | None:
    from playwright.sync_api import sync_playwright

    say("Downloading Playwright's Chromium …")
    dependencies = ["--with-deps"] if Path("/etc/debian_version").exists() and os.geteuid() == 0 else []
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", *dependencies, "chromium"], stdout=sys.stderr
    )
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if works(path) else None


def tell(path: str) -> int:
    sys.stdout.write(f"{path}\n")
    return 0


def fail(sentence: str) -> int:
    say(sentence)
    return 1


def say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


if __name__ == "__main__":
    sys.exit(main())
