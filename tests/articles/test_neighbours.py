"""The articles before and after."""

import pytest

from plugins.articles.neighbours import neighbours

ROWS = {
    "": [],
    "a": [(None, None)],
    "ba": [("a", None), (None, "b")],
    "cba": [("b", None), ("a", "c"), (None, "b")],
}


@pytest.mark.parametrize(("newest_first", "expected"), ROWS.items(), ids=["none", "one", "two", "three"])
def test_neighbours(newest_first: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert list(neighbours(newest_first)) == expected
