"""Social cards, looked at as pictures."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plugins.covers.drawing import draw
from plugins.covers.palette import read_ink, read_palette
from plugins.covers.social_card import SIZE, Card, png
from plugins.errors import DataError
from tests.covers.titles import TITLES

STATIC = Path(__file__).parents[2] / "theme" / "static"
DRAWINGS, TOKENS = STATIC / "css" / "drawing-tokens.css", STATIC / "css" / "tokens.css"
SUN, PAPER, INK = (0xE9, 0xB4, 0x4C), (0xFB, 0xF9, 0xF4), (0x22, 0x30, 0x2C)


def card(title: str) -> Card:
    return Card(
        draw("sleep"),
        title,
        "Elm Practice",
        read_palette(DRAWINGS, DRAWINGS.read_text("utf-8")),
        read_ink(TOKENS, TOKENS.read_text("utf-8")),
        STATIC / "fonts" / "literata.woff2",
    )


def near(pixel: tuple[int, ...], colour: tuple[int, ...]) -> bool:
    return all(abs(one - other) <= 12 for one, other in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_the_words_stand_inside_their_ground_and_not_on_one_another(title: str) -> None:
    image = Image.open(BytesIO(png(card(title)))).convert("RGB")
    assert image.size == SIZE == (1200, 630)
    words = image.crop((0, 322, 1200, 560))
    rows = [
        y for y in range(words.height) if any(near(words.getpixel((x, y)), INK) for x in range(0, 1200, 2))
    ]
    assert rows, "a title is written"
    assert max(rows) < words.height - 1, "it ends above the name"
    assert all(near(image.getpixel((x, y)), PAPER) for x in range(0, 60, 5) for y in range(325, 630, 5))


def test_the_sun_of_the_cover_shines_on_the_card() -> None:
    image = Image.open(BytesIO(png(card("Grief")))).convert("RGB")
    assert any(near(image.getpixel((x, y)), SUN) for x in range(0, 1200, 10) for y in range(0, 320, 10))


def test_the_same_card_is_the_same_file_and_another_has_another_key() -> None:
    one, other = card("Grief"), card("Hope")
    assert png(one) == png(card("Grief"))
    assert one.key == card("Grief").key != other.key
    assert one.key != replace(one, drawing=draw("anger")).key


def test_cards_are_light() -> None:
    assert max(len(png(card(title))) for title in TITLES.values()) < 40_000


def test_a_theme_without_a_colour_is_answered() -> None:
    with pytest.raises(DataError) as error:
        read_ink(Path("tokens.css"), "--paper: #fff; --soft: #111;")
    assert [str(problem) for problem in error.value.problems] == [
        'tokens.css: The light colour "--ink" is missing.'
    ]
