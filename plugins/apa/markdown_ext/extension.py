"""The extension of Python-Markdown that fills citations in and ends the text with their reference list."""

import xml.etree.ElementTree as etree
from collections.abc import Mapping

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.apa.elements import fill, placeholders, put_list, reference_ids, reference_section
from plugins.apa.markdown_ext.inline import MARK, Escaped, Found, Typed
from plugins.apa.model import Work
from plugins.apa.plain import plain_text
from plugins.apa.process import Result, process
from plugins.languages.catalogue import language as language_of
from plugins.languages.model import ENGLISH, Language

# Python-Markdown opens a quotation mark that ends its paragraph right after an element.
_CLOSING = {'"': "”", "'": "’"}


class CitationExtension(Extension):
    """`[@key]` and `@key` become citations of `works`; the reference list ends the text.

    `whole` lists every work, cited or not. After a conversion `result` says what was cited and `found` what
    was odd.
    """

    def __init__(self, works: Mapping[str, Work], *, whole: bool = False) -> None:
        super().__init__()
        self.works = works
        self.whole = whole
        self.result = Result()
        self.found = Found()

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown."""
        md.registerExtension(self)
        if "@" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "@"]
        # Code (190) is gone by then; links, footnotes and reference links have not been looked for.
        md.inlinePatterns.register(Escaped(self.found, md), "escaped-citation", 185)
        md.inlinePatterns.register(Typed(self.found, md), "citation", 174)
        # After the inline patterns (20), before heading ids (5), smart quotes (6) and unescaping (0).
        md.treeprocessors.register(_Fill(self, md), "citations", 15)

    def works_in(self, language: Language) -> Mapping[str, Work]:
        """The works with the words of a language; a bibliography can make them for each."""
        return self.works

    def reset(self) -> None:
        """Called by Python-Markdown before each document."""
        self.found.reset()
        self.result = Result()


class _Fill(Treeprocessor):
    """Gives every placeholder its label and the text its reference list."""

    def __init__(self, extension: CitationExtension, md: Markdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        extension = self.extension
        spans = list(placeholders(root, MARK))
        citations = [extension.found.citations[int(span.attrib.pop(MARK))][1] for span in spans]
        language = language_of(str(getattr(self.md, "Meta", {}).get("lang", ENGLISH.code)))
        works = extension.works_in(language)
        result = process(citations, works, self._nocite(), language)
        ids = reference_ids(reference.work.key for reference in result.references)
        for number, (span, label) in enumerate(zip(spans, result.labels, strict=True), 1):
            span.text = None
            fill(span, number, label, ids)
            _finish(span)
            if "smarty" in self.md.treeprocessors and span.tail and span.tail[0] in _CLOSING:
                span.tail = _CLOSING[span.tail[0]] + span.tail[1:]
        for image in root.iter("img"):
            image.set("alt", plain_text(image.get("alt", ""), works, language))
        listed = reference_section(result.references, ids, language) if result.references else None
        put_list(root, None if listed is None else _finish(listed))
        extension.result = result

    def _nocite(self) -> list[str]:
        """Keys to list without a citation, with or without their @; "@*" stands for every work."""
        keys = [key.lstrip("@") for key in getattr(self.md, "Meta", {}).get("nocite", ())]
        return list(self.extension.works) if self.extension.whole or "*" in keys else keys


def _finish(element: etree.Element) -> etree.Element:
    """Text that nothing in Python-Markdown touches any more."""
    for inner in element.iter():
        inner.text = AtomicString(inner.text or "")
        if inner is not element:
            inner.tail = AtomicString(inner.tail or "")
    return element
