"""Two built sites are compared page by page, in words for the person who looks at a change."""

from pathlib import Path

import pytest

from plugins.build.__main__ import main
from plugins.build.changed import compare, in_markdown


def page(title: str, body: str = "") -> bytes:
    return f"<!doctype html><title>{title}</title><p>{body}".encode()


def told(older: dict[str, bytes], newer: dict[str, bytes]) -> str:
    return in_markdown(compare(older, newer))


def test_the_same_site_has_no_changed_page() -> None:
    site = {"index.html": page("Home"), "blog-feed.xml": b"<rss/>"}
    assert told(site, dict(site)) == "No page changes.\n"


def test_pages_are_named_by_address_and_title() -> None:
    older = {"index.html": page("Home"), "hours.html": page("Hours", "8–4"), "post/old.html": page("Old")}
    newer = {
        "index.html": page("Home"),
        "hours.html": page("Hours", "8–5"),
        "post/new.html": page("A &amp; B"),
    }
    assert told(older, newer) == (
        "## New pages\n\n- `/post/new` A & B\n\n"
        "## Changed pages\n\n- `/hours` Hours\n\n"
        "## Pages that are gone\n\n- `/post/old` Old\n"
    )


def test_the_home_page_is_called_by_its_address() -> None:
    assert told({"index.html": page("A")}, {"index.html": page("B")}) == "## Changed pages\n\n- `/` B\n"


def test_pages_whose_text_is_the_same_are_only_counted() -> None:
    older = dict.fromkeys(("a.html", "b.html", "c.html"), b"<title>T</title><main><p>A</main><footer>8-4")
    newer = {name: content.replace(b"8-4", b"8-5") for name, content in older.items()}
    newer["c.html"] = newer["c.html"].replace(b"A", b"B")
    assert told(older, newer) == (
        "## Changed pages\n\n- `/c` T\n\n"
        "On 2 more pages the text is the same, but not what stands around it "
        "(header, footer or hidden data).\n"
    )


def test_a_new_style_sheet_changes_no_page() -> None:
    older = {
        "index.html": b'<link href="/theme/site.0123abcd.css">',
        "theme/site.0123abcd.css": b"a{color:red}",
    }
    newer = {
        "index.html": b'<link href="/theme/site.4567cdef.css">',
        "theme/site.4567cdef.css": b"a{color:tan}",
    }
    assert told(older, newer) == "## Other files\n\n- `theme/site.css`\n"


def test_a_title_cannot_pass_for_markdown() -> None:
    assert "- `/a` \\[x\\](y) \\<b\\>" in told({}, {"a.html": page("[x](y) &lt;b&gt;")})


def test_a_long_list_ends_with_a_count() -> None:
    newer = {f"post/{number:03}.html": page("T") for number in range(45)}
    assert told({}, newer).endswith("- `/post/039` T\n- and 5 more\n")


def test_the_command_reads_two_directories(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, words in (("before", "8–4"), ("after", "8–5")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "hours.html").write_bytes(page("Hours", words))
    assert main(["changed", str(tmp_path / "before"), str(tmp_path / "after")]) == 0
    assert capsys.readouterr().out == "## Changed pages\n\n- `/hours` Hours\n"


def test_where_the_older_site_could_not_be_built_every_page_is_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "hours.html").write_bytes(page("Hours"))
    assert main(["changed", str(tmp_path / "none"), str(tmp_path)]) == 0
    assert capsys.readouterr().out == "## New pages\n\n- `/hours` Hours\n"
