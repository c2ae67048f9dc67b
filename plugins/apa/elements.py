"""Labels and the reference list as HTML elements, linked with each other, and their places in the text."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Mapping

from plugins.apa import render
from plugins.apa.cite import Label
from plugins.apa.model import Rich
from plugins.apa.process import Reference
from plugins.languages.model import ENGLISH, Language

_PLACES = frozenset({"[references]", "[referencias]"})
_HEADINGS = frozenset({"h1", "h2", "h3"})
_NAMES = frozenset({"references", "referencias"})
_BACK_LINKS = 5  # more are clutter, and the text can be searched


def reference_ids(keys: Iterable[str], prefix: str = "ref") -> Mapping[str, str]:
    """Key → id of its entry, "ref-neff2011": lower case, letters and digits, unique in the page."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for key in keys:
        base = f"{prefix}-{re.sub(r'[^a-z0-9]+', '-', key.lower()).strip('-') or 'work'}"
        name, number = base, 2
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        ids[key] = name
        taken.add(name)
    return ids


def placeholders(root: etree.Element, mark: str) -> Iterator[etree.Element]:
    """The elements with the attribute `mark` in document order; those inside a link lose it and stay text."""
    stack = [(root, False)]
    while stack:
        element, linked = stack.pop()
        if element.get(mark) is not None:
            if linked:
                element.attrib.clear()
            else:
                yield element
        stack += [(child, linked or element.tag == "a") for child in reversed(element)]


def fill(span: etree.Element, number: int, label: Label, ids: Mapping[str, str]) -> None:
    """Make an empty element the `number`th citation of the page, counted from 1."""
    span.set("id", f"cite-{number}")
    for part in label:
        _append(span, part.rich, f"#{ids[part.key]}" if part.key else "")


def reference_section(
    references: Iterable[Reference], ids: Mapping[str, str], language: Language = ENGLISH
) -> etree.Element:
    """The reference list with its heading: one item an entry, and links back to where it is cited."""
    section = etree.Element("section", {"class": "references", "aria-labelledby": "references"})
    heading = etree.SubElement(section, "h2", {"id": "references"})
    heading.text = language.gettext("References")
    items = etree.SubElement(section, "ul", {"class": "references__list"})
    for reference in references:
        item = etree.SubElement(items, "li", {"id": ids[reference.work.key]})
        entry = etree.SubElement(item, "span", {"class": "references__entry"})
        _append(entry, reference.rich)
        if reference.cited_by:
            entry.tail = " "
            item.append(_back_links(reference, language))
    return section


def put_list(root: etree.Element, section: etree.Element | None) -> None:
    """Put it where `[references]` stands alone, or under a last heading of that name, or at the end."""
    places = [
        (parent, child) for parent in root.iter() for child in parent if child.tag == "p" and _is_place(child)
    ]
    if section is not None:
        parent, place = places.pop(0) if places else (root, _last_heading(root))
        if place is None:
            parent.append(section)
        else:
            parent[list(parent).index(place)] = section
    for parent, child in places:
        parent.remove(child)


def _is_place(paragraph: etree.Element) -> bool:
    return not len(paragraph) and (paragraph.text or "").strip().lower() in _PLACES


def _last_heading(root: etree.Element) -> etree.Element | None:
    headings = [child for child in root if child.tag in _HEADINGS]
    named = headings and "".join(headings[-1].itertext()).strip().lower() in _NAMES
    return headings[-1] if named else None


def _back_links(reference: Reference, language: Language) -> etree.Element:
    """A link a use; each says aloud what it leads to, and says first what it shows (WCAG 2.5.3)."""
    back = etree.Element("span", {"class": "references__back"})
    name = render.text(reference.name)
    if len(reference.cited_by) == 1:
        said = language.gettext("Back to the text: %(name)s", name=name)
        _append_link(back, reference.cited_by[0], language.gettext("Back to the text"), said)
        return back
    back.text = language.gettext("Cited in the text:") + " "
    for count, use in enumerate(reference.cited_by[:_BACK_LINKS], 1):
        if count > 1:
            back[-1].tail = " "
        said = language.gettext("%(count)s: back to %(name)s", count=count, name=name)
        _append_link(back, use, str(count), said)
    return back


def _append_link(parent: etree.Element, use: int, shown: str, said: str) -> None:
    etree.SubElement(parent, "a", {"href": f"#cite-{use + 1}", "aria-label": said}).text = shown


def _append(parent: etree.Element, rich: Rich, href: str = "") -> None:
    """Add finished text; a link around all of it when `href` is given, else links where spans have them."""
    target = etree.SubElement(parent, "a", {"href": href}) if href else parent
    for span in rich:
        leads_out = not href and span.href.startswith(("https://", "http://"))
        inner = etree.SubElement(target, "a", {"href": span.href}) if leads_out else target
        inner = etree.SubElement(inner, "i") if span.italic else inner
        if inner is target and len(target):
            target[-1].tail = (target[-1].tail or "") + span.text
        else:
            inner.text = (inner.text or "") + span.text
