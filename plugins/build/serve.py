"""Look at the built site as a host would send it: this computer only, and nothing but `output/`."""

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from plugins.articles import redirects
from plugins.headers import rules as headers

LOOPBACK = "127.0.0.1"

TYPES = {
    "": "application/octet-stream",
    ".avif": "image/avif",
    ".bib": "text/plain; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".vcf": "text/vcard; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}


class Handler(SimpleHTTPRequestHandler):
    """Answers with the files of its directory."""

    protocol_version = "HTTP/1.1"
    extensions_map = TYPES

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer GET and HEAD: the file, or the page "name.html" for "/name", or the site's own 404."""
        file = self._find(Path(self.translate_path(self.path)))
        if file is None and self._redirected():
            return None
        if file is None:
            return self._file(Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND)
        return self._file(file, HTTPStatus.OK)

    def end_headers(self) -> None:
        for name, value in self._headers().items():
            self.send_header(name, value)
        super().end_headers()

    def _headers(self) -> dict[str, str]:
        """What the site's own file says, but for what is said here already."""
        try:
            rules = headers.read((Path(self.directory) / headers.FILE).read_text("utf-8"))
        except OSError:  # swapped away at this very moment
            return {}
        address = urlsplit(self.path).path if hasattr(self, "path") else "/"
        # While one works on the site, only files whose name changes with their content may be kept.
        sent = {"Cache-Control": "no-store", **headers.sent(rules, address)}
        return {name: value for name, value in sent.items() if name != "Content-Type"}

    def _redirected(self) -> bool:
        """Lead an old address on, as hosts do that read the site's list of them."""
        try:
            moved = redirects.read((Path(self.directory) / redirects.FILE).read_text("utf-8"))
        except OSError:  # most sites have none
            return False
        target = moved.get(urlsplit(self.path).path, "")
        if target:
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", target)
            self.send_header("Content-Length", "0")
            self.end_headers()
        return bool(target)

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Say nothing about every file of every page."""

    def _find(self, path: Path) -> Path | None:
        root = Path(self.directory).resolve()
        for candidate in (path, path.with_name(f"{path.name}.html"), path / "index.html"):
            try:
                inside = candidate.resolve().is_relative_to(root)
                if inside and candidate.is_file():
                    return candidate
            except (OSError, ValueError):  # a name no file can have
                return None
        return None

    def _file(self, file: Path, status: HTTPStatus) -> BytesIO | None:
        try:
            content = file.read_bytes()
        except OSError:  # swapped away at this very moment, or no 404 page
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return self.answer(content, file.suffix, status)

    def answer(self, content: bytes, suffix: str, status: HTTPStatus) -> BytesIO:
        """Send the headers for such a file, and what is to follow them."""
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(suffix, TYPES[""]))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)


def server(output: Path, port: int, handler: type[Handler] = Handler) -> ThreadingHTTPServer:
    """A server for `output`, not yet running; port 0 takes a free one (see `server_address`)."""
    return ThreadingHTTPServer((LOOPBACK, port), partial(handler, directory=str(output)))
