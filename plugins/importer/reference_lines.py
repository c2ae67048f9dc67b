"""A line of an APA reference list → the parts of a BibTeX entry, where its shape leaves no doubt."""

import re
from dataclasses import dataclass

from plugins.apa.bibtex import escaped

_LINE = re.compile(r"(?P<authors>.+?) ?\((?P<year>\d{4}[a-z]?)\)\. (?P<rest>.+)")
_PERSON = r"[^,&().\d ][^,&().\d]*, (?:[A-Z]\.[ -]?)+(?:, (?:Jr\.|Sr\.|I{2,3}|IV))?"
_PEOPLE = re.compile(rf"{_PERSON}(?:(?:, & |, | & ){_PERSON})*")
_ONE = re.compile(
    r"(?P<family>[^,& ][^,&]*), (?P<given>(?:[A-Z]\.[ -]?)+)(?:, (?P<suffix>Jr\.|Sr\.|I{2,3}|IV))?"
)
_GROUP = re.compile(r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|of|for|and|the|on|in))+")
_DOI = re.compile(r"\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)(?P<doi>10\.\S+?)\.?$", re.IGNORECASE)

_PAGES = r"(?P<pages>e?\d+(?:[–-]\d+)?)"
_ARTICLE = re.compile(
    rf"(?P<title>.+?[.?!]) (?P<journal>[^.?!]+?), (?P<volume>\d+)(?:\((?P<number>[\w–-]+)\))?, {_PAGES}\.?"
)
_CHAPTER = re.compile(
    r"(?P<title>.+?[.?!]) In (?P<editors>.+?) \(Eds?\.\), (?P<booktitle>[^(]+?) "
    rf"\((?:(?P<edition>\d+)(?:st|nd|rd|th) ed\., )?pp\. {_PAGES}\)\. (?P<publisher>[^.\d]+)\.?"
)
_BOOK = re.compile(
    r"(?P<title>[^.?!(]+)(?: \((?P<edition>\d+)(?:st|nd|rd|th) ed\.\))?\. (?P<publisher>[A-Z][^.,\d]+)\.?"
)
_SHAPES = (("incollection", _CHAPTER), ("article", _ARTICLE), ("book", _BOOK))


@dataclass(frozen=True, slots=True)
class Line:
    """A recognised line: who wrote it (family names), the year as it stands, and BibTeX's type and fields."""

    text: str
    families: tuple[str, ...]
    year: str
    type: str
    fields: dict[str, str]


def read_line(text: str) -> Line | None:
    """The parts; None when any part of the line could be read in another way."""
    text = " ".join(text.split())
    match = _LINE.fullmatch(text)
    if match is None:
        return None
    authors, families = _people(match["authors"])
    rest, doi = match["rest"], ""
    if found := _DOI.search(rest):
        rest, doi = rest[: found.start()], found["doi"]
    if not authors or "http" in rest:
        return None
    for type_, shape in _SHAPES:
        if parts := shape.fullmatch(rest):
            fields = {"author": authors} | _fields(parts.groupdict()) | {"year": match["year"][:4]}
            if "editors" in fields:
                editors = _editors(parts["editors"] or "")
                if not editors:
                    return None
                del fields["editors"]
                fields["editor"] = editors
            return Line(text, families, match["year"], type_, fields | ({"doi": doi} if doi else {}))
    return None


def _fields(parts: dict[str, str | None]) -> dict[str, str]:
    fields = {name: escaped(text) for name, text in parts.items() if text}
    fields["title"] = _protected(re.sub(r"\.$", "", fields["title"]))
    if "booktitle" in fields:
        fields["booktitle"] = _protected(fields["booktitle"])
    fields["pages"] = re.sub(r"[–-]", "--", fields.get("pages", ""))
    return {name: text for name, text in fields.items() if text}


def _protected(title: str) -> str:
    """Names and abbreviations keep their capitals: every capital that does not start a sentence part."""
    return re.sub(r"(?<!^)(?<![:?!.] )(?<!\w)\w*[A-Z]\w*", lambda match: f"{{{match[0]}}}", title)


def _people(text: str) -> tuple[str, tuple[str, ...]]:
    """(BibTeX names, family names); ("", ()) when unsure."""
    if _PEOPLE.fullmatch(text):
        found = list(_ONE.finditer(text))
        families = tuple(person["family"].strip() for person in found)
        names = [
            ", ".join(filter(None, (family, person["suffix"], person["given"].strip())))
            for family, person in zip(families, found, strict=True)
        ]
        return escaped(" and ".join(names)), families
    group = text.removesuffix(".")
    return (f"{{{escaped(group)}}}", (group,)) if _GROUP.fullmatch(group) else ("", ())


def _editors(text: str) -> str:
    """Editors stand with their initials first."""
    people = [
        re.fullmatch(r"((?:[A-Z]\.[ -]?)+) ?([^,&.]+)", name) for name in re.split(r", & |, | & ", text)
    ]
    return escaped(" and ".join(f"{m[2]}, {m[1].strip()}" for m in people if m)) if all(people) else ""
