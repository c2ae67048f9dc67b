"""What is wrong with the citations of a text, with the line of each mistake."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.apa.by_hand import by_hand
from plugins.apa.entry import Entry
from plugins.apa.markdown_ext import Converted, Converter
from plugins.apa.markup import AT_KEY, key_of
from plugins.apa.model import Work
from plugins.apa.open_brackets import open_brackets
from plugins.errors import Problem, Severity, as_warning
from plugins.languages.model import ENGLISH
from plugins.markdown_code import without_code

_KEY = re.compile(AT_KEY)
_EMPTY = re.compile(r"\[(?:[^\[\]\n]*[\s;-])?@\s*[\];,]")
_PLACE = re.compile(r"^\[referenc(?:es|ias)\]\s*$", re.MULTILINE | re.IGNORECASE)
# What a page shows as it was typed, and what is no text at all.
_NO_TEXT = re.compile(r"<(code|pre|a|script|style)\b.*?</\1>|<[^<>]*>", re.DOTALL)
_LEFT = re.compile(rf"\[[^\[\]]*?{AT_KEY}[^\[\]]*\]")

# More than any reader follows, and less than makes the programs that read it afterwards give up.
_DEEPEST = 100
_ELEMENT = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)")
_EMPTY_ELEMENTS = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass(frozen=True, slots=True)
class Article:
    """A text to check: its Markdown starts on line `body_line` of its file; a draft's mistakes only warn."""

    file: Path
    body: str
    body_line: int = 1
    draft: bool = False
    nocite: tuple[str, ...] = ()
    description: str = ""
    lang: str = ENGLISH.code


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with the articles, and the keys that they cite or list; `misspelt` says whether there are
    others, which no entry has."""

    problems: tuple[Problem, ...]
    used: frozenset[str]
    misspelt: bool = False


def check_articles(
    articles: Iterable[Article], works: Mapping[str, Work], extensions: Iterable[str]
) -> Checked:
    """Every citation of every article, against the works of the bibliography."""
    return check_with(Converter(works, extensions=extensions), articles, works)


def check_with(converter: Converter, articles: Iterable[Article], works: Mapping[str, Work]) -> Checked:
    """The same, with a converter that has been made already."""
    problems: list[Problem] = []
    used: set[str] = set()
    misspelt = False
    for article in articles:
        # Only Markdown itself knows what is code and what is a citation.
        text = f"{article.body}\n\n{article.description}"
        try:
            converted = converter.convert(text, article.nocite)
        except RecursionError:
            problems.append(_too_deep(article))
            continue
        checked = check_converted(article, converted, works)
        problems += checked.problems
        used |= checked.used
        misspelt = misspelt or checked.misspelt
    return Checked(tuple(problems), frozenset(used), misspelt)


def check_converted(article: Article, converted: Converted, works: Mapping[str, Work]) -> Checked:
    """The same for one article that was converted for another purpose; its description is not looked at."""
    if _depth(converted.html) > _DEEPEST:
        return Checked((_too_deep(article),), frozenset())
    found = _check(article, converted, works)
    problems = map(as_warning, found) if article.draft else found
    used = frozenset(one.work.key for one in converted.result.references)
    return Checked(tuple(problems), used, bool(converted.result.unknown))


def unused(entries: Mapping[str, Entry], used: frozenset[str]) -> tuple[Problem, ...]:
    """Entries that nothing cites: worth a look, never an error."""
    return tuple(
        Problem(entry.file, entry.line, f"No article cites {key}.", "Keep it or delete it.", Severity.WARNING)
        for key, entry in entries.items()
        if key not in used and entry.type not in {"xdata", "set"}
    )


def _check(article: Article, converted: Converted, works: Mapping[str, Work]) -> Iterator[Problem]:
    text = without_code(article.body)
    yield from _unknown(article, text, converted.result.unknown, works)
    for citation in converted.escaped:
        sentence = f"A backslash stands in the citation {citation}; some editors put it there."
        advice = "Delete it; the citation works all the same."
        yield Problem(article.file, _line_of(article, citation), sentence, advice, Severity.WARNING)
    for citation, part in converted.strays:
        sentence = f'The part "{part}" of {citation} names no work.'
        advice = "Put a comma before it if it belongs to the work on its left."
        yield Problem(article.file, _line_of(article, citation), sentence, advice)
    for match in _LEFT.finditer(_NO_TEXT.sub("", converted.html)):
        if key_of(match) in works:
            sentence = f"The citation {match[0]} stands inside HTML, where Markdown does not look."
            advice = 'Write markdown="1" into the HTML tag around it.'
            yield Problem(article.file, _line_of(article, match[0]), sentence, advice)
    for line in _lines(article, _EMPTY, text):
        yield Problem(article.file, line, "A citation has no key.", "Write it like [@neff2011].")
    for opened in open_brackets(text):
        line = _line_at(article, text, opened.start)
        sentence = f"The bracket before {opened.citation} is never closed."
        yield Problem(
            article.file, line, sentence, "Write ] at the end of the citation, or \\[ for a bracket."
        )
    for typed in by_hand(text, works):
        line = _line_at(article, text, typed.start)
        sentence = f'"{typed.typed}" {typed.comes}.'
        yield Problem(article.file, line, sentence, f"Write {typed.instead}.", Severity.WARNING)
    for line in _lines(article, _PLACE, text)[1:]:
        yield Problem(article.file, line, "[references] stands here a second time.", "Keep one of them.")


def _too_deep(article: Article) -> Problem:
    sentence = f"Lists, quotations or other things stand inside one another more than {_DEEPEST} times."
    return Problem(article.file, 0, sentence, "Make it simpler.")


def _depth(html: str) -> int:
    """How many elements stand inside one another at the deepest place, those never closed included."""
    depth = deepest = 0
    for tag in _ELEMENT.finditer(html):
        depth = max(0, depth - 1) if tag["end"] else depth + (tag["name"].lower() not in _EMPTY_ELEMENTS)
        deepest = max(deepest, depth)
    return deepest


def _line_of(article: Article, typed: str) -> int:
    """The line of some words; the text's first line where Markdown has changed them."""
    return _line_at(article, article.body, max(0, article.body.find(typed)))


def _unknown(
    article: Article, text: str, unknown: tuple[str, ...], works: Mapping[str, Work]
) -> Iterator[Problem]:
    """A problem for each place; one in the front matter is put on the file's first line."""
    places = [(_line_at(article, text, match.start()), key_of(match)) for match in _KEY.finditer(text)]
    typed = {key for _, key in places}
    elsewhere = [(1, key) for key in unknown if key not in typed]
    for line, key in (*elsewhere, *((line, key) for line, key in places if key in unknown)):
        sentence = f'No .bib file has an entry with the key "{key}".'
        yield Problem(article.file, line, sentence, _hint(key, works))


def _hint(key: str, works: Mapping[str, Work]) -> str:
    close = difflib.get_close_matches(key, works, 1)
    if close:
        return f'Did you mean "{close[0]}"?'
    return r"Add the source to the bibliography, or write \@ if this is no citation."


def _lines(article: Article, pattern: re.Pattern[str], text: str) -> list[int]:
    return [_line_at(article, text, match.start()) for match in pattern.finditer(text)]


def _line_at(article: Article, text: str, place: int) -> int:
    """The line of the file on which a place of the body is, or of a copy with as many lines."""
    return article.body_line + text.count("\n", 0, place)
