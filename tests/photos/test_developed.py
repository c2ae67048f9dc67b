"""What becomes of a file, looked at as a picture."""

import random
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from plugins.photos.developed import developed
from plugins.photos.model import Kind, Version, photo
from plugins.photos.opened import Fault
from plugins.photos.recipes import CARD, COVER, LINKED, TEXT, Recipe
from tests.photos import pictures
from tests.photos.pictures import GREEN, RED, UNUSABLE


def made(file: Path, recipe: Recipe = TEXT) -> tuple[Version, ...]:
    versions = developed(file, recipe)
    assert not isinstance(versions, Fault), versions
    return versions


def seen(version: Version) -> Image.Image:
    return Image.open(BytesIO(version.data)).convert("RGBA")


def near(one: tuple[int, ...], other: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one[:3], other, strict=True))


def left_and_right(version: Version) -> tuple[tuple[int, ...], tuple[int, ...]]:
    image = seen(version)
    middle = image.height // 2
    return image.getpixel((image.width // 4, middle)), image.getpixel((3 * image.width // 4, middle))


def test_a_photograph_comes_in_three_kinds_each_lighter_than_what_every_browser_knows(tmp_path: Path) -> None:
    versions = made(pictures.phone(tmp_path / "a.jpg"))
    kinds = {kind: [one for one in versions if one.kind is kind] for kind in Kind}
    assert [len(kinds[kind]) for kind in (Kind.AVIF, Kind.WEBP, Kind.JPEG, Kind.PNG)] == [4, 4, 4, 0]
    for kind in (Kind.AVIF, Kind.WEBP):
        assert all(
            len(new.data) < len(old.data) for new, old in zip(kinds[kind], kinds[Kind.JPEG], strict=True)
        )
    for version in versions:
        assert Image.open(BytesIO(version.data)).size == (version.width, version.height)
        assert Image.MIME[Image.open(BytesIO(version.data)).format or ""] == version.kind.value


@pytest.mark.parametrize("recipe", [TEXT, COVER, CARD, LINKED], ids=lambda recipe: recipe.name)
def test_nothing_is_left_of_where_and_with_what_it_was_taken(tmp_path: Path, recipe: Recipe) -> None:
    file = pictures.phone(tmp_path / "a.jpg")
    assert pictures.SECRET in file.read_bytes()
    for version in made(file, recipe):
        image = Image.open(BytesIO(version.data))
        image.load()
        assert dict(image.getexif()) == {}
        assert not {"exif", "comment", "xmp", "icc_profile"} & set(image.info), image.info
        for words in (pictures.SECRET, b"Telephone", b"Exif", b"2026"):
            assert words not in version.data


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_photograph_stands_upright(tmp_path: Path, turn: int) -> None:
    """The red half is on the left, however the camera was held."""
    held = pictures.halves(640, 400)
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # what a camera did, as Pillow numbers it
    if turn in undo:
        held = held.transpose(Image.Transpose(undo[turn]))
    exif = Image.Exif()
    exif[0x0112] = turn
    held.save(tmp_path / "a.jpg", quality=95, exif=exif)
    for version in made(tmp_path / "a.jpg"):
        assert version.width > version.height
        left, right = left_and_right(version)
        assert near(left, RED), turn
        assert near(right, GREEN), turn


def test_colours_of_another_profile_are_those_of_the_web(tmp_path: Path) -> None:
    """A telephone's red of 200 is a brighter one than the web's."""
    flat = Image.new("RGB", (400, 100), RED)
    flat.save(tmp_path / "telephone.jpg", icc_profile=pictures.display_p3(), quality=95)
    flat.save(tmp_path / "broken.jpg", icc_profile=b"no profile", quality=95)
    for version in made(tmp_path / "telephone.jpg"):
        assert near(left_and_right(version)[0], (217, 2, 18)), left_and_right(version)
    assert all(near(left_and_right(one)[0], RED) for one in made(tmp_path / "broken.jpg"))


def test_print_colours_are_shown(tmp_path: Path) -> None:
    pictures.halves(400, 200).convert("CMYK").save(tmp_path / "a.jpg", quality=95)
    for version in made(tmp_path / "a.jpg"):
        left, right = left_and_right(version)
        assert near(left, RED, 30)
        assert near(right, GREEN, 30)


def test_sixteen_bits_are_not_burnt_out(tmp_path: Path) -> None:
    for version in made(pictures.sixteen_bits(tmp_path / "a.png")):
        assert [pixel[0] // 10 for pixel in left_and_right(version)] == [2, 22]


def test_what_is_seen_through_stays_so_but_on_a_card(tmp_path: Path) -> None:
    shape = Image.new("RGBA", (900, 600), (0, 0, 0, 0))
    ImageDraw.Draw(shape).ellipse((250, 100, 650, 500), fill=(*GREEN, 255))
    shape.save(tmp_path / "a.png")
    versions = made(tmp_path / "a.png")
    assert {one.kind for one in versions} <= {Kind.AVIF, Kind.WEBP, Kind.PNG}
    assert versions[-1].kind is Kind.PNG
    assert all(seen(one).getpixel((2, 2))[3] == 0 for one in versions)
    (card,) = made(tmp_path / "a.png", CARD)
    assert card.kind is Kind.JPEG
    assert near(seen(card).getpixel((2, 2)), (255, 255, 255))


def test_a_drawing_keeps_its_edges_and_no_smaller_version_is_heavier(tmp_path: Path) -> None:
    chart = Image.new("RGB", (1200, 600), (255, 255, 255))
    ImageDraw.Draw(chart).rectangle((100, 100, 500, 500), fill=GREEN)
    chart.save(tmp_path / "a.png")
    versions = made(tmp_path / "a.png")
    assert versions[-1].kind is Kind.PNG
    assert seen(versions[-1]).getpixel((300, 300))[:3] == GREEN
    weights = [len(one.data) for one in versions if one.kind is Kind.PNG]
    assert weights == sorted(weights)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "RGB"])
@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "GIF"])
def test_every_mode_and_kind_can_be_handed_in(tmp_path: Path, mode: str, kind: str) -> None:
    pictures.halves(300, 200).convert(mode).save(tmp_path / "a.x", kind)
    versions = made(tmp_path / "a.x")
    assert [versions[-1].width, versions[-1].height] == [300, 200]


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (5000, 1), (1, 5000)])
@pytest.mark.parametrize("recipe", [TEXT, COVER], ids=lambda recipe: recipe.name)
def test_tiny_and_odd_shapes(tmp_path: Path, size: tuple[int, int], recipe: Recipe) -> None:
    Image.new("RGB", size, RED).save(tmp_path / "a.png")
    assert all(one.width >= 1 <= one.height for one in made(tmp_path / "a.png", recipe))
    assert made(tmp_path / "a.png", CARD) == ()


