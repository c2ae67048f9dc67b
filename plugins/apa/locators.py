"""Locators inside citations: where in a work (8.13, 8.28)."""

import re
from collections.abc import Iterator, Mapping

from plugins.apa.pages import whole_ranges
from plugins.languages.mark import marked
from plugins.languages.model import ENGLISH, Language

# The words people type → (the word before one, the word before several). Others print as typed.
_PAGE = (marked("p."), marked("pp."))
_WORDS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("p pp pg pgs page pages pág págs página páginas", _PAGE),
    ("para paras paragraph paragraphs ¶ ¶¶ párr párrs párrafo párrafos", (marked("para."), marked("paras."))),
    ("ch chap chaps chapter chapters cap caps capítulo capítulos", (marked("Chapter"), marked("Chapters"))),
    ("sec secs sect section sections § §§ sección secciones", (marked("Section"), marked("Sections"))),
    ("fig figs figure figures figura figuras", (marked("Figure"), marked("Figures"))),
    ("table tables tab tbl tabla tablas", (marked("Table"), marked("Tables"))),
    ("vol vols volume volumes volumen volúmenes", (marked("Vol."), marked("Vols."))),
    ("pt pts part parts", (marked("Part"), marked("Parts"))),
    ("slide slides diapositiva diapositivas", (marked("Slide"), marked("Slides"))),
    ("line lines línea líneas", (marked("line"), marked("lines"))),
    ("verse verses versículo versículos", (marked("verse"), marked("verses"))),
    ("fn footnote footnotes nota notas", (marked("Footnote"), marked("Footnotes"))),
    ("app appendix appendices apéndice apéndices", (marked("Appendix"), marked("Appendices"))),
    ("eq equation equations ecuación ecuaciones", (marked("Equation"), marked("Equations"))),
    ("item items ítem ítems", (marked("Item"), marked("Items"))),
)
_LABELS: Mapping[str, tuple[str, str]] = {word: label for typed, label in _WORDS for word in typed.split()}
# A finished label stands before a space that does not break.
_SAID = "|".join(re.escape(one) for _, pair in _WORDS for one in reversed(pair))
_FINISHED = re.compile(rf"(?<!\w)({_SAID})\u00a0")
_DIGITS = r"[A-Za-z]{0,2}\d+(?:[.:]\w+)*(?:n\d+|[a-z])?"
_ROMAN = r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\b"
_NUMBER = rf"(?:{_DIGITS}|{_ROMAN}|[IVXLCDM]+\b|[A-Z]\b)"
_DASH = r"\s*(?:-{1,3}|[‐‑‒–—]|\bto\b)\s*"
_AND = r"\s*(?:,(?:\s*(?:&|and\b))?|&|\band\b|\by\b)\s*"
# After "and" a lone letter is a word: "p. 4, I think".
_NUMBERS = rf"{_NUMBER}(?:{_DASH}{_NUMBER}|{_AND}(?:{_DIGITS}|(?=[ivxlc]{{2}}){_ROMAN}))*"
_LABELLED = re.compile(
    rf"(?P<label>[^\W\d_]+|¶¶?|§§?)(?:\.\s*|\s+|(?<=[¶§])\s*)(?P<numbers>{_NUMBERS})(?![\w‐‑‒–—-])"
)
_ONE_BARE = rf"(?:\d[\w.:]*\b|(?=[ivxlc]{{2}}){_ROMAN})"
# Not before a capital: the 1 of "1 Corinthians" is no page.
_BARE = re.compile(rf"(?P<numbers>{_ONE_BARE}(?:(?:{_DASH}|{_AND}){_ONE_BARE})*)(?=$|\s*[,;)]|\s+(?![A-Z]))")
_ABBREVIATED = re.compile(rf"(?<=\s)(?:pp?|paras?|párrs?|págs?)\.\s*{_NUMBERS}(?![\w‐‑‒–—-])")
# One hyphen between two numbers, as in "Genesis 1:1-5"; more make a date or a telephone number.
_NUMBER_RANGE = re.compile(r"(?<=\d)(?<!-\d)(?<!-\d\d)(?<!-\d{3})(?<!-\d{4})--?(?=\d+(?![-\d]))")
_SEVERAL = re.compile(r"[–,&]|\band\b|\by\b")
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


def in_words(text: str, language: Language) -> str:
    """Finished locators with the words of a language: "paras. 2–3" is "párrs. 2–3"."""
    if language.code == ENGLISH.code:
        return text
    return _FINISHED.sub(lambda label: f"{language.gettext(label[1])}\u00a0", text)


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
