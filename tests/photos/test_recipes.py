"""Which sizes are made of a photograph."""

import pytest

from plugins.photos.recipes import CARD, COVER, LINKED, TEXT, Box, Recipe, cut, sizes


@pytest.mark.parametrize(
    ("recipe", "natural", "made"),
    [
        (TEXT, (4032, 3024), [(360, 270), (656, 492), (984, 738), (1312, 984)]),
        (TEXT, (3024, 4032), [(360, 480), (656, 875), (984, 1312), (1312, 1749)]),
        (TEXT, (700, 700), [(360, 360), (700, 700)]),  # not 656 too, which is nearly the same
        (TEXT, (200, 100), [(200, 100)]),
        (TEXT, (1, 1), [(1, 1)]),
        (TEXT, (20_000, 3), [(360, 1), (656, 1), (984, 1), (1312, 1)]),
        (COVER, (4032, 3024), [(360, 225), (720, 450), (1080, 675), (1440, 900)]),
        (COVER, (500, 2000), [(360, 225), (500, 312)]),
        (CARD, (4032, 3024), [(1200, 630)]),
        (CARD, (800, 3000), [(800, 420)]),
        (CARD, (500, 3000), []),
        (LINKED, (4032, 3024), [(2560, 1920)]),
    ],
)
def test_no_photograph_is_made_larger(
    recipe: Recipe, natural: tuple[int, int], made: list[tuple[int, int]]
) -> None:
    assert list(sizes(recipe, cut(recipe, *natural))) == made


def test_what_is_cut_out_lies_a_little_above_the_middle() -> None:
    assert cut(COVER, 800, 1000) == Box(0, 200, 800, 700)
    assert cut(COVER, 3200, 1000) == Box(800, 0, 2400, 1000)
    assert cut(TEXT, 800, 1000) == Box(0, 0, 800, 1000)
