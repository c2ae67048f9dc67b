"""How many years of school a text asks for: the Flesch–Kincaid grade level (Kincaid et al., 1975)."""

import re
from html.parser import HTMLParser

from plugins.articles.outline import APPARATUS

_SENTENCE = re.compile(r"[.!?…]+(?=[\s\"”’)]|$)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"(?:[^laeiouy]e|[^td]ed|[^sxzcgh]es)$")
_BLOCKS = frozenset({"p", "li", "blockquote", "dd"})
_SKIPPED = frozenset({"pre", "code", "table", "figure", "h1", "h2", "h3", "h4", "section", "nav"})


def grade(html: str) -> float | None:
    """The grade of a finished text in English, headings, tables and reference lists left out; None without
    a sentence."""
    reader = _Reader()
    reader.feed(html)
    words = [word for text in reader.texts for word in _WORD.findall(text)]
    sentences = sum(max(1, len(_SENTENCE.findall(text))) for text in reader.texts if _WORD.search(text))
    if not sentences:
        return None
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """About how many syllables an English word has: groups of vowels, without a silent ending."""
    word = re.sub(r"[^a-z]", "", word.lower())
    return max(1, len(_VOWELS.findall(word)) - (1 if _SILENT_END.search(word) else 0))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._skipped = 0
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = set((dict(attrs).get("class") or "").split())
        if tag in _SKIPPED or names & APPARATUS:
            self._skipped += 1
        elif tag in _BLOCKS:
            self.texts.append("")
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED and self._skipped:
            self._skipped -= 1

    def handle_data(self, data: str) -> None:
        if self._open and not self._skipped:
            self.texts[-1] += data
