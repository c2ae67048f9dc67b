"""Small real sites with photographs, built as make builds them."""

import os
import re
import shutil
from pathlib import Path

import feedparser
import pytest
from PIL import Image

from plugins.build.project import HERE
from tests.build.test_build import everything
from tests.conftest import run_build
from tests.photos import pictures
from tests.photos.pictures import UNUSABLE

pytestmark = pytest.mark.slow

DESK = "\n![The desk in our waiting room](/images/IMG%202034.JPG)\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with a photograph from a telephone in an article."""
    shutil.copytree(HERE / "content" / "pages", tmp_path / "content" / "pages")
    shutil.copy(HERE / "content" / "clinic.yaml", tmp_path / "content")
    shutil.copytree(HERE / "tests" / "sites" / "small", tmp_path, dirs_exist_ok=True)
    (tmp_path / "content" / "images").mkdir()
    pictures.phone(tmp_path / "content" / "images" / "IMG 2034.JPG", 1000, 750)
    write(tmp_path, DESK)
    return tmp_path


def write(root: Path, words: str, *fields: str) -> Path:
    """The article on kindness with more words and fields."""
    file = root / "content" / "articles" / "kindness.md"
    text = (HERE / "tests/sites/small/content/articles/kindness.md").read_text("utf-8")
    for field in fields:
        text = text.replace("\ncategory:", f"\n{field}\ncategory:")
    file.write_text(text + words, "utf-8")
    return file


def built(root: Path, **environment: str) -> Path:
    run = run_build(root, "html", **environment)
    assert run.code == 0, run.said
    return root / "output"


def test_readers_get_a_small_picture_and_not_the_original(project: Path) -> None:
    output = built(project)
    page = (output / "post" / "kindness.html").read_text("utf-8")
    (picture,) = re.findall(r"<picture>.*?</picture>", page)
    assert 'alt="The desk in our waiting room" width="750" height="1000"' in picture
    assert not (output / "images").exists()
    names = {file.name for file in (output / "photos").iterdir()}
    assert set(re.findall(r"/photos/([^ \"]+)", picture)) == names
    assert {re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in names} == {
        f"img-2034-{width}.{suffix}" for width in (360, 750) for suffix in ("avif", "webp", "jpg")
    }
    for file in output.rglob("*"):
        assert file.is_dir() or pictures.SECRET not in file.read_bytes(), file


def test_feeds_carry_one_plain_picture_with_its_whole_address(project: Path) -> None:
    output = built(project)
    (entry,) = (
        entry
        for entry in feedparser.parse((output / "feeds/all.atom.xml").read_bytes()).entries
        if "Kindness" in entry.title
    )
    (img,) = re.findall(r"<(?:img|picture|source)[^>]*>", entry.content[0].value)
    (address,) = re.findall(r'src="http://localhost:8000(/photos/img-2034-750\.[0-9a-f]{8}\.jpg)"', img)
    assert (output / address.lstrip("/")).is_file()
    assert "srcset" not in img


def test_a_photograph_as_cover_is_on_cards_and_social_cards(project: Path) -> None:
    pictures.scene(1600, 1200).save(project / "content" / "images" / "river.jpg")
    write(project, "", "cover: images/river.jpg", "cover_alt: A river in the morning.")
    output = built(project)
    page = (output / "post" / "kindness.html").read_text("utf-8")
    (cover,) = re.findall(r'<img[^>]*photos/river[^>]*class="cover cover--band"[^>]*>', page)
    assert 'alt="A river in the morning."' in cover
    assert cover.endswith('loading="eager" fetchpriority="high">')
    (card,) = re.findall(r'<meta property="og:image" content="http://localhost:8000/(.+?)">', page)
    assert f'"image": "http://localhost:8000/{card}"' in page
    with Image.open(output / card) as image:
        assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert not (output / "covers" / "kindness.png").exists()
    home = (output / "index.html").read_text("utf-8")
    assert len(re.findall(r'<img[^>]*photos/river-cover[^>]*class="cover"[^>]*loading="lazy"', home)) == 1


