"""Texts kept from build to build are used when nothing has changed, and never believed blindly."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.fastbuild.store import Store
from tests.fastbuild.sites import build, make_site

pytestmark = pytest.mark.slow
FOLDER = Path("cache", "fastbuild", "ArticlesGenerator")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    make_site(tmp_path, 40)
    build(tmp_path, "fast")
    return tmp_path


def spoil(file: Path, start: int, data: bytes) -> None:
    with file.open("r+b") as opened:
        opened.seek(start)
        opened.write(data)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "no index": lambda folder: (folder / "index").unlink(),
    "an empty index": lambda folder: (folder / "index").write_bytes(b""),
    "half an index": lambda folder: os.truncate(folder / "index", 500),
    "another index": lambda folder: (folder / "index").write_text('fastbuild 0 x\n{"places": {}}'),
    "an edited index": lambda folder: spoil(folder / "index", 200, b"0"),
    "no pack": lambda folder: (folder / "pack").unlink(),
    "half a pack": lambda folder: os.truncate(folder / "pack", 9_000),
    "an edited pack": lambda folder: spoil(folder / "pack", 1_000, b"EDITED"),
    "a pack of zeros": lambda folder: spoil(folder / "pack", 0, bytes(9_000)),
    "a folder in place of the pack": lambda folder: ((folder / "pack").unlink(), (folder / "pack").mkdir()),
    "a file in place of the folder": lambda folder: (
        folder.rename(folder.with_name("x")),
        folder.write_text(""),
    ),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_what_was_damaged_is_made_again(site: Path, damage: Callable[[Path], object]) -> None:
    damage(site / FOLDER)
    plain = build(site, "plain", FASTBUILD=False)
    assert build(site, "fast") == plain
    assert build(site, "fast") == plain


TABLES: dict[str, Callable[[Path], object]] = {
    "none": lambda file: file.unlink(),
    "an empty one": lambda file: file.write_bytes(b""),
    "half of one": lambda file: os.truncate(file, file.stat().st_size // 2),
    "one of zeros": lambda file: spoil(file, 0, bytes(9_000)),
    "an edited one": lambda file: spoil(file, 900, b"EDITED"),
    "one of another build": lambda file: file.write_bytes(b"fastbuild table 0 " + bytes(99)),
}


@pytest.mark.parametrize("table", ["pages", "world"])
@pytest.mark.parametrize("damage", TABLES.values(), ids=TABLES.keys())
def test_a_table_that_was_damaged_is_made_again(
    site: Path, table: str, damage: Callable[[Path], object]
) -> None:
    damage(site / "cache" / "fastbuild" / table / "table")
    file = site / "content" / "article-3.md"
    file.write_text(file.read_text() + "\nMore.\n", "utf-8")
    plain = build(site, "plain", FASTBUILD=False)
    assert build(site, "fast") == plain
    assert build(site, "fast") == plain


def test_pages_of_another_time_than_the_articles_are_not_believed(site: Path) -> None:
    tables = [site / "cache" / "fastbuild" / name / "table" for name in ("pages", "world")]
    before = [table.read_bytes() for table in tables]
    file = site / "content" / "article-3.md"
    text = file.read_text()
    for more in ("\nMore.\n", "\nAnd more.\n"):
        file.write_text(text + more, "utf-8")
        build(site, "fast")
        tables[0].write_bytes(before[0])
        assert build(site, "fast") == build(site, "plain", FASTBUILD=False)


CHANGES: list[dict[str, Any]] = [
    {"MARKDOWN": {"extensions": ["extra", "nl2br"]}},
    {"FORMATTED_FIELDS": ["title", "summary"]},
    {"TAG_URL": "t/{slug}.html", "TAG_SAVE_AS": "t/{slug}.html"},
    {"SLUGIFY_PRESERVE_CASE": True},
    {"DEFAULT_CATEGORY": "Other", "TIMEZONE": "Asia/Tokyo"},
]


@pytest.mark.parametrize("settings", CHANGES, ids=lambda settings: next(iter(settings)))
def test_changed_settings_count(site: Path, settings: dict[str, Any]) -> None:
    assert build(site, "other", **settings) == build(site, "plain", FASTBUILD=False, **settings)


def test_a_date_that_means_another_day_tomorrow_is_read_every_day(tmp_path: Path) -> None:
    make_site(tmp_path, 1)
    for name, date in (("noon", "12:30"), ("spring", "5 March")):
        (tmp_path / "content" / f"{name}.md").write_text(f"Title: {name}\nDate: {date}\n\nText.\n", "utf-8")
    build(tmp_path, "fast")
    store = Store(tmp_path / FOLDER, _conditions(tmp_path))
    kept = [store.get(name) or b"" for name in store._places]
    assert len(kept) == 4
    assert not any(b"noon" in data or b"spring" in data for data in kept)


def test_two_builds_at_once_do_not_meet(tmp_path: Path) -> None:
    first, second = Store(tmp_path, "a"), Store(tmp_path, "a")
    first.put("name", b"one")
    second.put("name", b"two")
    second.save()
    assert second.get("name") is None
    first.save()
    first.close()
    second.close()
    assert Store(tmp_path, "a").get("name") == b"one"


def test_other_conditions_find_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path, "a")
    store.put("name", b"one")
    store.save()
    store.close()
    assert Store(tmp_path, "b").get("name") is None


def test_the_pack_does_not_grow_for_ever(tmp_path: Path) -> None:
    for number in range(12):
        store = Store(tmp_path, "a")
        assert number == 0 or store.get("kept") == b"small"
        store.put("kept", b"small")
        store.put(f"name {number}", bytes(300_000))
        store.save()
        store.close()
    assert (tmp_path / "pack").stat().st_size < 2_000_000


def test_a_tidy_pack_holds_only_what_was_asked_for(tmp_path: Path) -> None:
    for names in (["a", "b"], ["b"], []):
        store = Store(tmp_path, "a")
        for name in names:
            if store.get(name) is None:
                store.put(name, name.encode())
        store.save(tidy=True)
        store.close()
        assert (tmp_path / "pack").read_bytes() == "".join(names).encode()


def _conditions(root: Path) -> str:
    import json

    return str(json.loads((root / FOLDER / "index").read_bytes().partition(b"\n")[2])["conditions"])
