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
# Nobody's text needs more, and what reads it next goes down a call or two for each.
_DEEPEST = 60
_ENDLESS = frozenset(
    {"br", "hr", "img", "input", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "col", "option"}
)
_PLACEHOLDER = re.compile(r"lorem ipsum|\b(?:TODO|FIXME|TBD|XXX)\b", re.IGNORECASE)


def clean(html: str) -> tuple[BeautifulSoup, tuple[str, ...]]:
    """(the tree of what is left, remarks about what is not)."""
    remarks = [
        f"{'An' if name[0] in 'aeiou' else 'A'} {name} was left out."
        for name in _LOST
        if re.search(rf"<{name}\b", html, re.IGNORECASE)
    ]
    if _depth(html) > _DEEPEST:
        remarks.append(
            f"Its elements stood more than {_DEEPEST} deep in each other; only the words are left."
        )
        html = "".join(
            f"<p>{line}</p>" for line in re.sub(r"<[^<>]*>", "\n", html).split("\n") if line.strip()
        )
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


def _depth(html: str) -> int:
    """How deep elements stand in each other, at most, leaving out those that need no end."""
    depth = deepest = 0
    for end, name in re.findall(r"<(/?)([a-z][a-z0-9-]*)", html, re.IGNORECASE):
        if name.lower() not in _ENDLESS:
            depth = max(0, depth + (-1 if end else 1))
            deepest = max(deepest, depth)
    return deepest


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
