"""Keys to cite a work by: `neff2011`."""

import re
import string
import unicodedata
from collections.abc import Collection, Iterator
from itertools import count

from plugins.apa.model import Name, Work

_LETTERS = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe",
    "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "ß": "ss",
})  # fmt: skip
_SMALL = frozenset({"a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
_INITIALS_FROM = 3


def key_for(work: Work, taken: Collection[str]) -> str:
    """First author and year, then a, b, c … while the key is taken, in small or capital letters."""
    lowered = {key.lower() for key in taken}
    base = f"{_who(work)}{_year(work)}"
    return next(key for key in _candidates(base) if key not in lowered)


def _candidates(base: str) -> Iterator[str]:
    yield base
    yield from (base + letter for letter in string.ascii_lowercase)
    yield from (f"{base}-{number}" for number in count(2))


def _who(work: Work) -> str:
    if work.abbreviations and work.abbreviations[0]:
        named = _letters(work.abbreviations[0])
    elif work.who:
        named = _of_name(work.who.names[0])
    else:
        named = _of_title("".join(span.text for span in work.title))
    return named or "work"


def _of_name(name: Name) -> str:
    words = [word for word in _ascii(name.family).replace("-", " ").split() if word.lower() not in _SMALL]
    # "American Psychological Association" → apa; "Autism Speaks" stays a name one can read.
    if name.group and len(words) >= _INITIALS_FROM:
        return "".join(_letters(word)[:1] for word in words)
    return _letters(name.family)


def _of_title(title: str) -> str:
    words = [word for word in _ascii(title).replace("-", " ").split() if word.lower() not in _SMALL]
    return "".join(_letters(word) for word in words[:2])


def _year(work: Work) -> str:
    digits = re.search(r"\d{3,4}", work.date.year)
    return digits[0] if digits else _letters(work.date.year)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", _ascii(text).lower())


def _ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return decomposed.encode("ascii", "ignore").decode()
