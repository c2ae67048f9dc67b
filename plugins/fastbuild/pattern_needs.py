"""What every match of a pattern has, read from the pattern itself."""

import re
from typing import Any


def needs(regex: re.Pattern[str]) -> tuple[str, ...]:
    """Texts of which one is in whatever a pattern matches; none when that cannot be said."""
    if regex.flags & re.IGNORECASE:
        return ()
    try:
        # The only description of a regex that Python has; without it nothing is known, and all still works.
        tree = re._parser.parse(regex.pattern, regex.flags)  # type: ignore[attr-defined]
        return _of_sequence(list(tree))
    except (AttributeError, TypeError, ValueError, re.error):
        return ()


def rarest(text: str) -> str:
    """The character of a text that other texts are least likely to have."""
    return min(text, key=_commonness)


def _commonness(character: str) -> int:
    return 100 if character.isalnum() or character == " " else 50 if character.isspace() else 1


def _cost(texts: tuple[str, ...]) -> int:
    return sum(_commonness(rarest(text)) for text in texts)


def _of_sequence(items: list[Any]) -> tuple[str, ...]:
    """The fewest and rarest of what the parts need, or the first of these: a match has all of the parts."""
    found: list[tuple[str, ...]] = []
    literal = ""
    for kind, what in [*items, ("END", None)]:
        if str(kind) == "LITERAL":
            literal += chr(what)
            continue
        if literal:
            found.append((literal,))
            literal = ""
        if texts := _of_item(kind, what):
            found.append(texts)
    return min(found, key=_cost, default=())


def _of_item(kind: Any, what: Any) -> tuple[str, ...]:
    match str(kind):
        case "IN":
            plain = all(str(part) == "LITERAL" for part, _ in what)
            return tuple(chr(code) for _, code in what) if plain else ()
        case "SUBPATTERN":
            return () if what[1] & re.IGNORECASE else _of_sequence(list(what[3]))
        case "ATOMIC_GROUP":
            return _of_sequence(list(what))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, _, part = what
            return _of_sequence(list(part)) if least else ()
        case "BRANCH":
            branches = [_of_sequence(list(branch)) for branch in what[1]]
            return tuple(dict.fromkeys(sum(branches, ()))) if all(branches) else ()
    return ()
