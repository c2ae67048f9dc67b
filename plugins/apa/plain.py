"""Citations inside plain text, such as a description: no links, no Markdown, never a raw key."""

import re
from collections.abc import Mapping

from plugins.apa import render
from plugins.apa.cite import Label
from plugins.apa.markup import AT_KEY, read_bracket, read_lone
from plugins.apa.model import Citation, Work
from plugins.apa.process import process
from plugins.languages.model import ENGLISH, Language

_CITATION = re.compile(rf"\[(?P<content>[^\[\]]*@[^\[\]]*)\]|{AT_KEY}|(?P<escaped>\\@)")


def plain_text(text: str, works: Mapping[str, Work], language: Language = ENGLISH) -> str:
    """The text with its citations finished; what is no citation stays as it is."""
    found = [(match, _read(match)) for match in _CITATION.finditer(text)]
    citations = [citation for _, citation in found if citation]
    labels = iter(process(citations, works, language=language).labels)
    finished, last = "", 0
    for match, citation in found:
        if citation or match["escaped"]:
            finished += text[last : match.start()] + (_words(next(labels)) if citation else "@")
            last = match.end()
    return finished + text[last:]


def _read(match: re.Match[str]) -> Citation | None:
    if match["content"] is not None:
        return read_bracket(match["content"])
    return None if match["escaped"] else read_lone(match, None)


def _words(label: Label) -> str:
    return "".join(render.text(part.rich) for part in label)
