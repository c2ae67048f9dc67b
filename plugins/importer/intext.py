"""Citations in running text → our citations, where exactly one source of the article's own list fits.

A finished citation is made of private characters, which no later stage takes for Markdown.
"""

import re
from collections.abc import Iterable

from plugins.importer.sources import Source

OPEN, CLOSE, AT = "\ue000", "\ue001", "\ue002"
_WRITTEN = {OPEN: "[", CLOSE: "]", AT: "@"}

_PART = re.compile(
    r"(?P<before>(?:see(?: also)?|e\.g\.,?|cf\.) )?(?P<who>.+?),? (?P<year>\d{4}[a-z]?)"
    r"(?P<pages>, pp?\. ?\d+(?:[–-]\d+)?)?"
)
_BRACKET = re.compile(r"\((?P<inside>[^()]*\b(?:1[89]|20)\d\d[a-z]?\b[^()]*)\)")
_AUTHOR_YEAR = re.compile(r"[A-Z][^()\d]*[\s,]\(?(?:1[89]|20)\d\d[a-z]?\b|^(?:1[89]|20)\d\d[a-z]?$")
# A word before a name that cannot be another author.
_STARTERS = (
    "After|Although|As|At|Because|Both|But|By|For|From|However|If|In|Later|Like|On|Since|Then|Therefore|To|"
    "When|While|With|Yet"
)
_ANOTHER = re.compile(rf"(?:\b(?!(?:{_STARTERS})\s)[A-Z][\w’'-]*,?|&|\band|\bv[ao]n|\bde[nr]?|\bla)\s+$")


def plain(text: str) -> str:
    """The text without characters that stand for citations here."""
    return re.sub(f"[{OPEN}{CLOSE}{AT}]", "", text)


def written(text: str) -> str:
    """Finished citations as our Markdown writes them."""
    return re.sub(f"[{OPEN}{CLOSE}{AT}]", lambda match: _WRITTEN[match[0]], text)


def cite(text: str, sources: Iterable[Source]) -> str:
    """The text with every certain citation linked; everything else stays letter by letter."""
    sources = tuple(sources)
    return _BRACKET.sub(lambda match: _bracket(match, sources), _narrative(text, sources))


def unlinked(text: str) -> list[str]:
    """What still looks like a citation."""
    found = (match for match in _BRACKET.finditer(text) if AT not in match[0])
    return [
        " ".join(f"{text[: match.start()].rstrip().rpartition(' ')[2]} {match[0]}".split())
        for match in found
        if _AUTHOR_YEAR.search(match["inside"].strip())
    ]


def _names(source: Source) -> set[str]:
    """The ways APA names the authors of a source in text."""
    families = source.line.families
    if len(families) == 1:
        return {families[0]}
    if len(families) == 2:
        return {f"{families[0]} & {families[1]}", f"{families[0]} and {families[1]}"}
    return {f"{families[0]} et al."}


def _key(who: str, year: str, sources: Iterable[Source]) -> str:
    keys = {source.key for source in sources if source.line.year == year and who in _names(source)}
    return keys.pop() if len(keys) == 1 else ""


def _bracket(match: re.Match[str], sources: tuple[Source, ...]) -> str:
    parts = []
    for text in match["inside"].split(";"):
        part = _PART.fullmatch(" ".join(text.split()))
        key = _key(part["who"].removesuffix(","), part["year"], sources) if part else ""
        if part is None or not key:
            return match[0]
        parts.append(f"{part['before'] or ''}{AT}{key}{part['pages'] or ''}")
    return f"{OPEN}{'; '.join(parts)}{CLOSE}"


def _narrative(text: str, sources: tuple[Source, ...]) -> str:
    names = sorted({re.escape(name) for source in sources for name in _names(source)}, key=len, reverse=True)
    if not names:
        return text
    pattern = re.compile(
        rf"(?<![\w’'-])(?P<who>{'|'.join(names)})\s\((?P<year>\d{{4}}[a-z]?)"
        r"(?:, (?P<pages>pp?\. ?\d+(?:[–-]\d+)?))?\)"
    )

    def link(match: re.Match[str]) -> str:
        key = _key(match["who"], match["year"], sources)
        if not key or _ANOTHER.search(match.string[: match.start()]):
            return match[0]
        pages = f" {OPEN}{match['pages']}{CLOSE}" if match["pages"] else ""
        return f"{AT}{key}{pages}"

    return pattern.sub(link, text)
