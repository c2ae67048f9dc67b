"""What differs between two built sites: which pages are new, gone or changed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

# "site.1a2b3c4d.css": a new color is a change of the style sheet, not of every page that names it.
_HASHED = re.compile(rb"\.[0-9a-f]{8}(?=\.[a-z0-9]+\b)")
_MAIN = re.compile(rb"<main\b.*</main>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
# A change of the footer changes every page; a longer list helps nobody.
_LISTED = 40


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a site: its address ("/hours") and what its title says."""

    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The pages that are new, gone and changed, by address, and the names of other files that differ.

    `framed` are pages where only what stands around the text changed: head, header and footer.
    """

    new: tuple[Page, ...]
    gone: tuple[Page, ...]
    changed: tuple[Page, ...]
    framed: tuple[Page, ...]
    others: tuple[str, ...]


def files(site: Path) -> dict[str, bytes]:
    """Every file of a built site by its name; none when there is no such site."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def compare(older: Mapping[str, bytes], newer: Mapping[str, bytes]) -> Changed:
    """What differs between two sites, each given as its files."""
    old, new = (
        {_plain(name): _HASHED.sub(b"", content) for name, content in site.items()} for site in (older, newer)
    )
    differ = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    pages = [name for name in differ if name.endswith(".html")]
    both = [name for name in pages if name in old and name in new]
    framed = {name for name in both if _text(old[name]) == _text(new[name])}
    return Changed(
        new=tuple(_page(name, new[name]) for name in pages if name not in old),
        gone=tuple(_page(name, old[name]) for name in pages if name not in new),
        changed=tuple(_page(name, new[name]) for name in both if name not in framed),
        framed=tuple(_page(name, new[name]) for name in both if name in framed),
        others=tuple(name for name in differ if not name.endswith(".html")),
    )


def in_markdown(changed: Changed) -> str:
    """The differences as a part of a longer text."""
    parts = [
        _part("New pages", tuple(map(_line, changed.new))),
        _part("Changed pages", tuple(map(_line, changed.changed))),
        _part("Pages that are gone", tuple(map(_line, changed.gone))),
        _framed(len(changed.framed)),
        _part("Other files", tuple(f"`{name}`" for name in changed.others)),
    ]
    return "\n".join(filter(None, parts)) or "No page changes.\n"


def _part(heading: str, lines: tuple[str, ...]) -> str:
    if not lines:
        return ""
    listed = "".join(f"- {line}\n" for line in lines[:_LISTED])
    more = f"- and {len(lines) - _LISTED} more\n" if len(lines) > _LISTED else ""
    return f"## {heading}\n\n{listed}{more}"


def _framed(number: int) -> str:
    if number == 0:
        return ""
    pages = "1 more page" if number == 1 else f"{number} more pages"
    return (
        f"On {pages} the text is the same, but not what stands around it (header, footer or hidden data).\n"
    )


def _line(page: Page) -> str:
    title = re.sub(r"([\\`*_\[\]<>])", r"\\\1", page.title)
    return f"`{page.address}` {title}".rstrip()


def _page(name: str, content: bytes) -> Page:
    address = "/" if name == "index.html" else "/" + name.removesuffix(".html")
    title = _TITLE.search(content.decode("utf-8", "replace"))
    return Page(address, " ".join(unescape(title[1]).split()) if title else "")


def _text(page: bytes) -> bytes:
    main = _MAIN.search(page)
    return main[0] if main else page


def _plain(name: str) -> str:
    return _HASHED.sub(b"", name.encode()).decode()
