"""What a written HTML page contains, as far as the checks ask."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

# A comment, or a tag with its attributes; possessive, so that broken HTML cannot make it slow.
_TAG = re.compile(
    r"""<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*+)(?P<attributes>(?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+""")

# Raw text runs to the end tag, whatever it looks like.
_RAW = frozenset({"script", "style", "textarea", "title"})
# What these show is an example, not the page's own words.
_EXAMPLES = frozenset({"code", "kbd", "pre", "samp"})
# Attributes through which a page loads something by itself; "link" goes by its rel.
_LOADS = {("img", "src"), ("script", "src"), ("iframe", "src"), ("source", "src"), ("video", "src")} | {
    ("audio", "src"),
    ("video", "poster"),
    ("object", "data"),
    ("embed", "src"),
    ("input", "src"),
    ("use", "href"),
    ("image", "href"),
}
_LOADING_RELS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"})


@dataclass(slots=True)
class Page:
    """A page's facts, in document order. `links` lead elsewhere, `loads` are fetched with the page, and `h1s`
    are the places in `texts` where main headings start."""

    titles: list[str] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    language: str = ""
    h1s: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    structured: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def read_page(html: str) -> Page:
    """Read one page or fragment of HTML."""
    page = Page()
    position, examples = 0, 0
    while match := _TAG.search(html, position):
        if not examples:
            page.texts.append(html[position : match.start()])
        position = match.end()
        name = (match["name"] or "").lower()
        if name in _EXAMPLES:
            examples += -1 if match["end"] else 1
        if name and not match["end"]:
            attributes = dict(_attributes(match["attributes"]))
            _note(page, name, attributes)
            if name in _RAW:
                end = html.find(f"</{name}", position)
                end = len(html) if end < 0 else end
                _note_raw(page, name, attributes, html[position:end])
                position = end
    page.texts.append(html[position:])
    return page


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    for name, value in _ATTRIBUTE.findall(text):
        yield name.lower(), unescape(value[1:-1] if value[:1] in {'"', "'"} else value)


def _note(page: Page, name: str, attributes: dict[str, str]) -> None:
    if name == "html":
        page.language = attributes.get("lang", "")
    if name == "h1":
        page.h1s.append(len(page.texts))
    if name == "meta" and (key := attributes.get("name") or attributes.get("property")):
        page.metas[key] = attributes.get("content", "")
    if name == "link":
        _note_link(page, attributes)
    for attribute, value in attributes.items():
        _note_attribute(page, name, attribute, value)


def _note_link(page: Page, attributes: dict[str, str]) -> None:
    rels, target = set(attributes.get("rel", "").split()), attributes.get("href", "")
    if "canonical" in rels:
        page.canonical = target
    elif rels & _LOADING_RELS:
        page.loads.append(target)
    else:
        page.links.append(target)


def _note_attribute(page: Page, name: str, attribute: str, value: str) -> None:
    if attribute == "id":
        page.ids.append(value)
    elif attribute == "href" and name in {"a", "area"}:
        page.links.append(value)
    elif (name, attribute) in _LOADS:
        page.loads.append(value)
    elif attribute == "srcset":
        page.loads.extend(candidate.split()[0] for candidate in value.split(",") if candidate.strip())
    elif attribute == "style" or attribute.startswith("on"):
        page.inline.append(f"{attribute}=… on <{name}>")


def _note_raw(page: Page, name: str, attributes: dict[str, str], text: str) -> None:
    if name == "title":
        page.titles.append(unescape(text).strip())
    elif name == "style":
        page.inline.append("<style>")
    elif name == "script" and attributes.get("type") == "application/ld+json":
        page.structured.append(text)
    elif name == "script" and "src" not in attributes and attributes.get("type") != "application/json":
        page.inline.append("<script>")
