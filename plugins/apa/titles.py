"""Titles: sentence case for the reference list, title case for the text (6.17)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from plugins.apa.latex import Piece
from plugins.apa.model import Rich, Span

# Words that title case leaves small; some guides count the longer prepositions among them, so a small one
# says nothing about the case of a title.
MINOR = frozenset({
    "a", "an", "the", "and", "as", "but", "for", "if", "nor", "or", "so", "yet", "at", "by", "in", "of",
    "off", "on",
    "per", "to", "up", "via", "vs", "with", "from", "into", "onto", "over", "than", "that", "upon", "after",
    "before",
    "about", "above", "across", "against", "along", "among", "around", "behind", "below", "beneath", "beside",
    "besides", "between", "beyond", "despite", "down", "during", "inside", "like", "near", "outside", "since",
    "through", "throughout", "toward", "towards", "under", "underneath", "unlike", "until", "versus", "when",
    "while",
    "within", "without", "according", "concerning", "regarding", "della",
})  # fmt: skip
_SHORT = frozenset(word for word in MINOR if len(word) < 4)
_WORD = re.compile(r"[^\W_](?:[^\s\-‐‑–—/:;,?!()\[\]“”\"]*[^\W_])?(?:\.(?=\w))?", re.UNICODE)
_RAISES = re.compile(r"(?:[:?!—]|[?!][”\"’'])[\s“\"‘'(\[]*$|^[\s“\"‘'(\[¿¡]*$")
_AFTER_STOP = re.compile(r"\.[”\"’')]?\s+[“\"‘'(\[]*$")
_ABBREVIATED_END = re.compile(r"(?:\b\w\.\w\.|\.\.\.|\b(?:Jr|Sr|etc|al|Inc|Ltd|Co|vs|No|St)\.)$")


@dataclass(frozen=True, slots=True)
class _Letter:
    character: str
    protected: bool
    italic: bool


def sentence_case(pieces: tuple[Piece, ...], *, as_typed: bool = False) -> Rich:
    """The title as the reference list prints it, without a final period; `as_typed` keeps every capital."""
    letters = _letters(pieces)
    text = _text(letters)
    if not as_typed:
        lower = _is_title_case(letters)
        shouted = _is_shouted(letters)
        letters = _change(
            letters, lambda word, at: _sentence_word(word, text[:at], lower=lower, shouted=shouted)
        )
    return without_period(_spans(letters))


def title_case(rich: Rich) -> Rich:
    """The title as the text prints it (6.17): major words and words of four letters or more raised."""
    letters = [_Letter(character, False, span.italic) for span in rich for character in span.text]
    text = _text(letters)
    return _spans(_change(letters, lambda word, at: _title_word(_text(word), text[:at])))


def without_period(rich: Rich) -> Rich:
    """The title without a typed final period; abbreviations keep theirs."""
    text = "".join(span.text for span in rich)
    if not text.endswith(".") or _ABBREVIATED_END.search(text):
        return rich
    return (*rich[:-1], Span(rich[-1].text[:-1], rich[-1].italic)) if len(rich[-1].text) > 1 else rich[:-1]


def joined(title: tuple[Piece, ...], subtitle: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Title and subtitle, with a colon unless the title ends in a mark of its own."""
    if not title or not subtitle:
        return title or subtitle
    text = "".join(piece.text for piece in title)
    return (*title, Piece(" " if text[-1] in "?!:—" else ": "), *subtitle)


def _letters(pieces: tuple[Piece, ...]) -> list[_Letter]:
    return [_Letter(character, piece.protected, piece.italic) for piece in pieces for character in piece.text]


def _text(letters: list[_Letter]) -> str:
    return "".join(letter.character for letter in letters)


def _spans(letters: list[_Letter]) -> Rich:
    spans: list[Span] = []
    for letter in letters:
        if spans and spans[-1].italic == letter.italic:
            spans[-1] = Span(spans[-1].text + letter.character, letter.italic)
        else:
            spans.append(Span(letter.character, letter.italic))
    return tuple(spans)


def _change(letters: list[_Letter], word_in_case: Callable[[list[_Letter], int], str]) -> list[_Letter]:
    changed = list(letters)
    for match in _WORD.finditer(_text(letters)):
        word = letters[match.start() : match.end()]
        for place, character in enumerate(word_in_case(word, match.start()), match.start()):
            changed[place] = _Letter(character, letters[place].protected, letters[place].italic)
    return changed


def _sentence_word(word: list[_Letter], before: str, *, lower: bool, shouted: bool) -> str:
    text = _text(word)
    first = bool(_RAISES.search(before))
    if shouted:
        text = "".join(x.character if x.protected else x.character.lower() for x in word)
        return _raised(text) if first else text
    if lower and not first and not _keeps(text) and not _AFTER_STOP.search(before):
        return "".join(x.character if x.protected else _lowered(x.character) for x in word)
    return _raised(text) if first and text.islower() else text


def _raised(text: str) -> str:
    upper = text[:1].upper()
    return (upper if len(upper) == 1 else text[:1]) + text[1:]


def _lowered(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character


def _keeps(text: str) -> bool:
    """Acronyms, mixed case, the pronoun I, and letters that name something ("Vitamin D")."""
    bare = re.sub(r"['’](?:s|m|d|ve|ll|re|t)$", "", text)
    if bare == "I" or (len(bare) == 1 and bare.isupper()):
        return True
    if any(character.isdigit() for character in bare) and any(character.isupper() for character in bare):
        return True
    return any(character.isupper() for character in bare[1:])


def _ordinary(letters: list[_Letter]) -> list[str]:
    text = _text(letters)
    return [
        match[0]
        for match in _WORD.finditer(text)
        if not any(letter.protected for letter in letters[match.start() : match.end()])
        and not _RAISES.search(text[: match.start()])
        and not _keeps(match[0])
        and match[0][0].isalpha()
    ]


def _is_title_case(letters: list[_Letter]) -> bool:
    """Whether no ordinary word of the title is written small: then its capitals say nothing about names."""
    text = _text(letters)
    small = [
        match
        for match in _WORD.finditer(text)
        if len(match[0]) > 3 and match[0].islower() and match[0] not in MINOR
        and not any(letter.protected for letter in letters[match.start():match.end()])
        and not re.search(r"[^\W_][-‐‑–/]$", text[:match.start()])
        and not _RAISES.search(text[:match.start()])
    ]  # fmt: skip
    return not small and any(word[0].isupper() for word in _ordinary(letters))


def _is_shouted(letters: list[_Letter]) -> bool:
    free = [letter.character for letter in letters if not letter.protected and letter.character.isalpha()]
    words = re.findall(r"[^\W\d_]{2,}", _text(letters))
    return len(words) > 3 and bool(free) and all(character.isupper() for character in free)


def _title_word(word: str, before: str) -> str:
    if word in _SHORT and not _RAISES.search(before):
        return word
    return _raised(word) if word.islower() else word
