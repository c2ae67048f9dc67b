"""The server shows what a host would send, to this computer only, and nothing but the site."""

import http.client
import threading
from collections.abc import Iterator

import pytest

from plugins.articles import redirects
from plugins.build.serve import server
from plugins.headers import rules as headers
from plugins.headers.policy import policy

HTML = "text/html; charset=utf-8"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    root = tmp_path_factory.mktemp("site")
    output = root / "output"
    files = {
        "index.html": "home",
        "hours.html": "hours",
        "404.html": "not here",
        "post/a-b.html": "article",
        "feeds/all.atom.xml": "<feed/>",
        "theme/main.css": "a{}",
        "theme/text.woff2": "font",
        "contact.vcf": "card",
        "sources.bib": "@book{a}",
        redirects.FILE: redirects.redirects([("/2020/a", "/post/a-b"), ("/hours", "/elsewhere")]),
        headers.FILE: headers.written(headers.rules("", policy())),
    }
    for name, text in files.items():
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_text(text)
    (root / "secret.txt").write_text("secret")
    (root / "output.html").write_text("secret")
    (output / "way-out.txt").symlink_to(root / "secret.txt")
    with server(output, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        host, port = running.server_address[:2]
        yield str(host), int(port)
        running.shutdown()


def get(address: tuple[str, int], path: str, method: str = "GET") -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection(*address, timeout=10)
    connection.putrequest(method, path, skip_accept_encoding=True)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, body, dict(response.getheaders())


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/", "home", HTML),
        ("/hours", "hours", HTML),
        ("/hours.html", "hours", HTML),
        ("/hours?from=mail", "hours", HTML),
        ("/post/a-b", "article", HTML),
        ("/feeds/all.atom.xml", "<feed/>", "application/xml; charset=utf-8"),
        ("/theme/main.css", "a{}", "text/css; charset=utf-8"),
        ("/theme/text.woff2", "font", "font/woff2"),
        ("/contact.vcf", "card", "text/vcard; charset=utf-8"),
        ("/sources.bib", "@book{a}", "text/plain; charset=utf-8"),
    ],
)
def test_addresses(address: tuple[str, int], path: str, body: str, kind: str) -> None:
    status, text, received = get(address, path)
    assert (status, text, received["Content-Type"]) == (200, body, kind)


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/post",
        "/post/",
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/post/../../secret.txt",
        "//secret.txt",
        "/way-out.txt",
        "/way-out",
        "/a%00b",
        "/.",
        "/" + "x" * 300,
        "/%ff%fe",
    ],
)
def test_everything_else_is_the_sites_own_404(address: tuple[str, int], path: str) -> None:
    status, body, _ = get(address, path)
    expected = (200, "home") if path == "/." else (404, "not here")
    assert (status, body) == expected


@pytest.mark.parametrize("path", ["/2020/a", "/2020/a/", "/2020/a?from=mail"])
def test_an_old_address_leads_to_the_new_one(address: tuple[str, int], path: str) -> None:
    status, body, sent = get(address, path)
    assert (status, body, sent["Location"]) == (301, "", "/post/a-b")


def test_head_sends_headers_alone(address: tuple[str, int]) -> None:
    status, body, received = get(address, "/hours", "HEAD")
    assert (status, body, received["Content-Length"]) == (200, "", "5")


@pytest.mark.parametrize("path", ["/", "/nothing", "/theme/main.css"])
def test_every_answer_carries_the_production_headers(address: tuple[str, int], path: str) -> None:
    _, _, received = get(address, path)
    (everywhere, *_) = headers.rules("", policy())
    assert set(everywhere.headers) <= set(received.items())


def test_only_this_computer_is_answered(address: tuple[str, int]) -> None:
    assert address[0] == "127.0.0.1"
