"""Plain text, as other formats have it → values of BibTeX fields."""

import html
import re

from plugins.apa.bibtex import escaped

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w:]*)(?:\s[^<>]*)?>")
_ITALIC = frozenset({"i", "em", "jats:italic"})
_SUFFIX = re.compile(r"(?:jr|sr|2nd|3rd|4th|ii|iii|iv)\.?", re.IGNORECASE)
_INITIAL = re.compile(r"\b[^\W\d_]\.(?:\s|$)")


def value(text: str) -> str:
    r"""Text with HTML's italics and entities → a field's value: `&amp;` → `\&`, `<i>…</i>` → `\emph{…}`."""
    parts: list[str] = []
    start = opened = 0
    for tag in _TAG.finditer(text):
        parts.append(_plain(text[start : tag.start()]))
        start = tag.end()
        if tag["name"].lower() not in _ITALIC:
            continue
        if tag["end"] and opened:
            opened -= 1
            parts.append("}")
        elif not tag["end"]:
            opened += 1
            parts.append(r"\emph{")
    parts.append(_plain(text[start:]))
    return " ".join("".join([*parts, "}" * opened]).split())


def _plain(text: str) -> str:
    return escaped(html.unescape(text))


def person(family: str, given: str, suffix: str = "") -> str:
    """A person's name in BibTeX's unmistakable form: "King, Jr., Martin Luther"."""
    words = given.split()
    if not suffix and len(words) > 1 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    parts = (family, suffix, " ".join(words))
    return ", ".join(value(part) for part in parts if part) if words else group(family)


def group(name: str) -> str:
    """A name that must not be taken apart."""
    return f"{{{value(name)}}}"


def listed_name(text: str) -> str:
    """A name as RIS lists it: "Neff, Kristin D.", "King, Martin Luther, Jr.", or a group without comma."""
    family, *rest = (part.strip() for part in text.split(","))
    if rest and rest[0] and not _SUFFIX.fullmatch(rest[0]):
        return person(family, rest[0], rest[1] if len(rest) > 1 else "")
    if rest and len(rest) > 1:
        return person(family, rest[1], rest[0])
    # Some publishers write people in their natural order; an initial gives them away.
    return value(family) if _INITIAL.search(family) else group(family)


def names(people: list[str]) -> str:
    """The value of an author or editor field."""
    return " and ".join(people)


def page_range(start: str, end: str) -> str:
    """ "28", "44" → "28--44"; a range in the first stays one."""
    joined = f"{start}-{end}" if end and end != start and "-" not in start else start
    return re.sub(r"\s*[-‐‑–—]+\s*", "--", joined.strip())


def without_period(title: str) -> str:
    """A title without the period that some databases put after it; that of an abbreviation stays."""
    return re.sub(r"(?<=[^\W\d_]{3})\.$", "", title.strip())
