"""Citations and the reference list inside Python-Markdown's tree."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.apa.markup import BEFORE, KEY, closing_bracket, read_bracket, read_narrative
from plugins.apa.model import Citation, Rich, Work
from plugins.apa.process import Reference, Result, process

_PLACE = "[references]"
_HEADINGS = frozenset({"h1", "h2", "h3"})
_MARK = "data-citation"
_BACK_LINKS = 5  # more are clutter, and the text can be searched


@dataclass(slots=True)
class Found:
    """The citations that the inline patterns met, as typed and as read; their order is not the text's."""

    citations: list[tuple[str, Citation]] = field(default_factory=list)
    escaped: list[str] = field(default_factory=list)

    def element(self, typed: str, citation: Citation) -> etree.Element:
        """A placeholder that the tree processor fills when all citations are known."""
        self.citations.append((typed, citation))
        return etree.Element("span", {"class": "citation", _MARK: str(len(self.citations) - 1)})


class CitationExtension(Extension):
    """`[@key]` and `@key` become citations of `works`; the reference list ends the text.

    `whole` lists every work, cited or not. After a conversion `result` says what was cited, `escaped`
    which citations had a backslash that a visual editor put before their bracket; `results` keeps what every
    text cites under the `source_path` of its `Meta`.
    """

    def __init__(self, works: Mapping[str, Work], *, whole: bool = False) -> None:
        super().__init__()
        self.works = works
        self.whole = whole
        self.result = Result()
        self.results: dict[str, Result] = {}
        self.found = Found()

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown."""
        md.registerExtension(self)
        if "@" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "@"]
        # Code (190) is gone by then; links, footnotes and reference links have not been looked for.
        md.inlinePatterns.register(_Escaped(self, md), "escaped-citation", 185)
        md.inlinePatterns.register(_Bracketed(self, md), "citation", 174)
        md.inlinePatterns.register(_Narrative(self, md), "narrative-citation", 173)
        # After the inline patterns (20), before heading ids (5), smart quotes (6) and unescaping (0).
        md.treeprocessors.register(_Fill(self, md), "citations", 15)

    def reset(self) -> None:
        """Called by Python-Markdown before each document."""
        self.found = Found()
        self.result = Result()


class _Pattern(InlineProcessor):
    def __init__(self, pattern: str, extension: CitationExtension, md: Markdown) -> None:
        super().__init__(pattern, md)
        self.extension = extension

    @property
    def found(self) -> Found:
        return self.extension.found


class _Bracketed(_Pattern):
    def __init__(self, extension: CitationExtension, md: Markdown) -> None:
        super().__init__(r"\[(?=[^\]]*@)", extension, md)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        end = closing_bracket(data, m.start())
        if end < 0 or data.startswith(("(", "["), end + 1) or data[m.start() - 1 : m.start()] == "!":
            return None, None, None
        citation = read_bracket(data[m.start() + 1 : end])
        if citation is None:
            return None, None, None
        return self.found.element(data[m.start() : end + 1], citation), m.start(), end + 1


class _Escaped(_Pattern):
    def __init__(self, extension: CitationExtension, md: Markdown) -> None:
        super().__init__(r"\\\[(?P<content>-?@[^\[\]\\]+)\\?\]", extension, md)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        citation = read_bracket(m["content"])
        if citation is None:
            return None, None, None
        self.found.escaped.append(m[0])
        return self.found.element(m[0], citation), m.start(), m.end()


class _Narrative(_Pattern):
    def __init__(self, extension: CitationExtension, md: Markdown) -> None:
        super().__init__(rf"{BEFORE}@(?:{KEY})(?P<bracket>\s?\[(?!\^))?", extension, md)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        key = m["braced"] or m["key"]
        if m["bracket"]:
            end = closing_bracket(data, m.end() - 1)
            if end > 0 and not data.startswith(("(", "["), end + 1):
                citation = read_narrative(key, data[m.end() : end])
                if citation is not None:
                    return self.found.element(data[m.start() : end + 1], citation), m.start(), end + 1
        end = m.start("bracket") if m["bracket"] else m.end()
        alone = read_narrative(key, None)
        assert alone is not None  # a key by itself always reads
        return self.found.element(data[m.start() : end], alone), m.start(), end


class _Fill(Treeprocessor):
    """Gives every placeholder its label and the text its reference list."""

    def __init__(self, extension: CitationExtension, md: Markdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        found = self.extension.found.citations
        spans = list(_placeholders(root, found))
        citations = [found[int(span.get(_MARK, ""))][1] for span in spans]
        works = self.extension.works
        nocite = list(works) if self.extension.whole else _nocite(self.md)
        result = process(citations, works, nocite)
        ids = _ids(reference.work.key for reference in result.references)
        for number, (span, label) in enumerate(zip(spans, result.labels, strict=True), 1):
            del span.attrib[_MARK]
            span.set("id", f"cite-{number}")
            for part in label:
                _append(span, part.rich, f"#{ids[part.key]}" if part.key else "")
        if result.references:
            _place(root, _list(result.references, ids))
        self.extension.result = result
        self.extension.results[getattr(self.md, "Meta", {}).get("source_path", "")] = result


def _nocite(md: Markdown) -> list[str]:
    meta = getattr(md, "Meta", {})
    return [key.lstrip("@") for key in meta.get("nocite", [])]


def _placeholders(root: etree.Element, found: list[tuple[str, Citation]]) -> Iterator[etree.Element]:
    """The placeholders in document order; inside a link they turn back into what was typed."""
    stack = [(root, False)]
    while stack:
        element, linked = stack.pop()
        if element.get(_MARK) is not None:
            if linked:
                element.tag, element.text = "span", AtomicString(found[int(element.attrib.pop(_MARK))][0])
                element.attrib.clear()
            else:
                yield element
        stack += [(child, linked or element.tag == "a") for child in reversed(element)]


def _ids(keys: Iterable[str]) -> Mapping[str, str]:
    """Key → id of its entry: lower case, letters and digits, unique in the page."""
    ids: dict[str, str] = {}
    for key in keys:
        base = f"ref-{re.sub(r'[^a-z0-9]+', '-', key.lower()).strip('-') or 'work'}"
        name, number = base, 2
        while name in ids.values():
            name, number = f"{base}-{number}", number + 1
        ids[key] = name
    return ids


def _append(parent: etree.Element, rich: Rich, href: str = "") -> None:
    """Add finished text; a link around all of it when `href` is given, else links where spans have them."""
    target = etree.SubElement(parent, "a", {"href": href}) if href else parent
    for span in rich:
        inner = etree.SubElement(target, "a", {"href": span.href}) if span.href and not href else target
        inner = etree.SubElement(inner, "i") if span.italic else inner
        if inner is target:
            _add_text(target, span.text)
        else:
            inner.text = AtomicString(span.text)


def _add_text(parent: etree.Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = AtomicString((parent[-1].tail or "") + text)
    else:
        parent.text = AtomicString((parent.text or "") + text)


def _list(references: tuple[Reference, ...], ids: Mapping[str, str]) -> etree.Element:
    """The reference list: a section with its heading, one item an entry, and links back to its uses."""
    section = etree.Element("section", {"class": "references", "aria-labelledby": "references"})
    heading = etree.SubElement(section, "h2", {"id": "references"})
    heading.text = AtomicString("References")
    items = etree.SubElement(section, "ul", {"class": "references__list"})
    for reference in references:
        item = etree.SubElement(items, "li", {"id": ids[reference.work.key]})
        _append(etree.SubElement(item, "span", {"class": "references__entry"}), reference.rich)
        if reference.cited_by:
            _append_back_links(item, reference.cited_by)
    return section


def _append_back_links(item: etree.Element, uses: tuple[int, ...]) -> None:
    item[-1].tail = " "
    back = etree.SubElement(item, "span", {"class": "references__back"})
    back.text = AtomicString("Cited above: " if len(uses) > 1 else "")
    for count, use in enumerate(uses[:_BACK_LINKS], 1):
        link = etree.SubElement(back, "a", {"href": f"#cite-{use + 1}"})
        link.text = AtomicString(str(count) if len(uses) > 1 else "Back to the text")
        link.tail = " " if count < min(len(uses), _BACK_LINKS) else ""


def _place(root: etree.Element, section: etree.Element) -> None:
    """Where `[references]` stands alone, or under a last heading "References", or at the end."""
    for place, child in enumerate(root):
        if child.tag == "p" and not len(child) and (child.text or "").strip() == _PLACE:
            root[place] = section
            return
    headings = [(place, child) for place, child in enumerate(root) if child.tag in _HEADINGS]
    if headings and "".join(headings[-1][1].itertext()).strip().lower() == "references":
        root[headings[-1][0]] = section
        return
    root.append(section)


@dataclass(frozen=True, slots=True)
class Converted:
    """A document by itself: its HTML, what it cites, and the citations that had a stray backslash."""

    html: str
    result: Result
    escaped: tuple[str, ...]


def convert(
    text: str, works: Mapping[str, Work], *, extensions: Iterable[str], whole: bool = False
) -> Converted:
    """Convert one text that is part of no site."""
    extension = CitationExtension(works, whole=whole)
    html: str = Markdown(extensions=[*extensions, extension], output_format="html").convert(text)
    return Converted(html, extension.result, tuple(extension.found.escaped))
