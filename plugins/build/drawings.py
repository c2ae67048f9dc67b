"""SVG drawings are pictures: no scripts, nothing from elsewhere, and no words that other words stand for."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

_LOADS = ("href", "{http://www.w3.org/1999/xlink}href", "src")
_NEVER = frozenset({"script", "foreignObject", "iframe", "object", "embed", "handler", "set", "animate"})


def check(svg: str) -> Iterator[str]:
    """What is wrong with a drawing, one sentence each; ParseError when it is not XML."""
    if "<!ENTITY" in svg:
        yield "The drawing defines entities, which can grow without end or name other files."
        return
    for element in ElementTree.fromstring(svg).iter():
        name = str(element.tag).rpartition("}")[2]
        if name in _NEVER:
            yield f"The drawing holds <{name}>, which is no part of a picture."
        if name == "style" and re.search(r"@import|url\(\s*[\"']?(?!#)", element.text or ""):
            yield "The drawing's <style> loads something."
        for attribute, value in element.attrib.items():
            if attribute.lower().startswith("on"):
                yield f"The drawing holds the script {attribute}=."
            elif attribute in _LOADS and not value.startswith("#"):
                yield f'The drawing leads to "{value[:60]}"; a picture may only name its own parts.'
