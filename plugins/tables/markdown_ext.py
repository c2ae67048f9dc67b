"""The Python-Markdown extension; pelicanconf.py names it among MARKDOWN's extensions."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

AFTER_INLINE = 15  # Python-Markdown's own inline patterns run at 20


class Tables(Treeprocessor):
    """Puts every table into a region that takes the focus, because only then can it be scrolled with the
    keyboard (WCAG 2.1.1). The region is named after the caption of its figure, or by its number."""

    def run(self, root: Element) -> None:
        """Wrap the tables of one text."""
        parents = {child: parent for parent in root.iter() for child in parent}
        for number, table in enumerate(tuple(root.iter("table")), 1):
            _wrap(table, parents[table], number)


class TablesExtension(Extension):
    """Registers the processor."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown."""
        md.treeprocessors.register(Tables(md), "scrolling_tables", AFTER_INLINE)


def makeExtension(**options: object) -> TablesExtension:
    """Called by Python-Markdown for the extension's name in the settings."""
    return TablesExtension(**options)


def _wrap(table: Element, parent: Element, number: int) -> None:
    box = Element("div", {"class": "table", "role": "region", "tabindex": "0"})
    caption = parent.find("figcaption")
    if caption is None:
        box.set("aria-label", f"Table {number}")
    else:
        name = caption.get("id", f"table-{number}-caption")
        caption.set("id", name)
        box.set("aria-labelledby", name)
    parent.insert(list(parent).index(table), box)
    parent.remove(table)
    box.tail, table.tail = table.tail, None
    box.append(table)
