"""Articles to read next."""

import pytest

from plugins.related.likeness import Traits, related


def article(tags: str = "", cited: str = "") -> Traits:
    return Traits(frozenset(tags.split()), frozenset(cited.split()))


# Title: the articles, newest first, and for each the places of the two to read next.
CASES = {
    "one article has no other": ((article("sleep"),), ((),)),
    "nothing in common: the newest": ((article("a"), article("b"), article("c")), ((1, 2), (0, 2), (0, 1))),
    "a shared tag goes before the newest": (
        (article("a"), article("b"), article("a"), article("c")),
        ((2, 1), (0, 2), (0, 1), (0, 1)),
    ),
    "a shared work counts like a shared tag": (
        (article("a", "neff2011"), article("b"), article("c", "neff2011"), article("a")),
        ((2, 3), (0, 2), (0, 1), (0, 1)),
    ),
    "more in common goes first": (
        (article("a b", "x"), article("a"), article("b", "x")),
        ((2, 1), (0, 2), (0, 1)),
    ),
    "a tag and a work of the same name are two things": (
        (article("grief"), article("", "grief"), article("sleep")),
        ((1, 2), (0, 2), (0, 1)),
    ),
}


@pytest.mark.parametrize(("articles", "expected"), CASES.values(), ids=CASES.keys())
def test_related(articles: tuple[Traits, ...], expected: tuple[tuple[int, ...], ...]) -> None:
    assert related(articles, 2) == expected


def test_nobody_is_related_to_itself_or_twice() -> None:
    articles = tuple(article(f"t{n % 3} u{n % 5}") for n in range(40))
    for place, others in enumerate(related(articles, 3)):
        assert len({place, *others}) == 4
