"""Titles: sentence case for the reference list, title case for the text (6.17)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

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
# Small in some people's title case: they say nothing either.
_UNTELLING = MINOR | frozenset({
    "is", "am", "are", "was", "be", "been", "do", "did", "has", "had", "it", "its", "he", "she", "we", "us",
    "me", "my", "our", "his", "her", "not", "no", "who", "how", "why", "all", "any", "can", "may",
    "vivo", "vitro", "situ", "priori", "facto", "hoc", "etc", "de", "la", "le",
    "et", "du", "des", "der", "von", "van", "al", "el", "da", "di",
})  # fmt: skip
_SHORT = frozenset(word for word in MINOR if len(word) < 4)
_CLITIC = re.compile(r"['’](?:s|m|d|ve|ll|re|t)$")
_WORD = re.compile(r"[^\W_](?:[^\s\-‐‑–—/:;,?!()\[\]“”\"]*[^\W_])?(?:\.(?=\w))?")
# A sentence ends; "vs.", "etc." and initials end none.
_AFTER_STOP = re.compile(
    r"(?:(?<!\betc)(?<=[^\W\d_]{3})|(?<=\d)|(?<=[IVX]{2})|(?<=[Pp]art [IVX]))\.[”\"’')]?\s+[“\"‘'(\[]*$"
)
# A letter that names something: "Vitamin A", "Type D"; elsewhere "A" is the article.
_LETTERED = re.compile(
    r"\b(?:type|hepatitis|vitamin|influenza|group|cluster|class|model|phase|plan|study|part|section|grade|"
    r"level|appendix|schedule|title|factor|form|version)\s$", re.IGNORECASE,
)  # fmt: skip
_HYPHENATED = re.compile(r"[^\W_][-‐‑–/]$")
_ABBREVIATED_END = re.compile(r"(?:\b\w\.\w\.|\.\.\.|\b(?:Jr|Sr|etc|al|Inc|Ltd|Co|vs|No|St)\.)$")
_OPENERS = " \u00a0“\"‘'([¿¡"
_WINDOW = 12  # characters before a word that can say how it starts


@dataclass(frozen=True, slots=True)
class _Title:
    """A title as one text, with two masks of its length.

    `protected`: "1" where a letter stands in braces, "2" in italics: names of works and species, foreign
    words; these keep their capitals too. `italic`: "1" where it is italic.
    """

    text: str
    protected: str
    italic: str

    def before(self, place: int) -> str:
        """The end of what stands before a place; never "" inside the title."""
        return self.text[max(0, place - _WINDOW) : place]


# A match of `_WORD`, its mask of protection, what stands before it → the word as printed.
Word = Callable[[re.Match[str], str, str], str]


def sentence_case(pieces: tuple[Piece, ...], *, as_typed: bool = False) -> Rich:
    """The title as the reference list prints it, without a final period; `as_typed` keeps every capital."""
    title = _title(pieces)
    if not as_typed and title.text:
        title = _changed(title, _sentence_word(title))
    return without_period(_spans(title))


def title_case(rich: Rich) -> Rich:
    """The title as the text prints it (6.17): major words and words of four letters or more raised."""
    return _spans(_changed(_title(tuple(Piece(span.text, italic=span.italic) for span in rich)), _title_word))


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


def _title(pieces: tuple[Piece, ...]) -> _Title:
    return _Title(
        "".join(piece.text for piece in pieces),
        "".join(("1" if piece.protected else "02"[piece.italic]) * len(piece.text) for piece in pieces),
        "".join("01"[piece.italic] * len(piece.text) for piece in pieces),
    )


def _spans(title: _Title) -> Rich:
    runs = re.finditer(r"0+|1+", title.italic)
    return tuple(Span(title.text[run.start() : run.end()], run[0][0] == "1") for run in runs)


def _changed(title: _Title, change: Word) -> _Title:
    """Each word as `change` writes it."""
    parts: list[str] = []
    last = 0
    for match in _WORD.finditer(title.text):
        start, end = match.span()
        parts += (
            title.text[last:start],
            change(match, title.protected[start:end], title.before(start)),
        )
        last = end
    return replace(title, text="".join((*parts, title.text[last:])))


def _sentence_word(title: _Title) -> Word:
    shouted = _is_shouted(title)
    lower = shouted or _is_title_case(title)
    all_protected = "0" not in title.protected

    def change(match: re.Match[str], protected: str, before: str) -> str:
        word, first = match[0], _starts(before)
        # Braces keep a small first letter ("{lavaan}: An R package"), unless they are around everything.
        raises = first and ("1" not in protected or (all_protected and before != ""))
        kept = not shouted and (first or _keeps(match, before) or bool(_AFTER_STOP.search(before)))
        if lower and not kept:
            word = _lowered(word, protected)
        named = any(character.isdigit() for character in word)  # "ggplot2" has its own spelling
        return _raised(word) if raises and word.islower() and not named else word

    return change


def _title_word(match: re.Match[str], protected: str, before: str) -> str:
    word = match[0]
    if word in _SHORT and not _starts(before):
        return word
    return _raised(word) if word.islower() else word


def _starts(before: str) -> bool:
    """Whether a word after this is the first of the title or of a subtitle."""
    end = before.rstrip(_OPENERS).rstrip("”’")
    return not end or end[-1] in ":?!—"


def _raised(text: str) -> str:
    upper = text[:1].upper()
    return (upper if len(upper) == 1 else text[:1]) + text[1:]


def _lowered(word: str, protected: str) -> str:
    """The word in small letters, but for protected ones and those whose small form is longer."""
    if not protected.strip("0") and len(word.lower()) == len(word):
        return word.lower()
    pairs = zip(word, protected, strict=True)
    return "".join(
        letter if mask != "0" or len(letter.lower()) > 1 else letter.lower() for letter, mask in pairs
    )


def _keeps(match: re.Match[str], before: str) -> bool:
    """Acronyms, mixed case, the pronoun I, and letters that name something ("Vitamin D")."""
    text = match[0]
    if text.islower() or (text.isalpha() and text[1:].islower()):
        return False
    bare = _CLITIC.sub("", text)
    if bare == "A":
        return bool(_LETTERED.search(before)) or match.string[match.end() :].startswith("-")
    if bare == "E" and match.string[match.end() :].startswith("-"):
        return False  # "E-Mental Health"
    if len(bare) == 1:
        return bare.isupper()
    counts = bare if any(character.isdigit() for character in bare) else bare[1:]
    return any(character.isupper() for character in counts)


def _is_title_case(title: _Title) -> bool:
    """Whether no ordinary word of the title is written small: then its capitals say nothing about names."""
    raised = False
    for match in _WORD.finditer(title.text):
        word, before = match[0], title.before(match.start())
        if title.protected[match.start() : match.end()].strip("0") or _starts(before):
            continue
        if word.islower():
            bare = _CLITIC.sub("", word)
            if len(bare) > 1 and bare.isalpha() and bare not in _UNTELLING and not _HYPHENATED.search(before):
                return False
        elif word[0].isupper() and not _keeps(match, before):
            raised = True
    return raised


def _is_shouted(title: _Title) -> bool:
    """Whether a title of several words is all in capitals."""
    if not title.text.isupper():
        return False
    return len(re.findall(r"[^\W\d_]{2,}", title.text)) > 3 and "0" in title.protected
