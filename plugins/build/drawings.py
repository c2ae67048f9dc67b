"""SVG drawings are pictures: no scripts, nothing from elsewhere, and no words that other words stand for."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_LOADS = ("href", "{http://www.w3.org/1999/xlink}href", "src")
_NEVER = frozenset({"script", "foreignObject", "iframe", "object", "embed", "handler", "set", "animate"})


# What loads something in a style sheet or an attribute; a backslash could hide it.
_LOADING = re.compile(r"@import|image-set|\\|url\(\s*[\"']?(?!#)", re.IGNORECASE)
_LOADING_ATTRIBUTE = re.compile(r"url\(\s*[\"']?(?!#)", re.IGNORECASE)
# More than anybody draws, and less than keeps a browser busy.
_DEEPEST = 200
_MOST_REPEATED = 100_000


def check(svg: str) -> Iterator[str]:
    """What is wrong with a drawing, one sentence each; ParseError when it is not XML."""
    if "<!ENTITY" in svg:
        yield "The drawing defines entities, which can grow without end or name other files."
        return
    if "<?xml-stylesheet" in svg:
        yield "The drawing asks for a style sheet; it may only have its own."
    root = ElementTree.fromstring(svg)
    if _is_deep(root):
        yield f"Elements of the drawing stand inside one another more than {_DEEPEST} times."
    if _repeats(root):
        yield f"The drawing repeats its parts more than {_MOST_REPEATED:,} times."
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in _NEVER:
            yield f"The drawing holds <{name}>, which is no part of a picture."
        if name == "style" and _LOADING.search(element.text or ""):
            yield "The drawing's <style> loads something."
        for attribute, value in element.attrib.items():
            if attribute.lower().startswith("on"):
                yield f"The drawing holds the script {attribute}=."
            elif attribute in _LOADS and not value.startswith("#"):
                yield f'The drawing leads to "{value[:60]}"; a picture may only name its own parts.'
            elif (_LOADING if attribute == "style" else _LOADING_ATTRIBUTE).search(value):
                yield f"The drawing's {attribute}= loads something."


def _is_deep(root: Element) -> bool:
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
    return bool(level)


def _repeats(root: Element) -> bool:
    """Whether its <use> elements, which may use one another, stand for too much; in a circle, they do."""
    named = {f"#{element.get('id')}": element for element in root.iter()}
    used = [root]
    left = _MOST_REPEATED + sum(1 for _ in root.iter())
    while used and left > 0:
        for element in used.pop().iter():
            left -= 1
            target = next(
                (named[element.attrib[name]] for name in _LOADS if element.get(name) in named), None
            )
            if target is not None and str(element.tag).endswith("}use"):
                used.append(target)
    return left <= 0
