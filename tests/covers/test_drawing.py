"""Covers drawn from a slug."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.covers.drawing import BAND_HEIGHT, HEIGHT, WIDTH, Drawing, Ground, Hour, Ridge, band, draw

SLUGS = ("grief", "sleep-and-worry", "the-power-of-self-compassion", "el-duelo", "a", "")


@pytest.mark.parametrize("slug", SLUGS)
def test_the_same_slug_gives_the_same_drawing(slug: str) -> None:
    assert draw(slug) == draw(slug)


def test_different_slugs_give_different_drawings() -> None:
    assert len({draw(slug) for slug in SLUGS}) == len(SLUGS)


def test_every_light_occurs() -> None:
    assert {draw(str(number)).hour for number in range(40)} == set(Hour)


def test_the_grounds_lie_from_the_back_to_the_front() -> None:
    assert tuple(ridge.ground for ridge in draw("grief").ridges) == tuple(Ground)


@given(st.text())
def test_nothing_reaches_out_of_the_drawing(slug: str) -> None:
    whole = draw(slug)
    assert (whole.height, band(whole).height) == (HEIGHT, BAND_HEIGHT)
    for drawing in (whole, band(whole)):
        assert_inside(drawing)


@given(st.text())
def test_the_sun_is_never_below_the_waterline(slug: str) -> None:
    drawing = draw(slug)
    water = next(ridge for ridge in drawing.ridges if ridge.ground is Ground.WATER)
    assert drawing.sun.middle.y < min(water.heights)


def test_a_ridge_has_no_corners() -> None:
    """Catmull-Rom: at each point the edge runs parallel to the line between its neighbours."""
    assert Ridge(Ground.FAR, (100, 120, 180, 120, 100)).slopes == (5, 20, 0, -20, -5)


def assert_inside(drawing: Drawing) -> None:
    sun = drawing.sun
    assert sun.radius <= sun.middle.x <= WIDTH - sun.radius
    assert sun.radius <= sun.middle.y <= drawing.height - sun.radius
    for ridge in drawing.ridges:
        assert all(0 <= height <= drawing.height for height in ridge.heights)
    for glint in drawing.glints:
        assert glint.left.x >= 0
        assert glint.left.x + glint.width <= WIDTH