def test_a_small_photograph_as_cover_leaves_the_drawn_card(project: Path) -> None:
    pictures.scene(300, 200).save(project / "content" / "images" / "small.jpg")
    write(project, "", "cover: /images/small.jpg", "cover_alt: A stone.")
    page = (built(project) / "post" / "kindness.html").read_text("utf-8")
    assert '<meta property="og:image" content="http://localhost:8000/covers/kindness.png">' in page
    assert "photos/small-cover-300" in page


def test_a_site_below_another_address_finds_its_pictures(project: Path) -> None:
    write(project, f"{DESK}\n[Larger](/images/IMG%202034.JPG)\n")
    run = run_build(project, "publish", SITEURL="https://example.org/practice")
    assert run.code == 0, run.said
    page = (project / "output" / "post" / "kindness.html").read_text("utf-8")
    assert 'src="/practice/photos/img-2034-750.' in page
    assert 'href="/practice/photos/img-2034-linked-750.' in page


def test_every_build_writes_the_same_bytes(project: Path) -> None:
    pictures.phone(project / "content" / "images" / "b.jpg", 700, 500, seed=2)
    write(project, f"{DESK}\n![Another](/images/b.jpg)\n")
    first = everything(built(project))
    (project / "content").touch()
    (project / ".cache" / "last-build.json").unlink(missing_ok=True)
    assert everything(built(project)) == first, "from the cache"
    shutil.rmtree(project / ".cache")
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        assert everything(built(project)) == first, "in one process, from nothing"
    finally:
        os.sched_setaffinity(0, cores)


@pytest.mark.parametrize("damage", [lambda pack: pack.write_bytes(pack.read_bytes()[:-500]), Path.unlink])
def test_a_damaged_cache_is_not_believed(project: Path, damage: object) -> None:
    first = everything(built(project))
    damage(project / ".cache" / "photos" / "articles" / "pack")  # type: ignore[operator]
    (project / ".cache" / "last-build.json").unlink(missing_ok=True)
    assert everything(built(project)) == first


def test_another_picture_under_the_same_name_is_seen(project: Path) -> None:
    names = {file.name for file in (built(project) / "photos").iterdir()}
    pictures.phone(project / "content" / "images" / "IMG 2034.JPG", 1000, 750, seed=2)
    assert not names & {file.name for file in (built(project) / "photos").iterdir()}


def test_a_picture_that_is_taken_out_leaves_the_site_and_the_cache(project: Path) -> None:
    built(project)
    pack = project / ".cache" / "photos" / "articles" / "pack"
    assert pack.stat().st_size > 10_000
    write(project, "")
    assert not (built(project) / "photos").exists()
    assert pack.stat().st_size == 0


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_picture_that_cannot_be_used_is_one_sentence(project: Path, name: str) -> None:
    called, make, sentence = UNUSABLE[name]
    make(project / "content" / "images" / called)
    write(project, f"\nWords.\n\n![A desk](/images/{called})\n")
    run = run_build(project, "html")
    assert run.said.splitlines() == [
        f'content/articles/kindness.md:15: The picture "/images/{called}" {sentence}',
        "1 problem to mend. Nothing was written.",
    ]
    assert run.code == 1


def test_covers_and_several_texts_are_told_at_once(project: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        pictures.text(project / "content" / "images" / name)
    write(project, "\n![B](/images/b.jpg)\n", "cover: images/a.jpg", "cover_alt: A")
    page = project / "content" / "pages" / "about.md"
    page.write_text(f"{page.read_text('utf-8')}\n![B](/images/b.jpg)\n", "utf-8")
    run = run_build(project, "html")
    assert re.findall(r'^content/(\w+/\w+\.md):\d+: The picture "(.+?)"', run.said, re.MULTILINE) == [
        ("articles/kindness.md", "/images/a.jpg"),
        ("articles/kindness.md", "/images/b.jpg"),
        ("pages/about.md", "/images/b.jpg"),
    ]


def test_what_authors_may_not_write_is_left_out(project: Path) -> None:
    write(
        project,
        '\n<picture><source srcset="/images/x.jpg"><img src="/images/IMG%202034.JPG" alt="A"></picture>\n',
    )
    run = run_build(project, "html")
    assert 'The HTML "<picture>" is not among what a text may hold' in run.said
    page = (project / "output" / "post" / "kindness.html").read_text("utf-8")
    assert "/images/x.jpg" not in page
    assert page.count("<picture>") == 1