def test_a_cover_is_cut_and_a_card_has_the_size_that_networks_ask_for(tmp_path: Path) -> None:
    file = pictures.phone(tmp_path / "a.jpg", 2400, 1800)
    assert {round(one.width / one.height, 1) for one in made(file, COVER)} == {1.6}
    (card,) = made(file, CARD)
    assert (card.kind, card.width, card.height) == (Kind.JPEG, 1200, 630)


@pytest.mark.parametrize("name", UNUSABLE)
def test_what_cannot_be_used_is_told(tmp_path: Path, name: str) -> None:
    called, make, sentence = UNUSABLE[name]
    fault = developed(make(tmp_path / called), TEXT)
    assert isinstance(fault, Fault)
    assert f"{fault.what} {fault.suggestion}" == sentence


def test_nonsense_about_a_picture_does_no_harm(tmp_path: Path) -> None:
    pictures.halves(200, 100).save(tmp_path / "a.jpg", exif=b"Exif\x00\x00nonsense", quality=95)
    assert near(left_and_right(made(tmp_path / "a.jpg")[-1])[0], RED)


def test_the_same_file_gives_the_same_bytes_and_names(tmp_path: Path) -> None:
    one, other = pictures.phone(tmp_path / "a.jpg"), pictures.phone(tmp_path / "b.jpg", seed=2)
    assert made(one) == made(one)
    names = [[place.name for place in photo("a", made(file)).versions] for file in (one, one, other)]
    assert names[0] == names[1]
    assert not set(names[0]) & set(names[2])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_whatever_is_broken_in_a_file_there_is_a_picture_or_a_sentence(tmp_path: Path, kind: str) -> None:
    pictures.scene(80, 60).save(tmp_path / "whole", kind)
    whole = (tmp_path / "whole").read_bytes()
    some = random.Random(kind)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(some.randrange(1, 8)):
            data[some.randrange(len(data) if some.random() < 0.5 else 60)] = some.randrange(256)
        file = tmp_path / "broken"
        file.write_bytes(data[: some.randrange(1, len(data))] if some.random() < 0.3 else data)
        made = developed(file, LINKED)
        assert isinstance(made, Fault) or len(made) == 1
