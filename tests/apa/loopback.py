"""A real HTTP server on the loopback interface that stands for Crossref, and a clock that nobody waits for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

ANSWERS = Path(__file__).parents[1] / "data" / "crossref"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer; one that `hangs` comes only when the server ends, one that is `cut` breaks off."""

    status: int = 200
    body: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    hangs: bool = False
    cut: bool = False


NOT_FOUND = Reply(404, "Resource not found.")


def answer(name: str) -> Reply:
    """A hand-written answer in Crossref's documented shape."""
    return Reply(body=(ANSWERS / f"{name}.json").read_text("utf-8"))


@dataclass(slots=True)
class Loopback:
    """`replies` by path ("/works?" for every search); the last of a path repeats. `asked` is what came in."""

    address: str = ""
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    hanging: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    def work(self, doi: str, *replies: Reply) -> None:
        self.replies[f"/works/{doi}"] = list(replies)

    def searches(self, *replies: Reply) -> None:
        self.replies["/works?"] = list(replies)

    def next_reply(self, path: str) -> Reply:
        replies = self.replies.get(path, [NOT_FOUND])
        return replies.pop(0) if len(replies) > 1 else replies[0]


@contextmanager
def loopback() -> Iterator[Loopback]:
    """Serve until the block ends."""
    server = Loopback()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            path = "/works?" if parts.query else unquote(parts.path)
            server.asked.append(unquote(self.path))
            server.agents.append(self.headers["User-Agent"])
            reply = server.next_reply(path)
            if reply.hangs:
                server.hanging.set()
                server.ended.wait()
                return
            content = reply.body.encode()
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content) + 100 * reply.cut))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *arguments: object) -> None:
            """Nobody reads it."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.address = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        http.shutdown()
        thread.join()
        http.server_close()


@dataclass(slots=True)
class Clock:
    """Seconds since 1970, which pass only when somebody sleeps."""

    now: float = 1_760_000_000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
