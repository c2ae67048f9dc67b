"""Content lines, the form that vCard (RFC 6350, 3.2–3.4) and iCalendar (RFC 5545, 3.1 and 3.3.11) share."""

import re
from collections.abc import Iterable

_LIMIT = 75  # octets of a line, without its end
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def escaped(text: str) -> str:
    """A text as a value or as a part of one. Line breaks stay breaks; other control characters go."""
    text = re.sub(r"([\\,;])", r"\\\1", text.replace("\r\n", "\n"))
    return "\\n".join(_CONTROL.sub("", line) for line in text.split("\n"))


def joined(lines: Iterable[str]) -> str:
    """The lines, folded, each ended by CR LF."""
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    """Broken before the octet that is too many, never inside a letter; a continuation starts with a space."""
    parts = [""]
    used = 0
    for letter in line:
        size = len(letter.encode())
        if used + size > _LIMIT:
            parts.append("")
            used = 1  # the space
        parts[-1] += letter
        used += size
    return "\r\n ".join(parts)
