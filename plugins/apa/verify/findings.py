"""What a comparison with the record can find."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """The kinds of finding, the gravest first; the value is the word of the report."""

    RETRACTED = "retracted"
    CONCERN = "concern"
    NO_SUCH_DOI = "no such DOI"
    DOI_MISSING = "DOI missing"
    DIFFERS = "differs"
    CORRECTED = "corrected"
    NOTE = "note"
    NOT_CHECKED = "not checked"


# The others are to be known, not to be mended.
TO_MEND = frozenset({Kind.RETRACTED, Kind.CONCERN, Kind.NO_SUCH_DOI, Kind.DIFFERS, Kind.DOI_MISSING})


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about an entry; `field`, `ours` and `theirs` say the same to programs."""

    kind: Kind
    sentence: str
    field: str = ""
    ours: str = ""
    theirs: str = ""


def differs(field: str, ours: str, theirs: str, where: str = "") -> Finding:
    """The usual difference: the entry says one thing, the record another."""
    said = f"The entry says {ours}" if ours else "The entry has none"
    sentence = f"{field}: {said}; the record says {theirs}{f' ({where})' if where else ''}"
    return Finding(Kind.DIFFERS, f"{sentence.removesuffix('.')}.", field, ours, theirs)
