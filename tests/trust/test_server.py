"""Whatever a browser or a stranger sends: the server at home answers with the site's files or not at all."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.build.serve import server
from plugins.headers import rules as headers
from plugins.headers.policy import policy
from tests.trust.conftest import Count, by_length

pytestmark = pytest.mark.trust

SECRET = b"nobody should read this"
EXAMPLES = by_length(100, 3000)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    root = tmp_path_factory.mktemp("served")
    output = root / "output"
    (output / "post").mkdir(parents=True)
    for name in ("index.html", "404.html", "post/a.html"):
        (output / name).write_text("<p>ours</p>")
    (output / headers.FILE).write_text(headers.written(headers.rules("", policy())))
    for name in ("secret.txt", "output.html", "output-secret.txt", ".env"):
        (root / name).write_bytes(SECRET)
    (output / "link.txt").symlink_to(root / "secret.txt")
    (output / "up").symlink_to(root)
    with server(output, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        host, port = running.server_address[:2]
        yield str(host), int(port)
        running.shutdown()


def ask(address: tuple[str, int], request: bytes) -> bytes:
    """Everything the server sends back before it hangs up."""
    with socket.create_connection(address, timeout=10) as connection:
        try:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65536), b""))
        except TimeoutError:
            raise
        except OSError:  # it has hung up
            return b""


def check_answer(answer: bytes) -> None:
    assert SECRET not in answer
    assert b"root:x:0:0" not in answer
    assert b"Traceback" not in answer
    if answer.startswith(b"HTTP/1."):
        status = int(answer[9:12])
        assert status in {100, 200, 301, 304, 400, 404, 405, 414, 431, 501, 505}, answer[:200]
        if status == 200:
            assert b"Content-Security-Policy: default-src 'none'" in answer
            assert b"X-Content-Type-Options: nosniff" in answer


steps = st.sampled_from(
    [
        *(
            "..",
            ".",
            "",
            "%2e%2e",
            "%2E.",
            "..%2f..",
            "..%5c",
            "..\\",
            "%252e%252e",
            "%00",
            "\x00",
            "..;",
            "~",
        ),
        *("secret.txt", "output.html", "output-secret.txt", ".env", "link.txt", "up", "post", "a", "a.html"),
        *("etc", "passwd", "C:", "%c0%ae%c0%ae", "%uff0e", "index.html", "?x=1", "#y", "*", "\xe9", "//host"),
    ]
)
paths = st.lists(steps | st.text(max_size=4), max_size=8).map(lambda parts: "/" + "/".join(parts))
methods = st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", ""])
fields = st.lists(
    st.sampled_from(
        [
            *(
                "Host: localhost",
                "Host: evil.example",
                "Range: bytes=0-1",
                "Range: bytes=-9999999999",
            ),
            *(
                "Content-Length: -1",
                "Content-Length: 9999999999",
                "Transfer-Encoding: chunked",
                "If-None-Match: *",
            ),
            *(
                "If-Modified-Since: yesterday",
                "Expect: 100-continue",
                "Connection: keep-alive",
                ": ",
                "A" * 5000,
            ),
            *(
                "X-Forwarded-For: 1.2.3.4",
                "Upgrade: h2c",
                "Cookie: a=b",
                "A\r\n B: c",
                "\x00: \xff",
            ),
        ]
    ),
    max_size=4,
)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=paths, method=methods, fields=fields, version=st.sampled_from(["HTTP/1.1", "HTTP/1.0", "HTTP/9", ""])
)
def ask_anything(address: tuple[str, int], path: str, method: str, fields: list[str], version: str) -> None:
    request = "\r\n".join([f"{method} {path} {version}", *fields, "Connection: close", "", ""])
    check_answer(ask(address, request.encode("utf-8", "surrogatepass")))


def test_no_request_gets_out_of_the_site(
    address: tuple[str, int], count: Count, capfd: pytest.CaptureFixture[str]
) -> None:
    ask_anything(address)
    count("requests tried on the server", EXAMPLES)
    assert "Traceback" not in "".join(capfd.readouterr())
    assert ask(address, b"GET /post/a HTTP/1.0\r\n\r\n").endswith(b"<p>ours</p>")


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 1_000 + b"\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"y" * 1_000_000 + b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
        b"\x00" * 1_000,
        b"\r\n\r\n",
        b"",
    ],
    ids=["long address", "many headers", "huge header", "TLS", "zeros", "blank", "nothing"],
)
def test_nonsense_is_refused_and_the_server_goes_on(address: tuple[str, int], request_: bytes) -> None:
    answer = ask(address, request_)
    check_answer(answer)
    assert not answer.startswith(b"HTTP/1.1 200")
    assert b" 200 " in ask(address, b"GET / HTTP/1.0\r\n\r\n")


def test_it_is_bound_to_this_computer(address: tuple[str, int], tmp_path: Path) -> None:
    assert address[0] == "127.0.0.1"
