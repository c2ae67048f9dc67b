"""Locators inside citations: where in a work (8.13, 8.28)."""

import re
from collections.abc import Mapping

# The words people type → (the word before one, the word before several).
_PAGE = ("p.", "pp.")
_LABELS: Mapping[str, tuple[str, str]] = {
    "p": _PAGE,
    "pp": _PAGE,
    "page": _PAGE,
    "pages": _PAGE,
    **dict.fromkeys(("para", "paras", "paragraph", "paragraphs", "¶"), ("para.", "paras.")),
    **dict.fromkeys(("ch", "chap", "chaps", "chapter", "chapters"), ("Chapter", "Chapters")),
    **dict.fromkeys(("sec", "secs", "section", "sections", "§", "§§"), ("Section", "Sections")),
    **dict.fromkeys(("fig", "figs", "figure", "figures"), ("Figure", "Figures")),
    **dict.fromkeys(("table", "tables", "tab", "tbl"), ("Table", "Tables")),
    **dict.fromkeys(("vol", "vols", "volume", "volumes"), ("Vol.", "Vols.")),
    **dict.fromkeys(("pt", "pts", "part", "parts"), ("Part", "Parts")),
    **dict.fromkeys(("slide", "slides"), ("Slide", "Slides")),
    **dict.fromkeys(("line", "lines"), ("line", "lines")),
    **dict.fromkeys(("verse", "verses", "v", "vv"), ("verse", "verses")),
    **dict.fromkeys(("n", "nn", "fn", "note", "notes", "footnote", "footnotes"), ("Footnote", "Footnotes")),
    **dict.fromkeys(("app", "appendix"), ("Appendix", "Appendix")),
    **dict.fromkeys(("eq", "equation", "equations"), ("Equation", "Equations")),
    **dict.fromkeys(("item", "items"), ("Item", "Items")),
    **dict.fromkeys(("art", "arts", "article", "articles"), ("Article", "Articles")),
}
_NUMBER = r"(?:\d+(?::\d{2}){1,2}|[A-Za-z]{0,2}\d+(?:[.:]\w+)*[a-z]?|[ivxlcdm]+\b|[IVXLCDM]+\b|[A-Z]\b)"
_JOINT = r"\s*(?:-{1,3}|[‐‑‒–—]|,|&|\band\b)\s*"
_NUMBERS = rf"{_NUMBER}(?:{_JOINT}{_NUMBER})*"
_LABELLED = re.compile(
    rf"(?P<label>[A-Za-z]+|¶|§§?)(?:\.\s*|\s+|(?<=[¶§])\s*)(?P<numbers>{_NUMBERS})(?=$|\W)"
)
_BARE = re.compile(r"(?P<numbers>\d[\w.:]*\b(?:\s*(?:-{1,3}|[‐‑‒–—]|,)\s*\d[\w.:]*\b)*)(?=$|[\s,;])")
_TIMESTAMP = re.compile(r"\d+(?::\d{2}){1,2}")
_RANGE = re.compile(r"\s*(?:-{1,3}|[‐‑‒–—])\s*")


def split_locator(text: str) -> tuple[str, str]:
    """The finished locator at the start of a text, and what follows it; ("", text) when none stands there."""
    labelled = _LABELLED.match(text)
    if labelled and labelled["label"].lower() in _LABELS:
        one, several = _LABELS[labelled["label"].lower()]
        numbers = _tidy(labelled["numbers"])
        return f"{several if _is_several(numbers) else one}\u00a0{numbers}", text[labelled.end() :]
    bare = _BARE.match(text)
    if bare:
        numbers = _tidy(bare["numbers"])
        if _TIMESTAMP.match(numbers):
            return numbers, text[bare.end() :]
        return f"{_PAGE[_is_several(numbers)]}\u00a0{numbers}", text[bare.end() :]
    return "", text


def _tidy(numbers: str) -> str:
    return re.sub(r"\s*,\s*", ", ", _RANGE.sub("–", numbers))


def _is_several(numbers: str) -> bool:
    return bool(re.search(r"[–,&]|\band\b", numbers))
