"""Drawings as SVG."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.covers.drawing import Ground, Hour, Ridge, band, draw
from plugins.covers.palette import Palette, read_palette
from plugins.covers.svg import file, inline, path

SLUGS = ("grief", "sleep-and-worry", "anger", "el-duelo")
TOKENS = Path(__file__).parents[2] / "theme" / "static" / "css" / "drawing-tokens.css"


@pytest.fixture(scope="module")
def palette() -> Palette:
    return read_palette(TOKENS, TOKENS.read_text("utf-8"))


@pytest.mark.parametrize("slug", SLUGS)
def test_files_are_well_formed_svg(slug: str, palette: Palette) -> None:
    root = ElementTree.fromstring(file(draw(slug), palette))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("640", "400", "0 0 640 400")


@pytest.mark.parametrize("slug", SLUGS)
def test_files_have_a_light_and_a_dark_colour_for_every_shape(slug: str, palette: Palette) -> None:
    svg = file(draw(slug), palette)
    shapes = re.findall(r"<(?:path|circle) ([^>]*)>", svg)
    dark = svg.split("@media(prefers-color-scheme:dark)")[1]
    assert len(shapes) == 8
    for shape in shapes:
        name = re.match(r'class="(\w+)" fill="#\w+"', shape)
        assert name
        assert f".{name[1]}{{fill:#" in dark


def test_inside_a_page_classes_stand_for_colours_and_nothing_needs_an_id() -> None:
    svg = inline(draw("grief"))
    ElementTree.fromstring(svg)
    assert 'aria-hidden="true"' in svg
    assert not re.search(r'#|style|fill=|\bid="', svg)


def test_a_low_cover_is_smaller_than_a_kilobyte() -> None:
    assert max(len(inline(band(draw(slug)))) for slug in SLUGS) < 1024


def test_a_level_ridge_is_a_straight_line() -> None:
    assert path(Ridge(Ground.WATER, (250,) * 5), 400) == "M0 250H640V400H0z"


def test_a_ridge_is_one_smooth_curve_down_to_the_bottom() -> None:
    assert path(Ridge(Ground.FAR, (100, 120, 180, 120, 100)), 400) == (
        "M0 100C80 105 80 100 160 120S240 180 320 180S400 140 480 120S560 105 640 100V400H0z"
    )


def test_each_hour_has_its_own_sky(palette: Palette) -> None:
    assert len({palette.light("sky", hour) for hour in Hour}) == 3
    assert len({palette.dark("sky", hour) for hour in Hour}) == 3
