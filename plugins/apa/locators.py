"""Locators inside citations: where in a work (8.13, 8.28)."""

import re
from collections.abc import Iterator, Mapping

from plugins.apa.pages import whole_ranges

# The words people type → (the word before one, the word before several). Others print as typed.
_PAGE = ("p.", "pp.")
_LABELS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("p", "pp", "pg", "pgs", "page", "pages"), _PAGE),
    **dict.fromkeys(("para", "paras", "paragraph", "paragraphs", "¶", "¶¶"), ("para.", "paras.")),
    **dict.fromkeys(("ch", "chap", "chaps", "chapter", "chapters"), ("Chapter", "Chapters")),
    **dict.fromkeys(("sec", "secs", "sect", "section", "sections", "§", "§§"), ("Section", "Sections")),
    **dict.fromkeys(("fig", "figs", "figure", "figures"), ("Figure", "Figures")),
    **dict.fromkeys(("table", "tables", "tab", "tbl"), ("Table", "Tables")),
    **dict.fromkeys(("vol", "vols", "volume", "volumes"), ("Vol.", "Vols.")),
    **dict.fromkeys(("pt", "pts", "part", "parts"), ("Part", "Parts")),
    **dict.fromkeys(("slide", "slides"), ("Slide", "Slides")),
    **dict.fromkeys(("line", "lines"), ("line", "lines")),
    **dict.fromkeys(("verse", "verses"), ("verse", "verses")),
    **dict.fromkeys(("fn", "footnote", "footnotes"), ("Footnote", "Footnotes")),
    **dict.fromkeys(("app", "appendix", "appendices"), ("Appendix", "Appendices")),
    **dict.fromkeys(("eq", "equation", "equations"), ("Equation", "Equations")),
    **dict.fromkeys(("item", "items"), ("Item", "Items")),
}
_DIGITS = r"[A-Za-z]{0,2}\d+(?:[.:]\w+)*(?:n\d+|[a-z])?"
_ROMAN = r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\b"
_NUMBER = rf"(?:{_DIGITS}|{_ROMAN}|[IVXLCDM]+\b|[A-Z]\b)"
_DASH = r"\s*(?:-{1,3}|[‐‑‒–—]|\bto\b)\s*"
_AND = r"\s*(?:,(?:\s*(?:&|and\b))?|&|\band\b)\s*"
# After "and" a lone letter is a word: "p. 4, I think".
_NUMBERS = rf"{_NUMBER}(?:{_DASH}{_NUMBER}|{_AND}(?:{_DIGITS}|(?=[ivxlc]{{2}}){_ROMAN}))*"
_LABELLED = re.compile(
    rf"(?P<label>[A-Za-z]+|¶¶?|§§?)(?:\.\s*|\s+|(?<=[¶§])\s*)(?P<numbers>{_NUMBERS})(?![\w‐‑‒–—-])"
)
_ONE_BARE = rf"(?:\d[\w.:]*\b|(?=[ivxlc]{{2}}){_ROMAN})"
# Not before a capital: the 1 of "1 Corinthians" is no page.
_BARE = re.compile(rf"(?P<numbers>{_ONE_BARE}(?:(?:{_DASH}|{_AND}){_ONE_BARE})*)(?=$|\s*[,;)]|\s+(?![A-Z]))")
_ABBREVIATED = re.compile(rf"(?<=\s)(?:pp?|paras?)\.\s*{_NUMBERS}(?![\w‐‑‒–—-])")
# One hyphen between two numbers, as in "Genesis 1:1-5"; more make a date or a telephone number.
_NUMBER_RANGE = re.compile(r"(?<=\d)(?<!-\d)(?<!-\d\d)(?<!-\d{3})(?<!-\d{4})--?(?=\d+(?![-\d]))")
_SEVERAL = re.compile(r"[–,&]|\band\b")
_RANGE = re.compile(_DASH)
_TYPED_RANGE = re.compile(rf"(?<![\w.-])(\(?{_NUMBER}\)?)\s*(?:-{{1,3}})\s*(?=\(?{_NUMBER}\)?(?![\w-]))")


def split_locator(text: str) -> tuple[str, str]:
    """The finished locators at the start of a text, and what follows; ("", text) when none stands there."""
    found = list(_leading(text))
    if found:
        return ", ".join(locator for locator, _ in found), text[found[-1][1] :]
    bare = _BARE.match(text)
    if bare is None:
        return "", text
    numbers = _tidy(bare["numbers"])
    # Times (1:30:40) and the numbers of classical works (1.3.36) need no word (8.28).
    printed = numbers if re.search(r"[.:]", numbers) else _labelled(_PAGE, numbers)
    return printed, text[bare.end() :]


def tidy_locators(words: str) -> str:
    """Other words with their locators finished: "Discussion section, paras. 2-3" gets its en dash."""

    def finished(place: re.Match[str]) -> str:
        locator, rest = split_locator(place[0])
        return locator if not rest else place[0]

    words = re.sub(r"(?<=,\s)[^\s,;][^,;]*(?=$|[,;])", finished, words)
    return _NUMBER_RANGE.sub("–", _ABBREVIATED.sub(finished, words))


def as_typed(text: str) -> str:
    """A locator in words of its own, with en dashes in its ranges."""
    return _TYPED_RANGE.sub(r"\1–", text)


def _leading(text: str) -> Iterator[tuple[str, int]]:
    """Each labelled locator of "chap. 3, p. 4", and where it ends."""
    start = 0
    while (match := _LABELLED.match(text, start)) and match["label"].lower() in _LABELS:
        yield _labelled(_LABELS[match["label"].lower()], _tidy(match["numbers"])), match.end()
        comma = re.compile(r",\s*").match(text, match.end())
        if comma is None:
            return
        start = comma.end()


def _tidy(numbers: str) -> str:
    return re.sub(r"\s*,\s*", ", ", _RANGE.sub("–", numbers))


def _labelled(label: tuple[str, str], numbers: str) -> str:
    numbers = whole_ranges(numbers) if label == _PAGE else numbers
    several = bool(_SEVERAL.search(numbers))
    return f"{label[several]}\u00a0{numbers}"
