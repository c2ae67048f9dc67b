"""While one works on the site, an open page shows itself again as soon as the site has been built anew."""

import time
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from plugins.admin.publish import FOLDER
from plugins.build.serve import Handler

# No file of a site starts with a dot.
SCRIPT, BUILT = "/.reload.js", "/.built"
# It knows from its own address which build its page is of.
_SCRIPT = f"""\
const shown = new URL(import.meta.url).search;
const event = (name) => new Promise((resolve) => document.addEventListener(name, resolve, {{ once: true }}));
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

for (;;) {{
  // A browser asks one place few things at a time, so only the page that one sees asks.
  if (document.hidden) await event("visibilitychange");
  try {{
    const built = await (await fetch("{BUILT}" + shown)).text();
    if (built && `?${{built}}` !== shown) {{
      location.reload();
      break;
    }}
  }} catch {{
    await pause(1000); // nobody answers any more: the page stays as it is
  }}
}}
"""
# The answer waits for the next build, but so long at most, in seconds; how often it looks.
_LONGEST = 10
_EVERY = 0.01


class ReloadingHandler(Handler):
    """Adds to every page, on its way, a script that asks whether there is a newer one; the files stay as they
    are, and so do the headers. Not to the editing page, where somebody may be writing."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """As ever, but for the two addresses of its own."""
        address = urlsplit(self.path).path
        if address == SCRIPT:
            return self.answer(_SCRIPT.encode(), ".js", HTTPStatus.OK)
        if address == BUILT:
            return self.answer(self._next(urlsplit(self.path).query).encode(), ".txt", HTTPStatus.OK)
        self._then = self._built()  # before the page is read: rather once too often than never
        return super().send_head()

    def answer(self, content: bytes, suffix: str, status: HTTPStatus) -> BytesIO:
        """As ever, with the script in a page."""
        if suffix == ".html" and not self.path.startswith(f"/{FOLDER}"):
            content += f'<script type="module" src="{SCRIPT}?{self._then}"></script>\n'.encode()
        return super().answer(content, suffix, status)

    def _next(self, shown: str) -> str:
        """The word for the build after the one that is shown, or after a while still for that one."""
        until = time.monotonic() + _LONGEST
        while (built := self._built()) in ("", shown) and time.monotonic() < until:
            time.sleep(_EVERY)
        return built

    def _built(self) -> str:
        """Another word for every build, for each makes a directory of its own; "" in the midst of it."""
        try:
            status = Path(self.directory).stat()
        except OSError:
            return ""
        return f"{status.st_ino}-{status.st_mtime_ns}"
