"""A byline as an article prints it → the names for its own reference."""

import re

from plugins.apa.bibtex import escaped

_BETWEEN = re.compile(r",?\s+(?:and|&)\s+|\s*;\s*")
_TITLE = re.compile(r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Mx|Rev)\.?\s+)+", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|[IV]{2,3}")
# "PhD", "LCSW", "Psy.D.", "BCBA-D": letters of one word, two of them capitals.
_CREDENTIAL = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z.\-/()]+")


def byline_names(byline: str) -> str:
    """BibTeX's list of the people in "Dr. Ann Lee, LCSW, and Bo Ray Jr., PhD", without their credentials."""
    return " and ".join(name for part in _BETWEEN.split(byline) for name in _people(part))


def _people(part: str) -> list[str]:
    """The people in a part between commas: most commas stand before credentials, some between people."""
    people: list[str] = []
    for piece in filter(None, (piece.strip() for piece in part.split(","))):
        if people and _SUFFIX.fullmatch(piece):
            people[-1] = f"{people[-1]} {piece}"
        elif not people or not _CREDENTIAL.fullmatch(piece):
            people.append(escaped(_TITLE.sub("", piece, count=1)))
    return people
