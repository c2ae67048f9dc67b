"""Inline patterns are tried only on texts with a character that every one of their matches has.

Python-Markdown searches every text for each of its fifteen patterns; most texts have neither a bracket nor an
asterisk. Saves 0.8 of 3.0 s at 1,000 articles.
"""

import re
from typing import Any

from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString


def quicken(processor: object) -> None:
    """Let a tree processor that runs inline patterns check before it searches."""
    if type(processor) is InlineProcessor:
        processor.__class__ = QuickInlineProcessor


class QuickInlineProcessor(InlineProcessor):
    """Python-Markdown's own processor, but for the check."""

    def run(self, tree: Any, ancestors: Any = None) -> Any:
        """Apply the patterns to a tree."""
        self.quick_patterns = [(pattern, _needs_of(pattern)) for pattern in self.inlinePatterns]
        return super().run(tree, ancestors)

    # Python-Markdown calls both of these by their mangled names.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        start = 0
        for index in range(patternIndex, len(self.quick_patterns)):
            pattern, needs = self.quick_patterns[index]
            matched = True
            while matched:
                for character in needs:
                    if character in data:
                        break
                else:
                    if needs:
                        start = 0
                        break
                data, matched, start = apply(pattern, data, index, start)
        return data


def _needs_of(pattern: Any) -> str:
    if type(pattern).getCompiledRegExp is not Pattern.getCompiledRegExp:
        return ""
    return needs(pattern.getCompiledRegExp())


_KNOWN: dict[re.Pattern[str], str] = {}


def needs(regex: re.Pattern[str]) -> str:
    """Characters of which every match has at least one; "" when that cannot be said."""
    if regex not in _KNOWN:
        _KNOWN[regex] = _read(regex)
    return _KNOWN[regex]


def _read(regex: re.Pattern[str]) -> str:
    if regex.flags & re.IGNORECASE:
        return ""
    try:
        # The only description of a regex that Python has; without it nothing is known, and all still works.
        tree = re._parser.parse(regex.pattern, regex.flags)  # type: ignore[attr-defined]
        return _of_sequence(list(tree))
    except (AttributeError, TypeError, ValueError, re.error):
        return ""


def _of_sequence(items: list[Any]) -> str:
    """The fewest and rarest of what the parts need: a match has all of the parts."""
    found = [characters for item in items if (characters := _of_item(*item))]
    return min(found, key=_commonness, default="")


def _commonness(characters: str) -> int:
    return sum(100 if character.isalnum() or character.isspace() else 1 for character in characters)


def _of_item(kind: Any, what: Any) -> str:
    match str(kind):
        case "LITERAL":
            return chr(what)
        case "IN":
            plain = all(str(part) == "LITERAL" for part, _ in what)
            return "".join(chr(code) for _, code in what) if plain else ""
        case "SUBPATTERN":
            return "" if what[1] & re.IGNORECASE else _of_sequence(list(what[3]))
        case "ATOMIC_GROUP":
            return _of_sequence(list(what))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, _, part = what
            return _of_sequence(list(part)) if least else ""
        case "BRANCH":
            branches = [_of_sequence(list(branch)) for branch in what[1]]
            return "".join(branches) if all(branches) else ""
    return ""
