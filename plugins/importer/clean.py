"""A post's HTML, which nobody vouches for → the elements an article may have, and what was left out."""

import re

import nh3
from bs4 import BeautifulSoup, Tag

_KEPT = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"),
    *("li", "blockquote", "a", "em", "i", "strong", "b", "img", "br"),
    *("hr", "code", "pre", "sup", "sub", "table", "thead"),
    *("tbody", "tr", "th", "td", "div", "section", "figure", "figcaption", "span"),
}
_LOST = ("iframe", "video", "audio", "object", "embed", "form", "script", "svg", "input", "button")
_LIST_TITLE = re.compile(
    r"(?:references?|reference list|bibliography|works cited|sources)\s*:?", re.IGNORECASE
)
_PLACEHOLDER = re.compile(r"lorem ipsum|\b(?:TODO|FIXME|TBD|XXX)\b", re.IGNORECASE)


def clean(html: str) -> tuple[BeautifulSoup, tuple[str, ...]]:
    """(the tree of what is left, remarks about what is not)."""
    before = BeautifulSoup(html, "html.parser")
    remarks = [f"A {name} was left out." for name in _LOST if before.find(name)]
    safe = nh3.clean(
        html,
        tags=_KEPT,
        attributes={"a": {"href"}, "img": {"src", "alt"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    tree = BeautifulSoup(safe, "html.parser")
    for heading in tree.find_all("h1"):
        heading.name = "h2"  # the page's one h1 is the title
    for empty in tree.find_all(["p", "h2", "h3", "h4", "h5", "h6", "a"]):
        if not empty.get_text(strip=True) and not empty.find("img"):
            empty.decompose()
    if found := _PLACEHOLDER.search(tree.get_text()):
        remarks.append(f'"{found[0]}" looks like a placeholder.')
    return tree, tuple(remarks)


def take_references(tree: BeautifulSoup) -> tuple[str, ...]:
    """The lines of the reference list at the end, taken out of the tree; () when there is none."""
    titles = [
        block
        for block in tree.find_all(["p", "h2", "h3", "h4", "h5", "h6"])
        if _LIST_TITLE.fullmatch(" ".join(block.get_text().split()))
    ]
    if not titles:
        return ()
    title = titles[-1]
    lines: list[str] = []
    taken: list[Tag] = []
    for block in title.find_all_next(["p", "li", "h2", "h3", "h4", "h5", "h6"]):
        if block.name.startswith("h"):
            return ()  # not the end of the text
        if block.find(["p", "li"]):
            continue
        for br in block.find_all("br"):
            br.replace_with("\n")
        lines += [" ".join(line.split()) for line in block.get_text().split("\n")]
        taken.append(block)
    for block in (*taken, title):
        block.decompose()
    for group in tree.find_all(["ul", "ol"]):
        if not group.find("li"):
            group.decompose()
    return tuple(filter(None, lines))
