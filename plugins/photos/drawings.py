"""How large a drawing (SVG) wants to be shown, from the start of its text."""

import re

from plugins.photos.markup import Size

_ROOT = re.compile(r"""<svg\b(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>""")
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


def size(svg: str) -> Size | None:
    """The size that its root says, or that of its viewBox; None when it says neither."""
    root = _ROOT.search(svg)
    if root is None:
        return None
    lengths = [_length(_attribute(root["attributes"], name)) for name in ("width", "height")]
    if not all(lengths):
        box = _attribute(root["attributes"], "viewBox").replace(",", " ").split()
        lengths = [_length(side) for side in box[2:4]] if len(box) == 4 else [0, 0]
    width, height = lengths
    return Size(width, height) if width and height else None


def _attribute(attributes: str, name: str) -> str:
    found = re.search(rf"""\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)')""", attributes)
    return (found[1] or found[2] or "") if found else ""


def _length(text: str) -> int:
    """In CSS pixels; 0 for what is not a plain length."""
    found = _LENGTH.fullmatch(text)
    return round(float(found[1])) if found else 0
