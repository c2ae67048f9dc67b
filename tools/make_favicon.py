"""Draw favicon.ico from favicon.svg with Chromium: `python tools/make_favicon.py CHROMIUM`.

Only browsers that cannot show the SVG ask for it. An .ico file may hold PNG pictures as they are
(https://en.wikipedia.org/wiki/ICO_(file_format)).
"""

import struct
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent / "theme" / "static" / "root"
SIZES = (16, 32, 48)
HEADER, ENTRY = "<HHH", "<BBBBHHII"


def pictures(chromium: str, svg: str) -> list[bytes]:
    """The drawing as PNG in every size, on nothing."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        pictures = []
        for size in SIZES:
            page.set_viewport_size({"width": size, "height": size})
            page.set_content(f"<style>*{{margin:0}}svg{{display:block;width:{size}px}}</style>{svg}")
            pictures.append(page.screenshot(omit_background=True))
        browser.close()
    return pictures


def ico(pictures: list[bytes]) -> bytes:
    """The pictures as one file: a header, one entry for each picture, then the pictures."""
    offset = struct.calcsize(HEADER) + len(pictures) * struct.calcsize(ENTRY)
    entries = b""
    for size, picture in zip(SIZES, pictures, strict=True):
        entries += struct.pack(ENTRY, size, size, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return struct.pack(HEADER, 0, 1, len(pictures)) + entries + b"".join(pictures)


if __name__ == "__main__":
    svg = (ROOT / "favicon.svg").read_text("utf-8")
    (ROOT / "favicon.ico").write_bytes(ico(pictures(sys.argv[1], svg)))
