"""Work shared out among copies of the process comes back whole, or is known to be missing."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import SafeDatetime

from plugins.fastbuild.forks import copies_for, shared_out
from plugins.fastbuild.kept import kept
from plugins.fastbuild.metadata import NotPlainError, packed, unpacked

SETTINGS = {"SLUG_REGEX_SUBSTITUTIONS": [(r"[^\w\s-]", ""), (r"[-\s]+", "-")]}


def alone(check: Callable[..., None], *arguments: object) -> None:
    """Run a check in a process without other threads: servers of other tests have theirs in this one."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as fresh:
        fresh.submit(check, *arguments).result(60)


def test_messages_of_every_size_come_back() -> None:
    sizes = [0, 1, 100_000, 3_000_000, 5, 0]

    def work(copy: int) -> Iterator[tuple[int, bytes]]:
        for place in range(copy, len(sizes), 2):
            yield place, bytes([place]) * sizes[place]

    assert dict(shared_out(2, work)) == {place: bytes([place]) * size for place, size in enumerate(sizes)}


@pytest.mark.parametrize("end", ["an error", "a kill", "an exit"])
def test_a_copy_that_ends_early_leaves_the_others_alone(end: str) -> None:
    def work(copy: int) -> Iterator[tuple[int, bytes]]:
        yield copy, b"first"
        if copy == 0 and end == "an error":
            raise ValueError
        if copy == 0 and end == "a kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if copy == 0:
            os._exit(3)
        yield copy + 10, b"second"

    received = dict(shared_out(2, work))
    assert received[1] == b"first"
    assert received[11] == b"second"
    assert 10 not in received


def nothing_is_copied_beside_other_threads() -> None:
    assert copies_for(1000) >= 1
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert copies_for(1000) == 0
    finally:
        stop.set()
        thread.join()
    assert copies_for(0) == 0


def what_was_made_once_is_not_made_again(folder: Path) -> None:
    names = [str(number) for number in range(50)]
    assert kept(folder, "a", names, lambda place: place * 2) == [place * 2 for place in range(50)]
    assert kept(folder, "a", names, lambda place: -1) == [place * 2 for place in range(50)]
    assert kept(folder, "b", names, lambda place: -1) == [-1] * 50


def an_error_is_raised_where_it_was_asked_for(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        kept(folder, "a", ["0", "1"], lambda place: 1 / place)
    assert kept(folder, "a", ["0", "1"], lambda place: 5) == [5, 1.0]


def test_nothing_is_copied_beside_other_threads() -> None:
    alone(nothing_is_copied_beside_other_threads)


def test_what_was_made_once_is_not_made_again(tmp_path: Path) -> None:
    alone(what_was_made_once_is_not_made_again, tmp_path)


def test_an_error_is_raised_where_it_was_asked_for(tmp_path: Path) -> None:
    alone(an_error_is_raised_where_it_was_asked_for, tmp_path)


def test_metadata_comes_back_as_it_was() -> None:
    metadata = {
        "title": "T",
        "date": SafeDatetime(2020, 1, 2, 3, 4),
        "plain": datetime(2020, 1, 2),
        "tags": [Tag("one", SETTINGS), Tag("Two words", SETTINGS)],
        "category": Category("C & D", SETTINGS),
        "authors": [Author("A", SETTINGS)],
        "numbers": [1, 2.5, None, True, ["nested"]],
    }
    content, read = unpacked(packed("<p>", metadata), SETTINGS)
    assert content == "<p>"
    assert read == metadata
    assert {name: type(value) for name, value in read.items()} == {n: type(v) for n, v in metadata.items()}
    assert [tag.slug for tag in read["tags"]] == ["one", "two-words"]
    assert read["category"].settings is SETTINGS


class Odd(str):
    """A text that is more than a text."""


@pytest.mark.parametrize(
    "value",
    [Odd("x"), {"a": 1}, ("a",), object(), datetime(2020, 1, 1, tzinfo=UTC), [Odd("x")], b"bytes"],
    ids=lambda value: type(value).__name__,
)
def test_what_is_not_plain_is_refused(value: object) -> None:
    with pytest.raises(NotPlainError):
        packed("", {"value": value})


def test_a_tag_with_a_slug_of_its_own_is_refused() -> None:
    tag = Tag("one", SETTINGS)
    tag.slug = "other"
    with pytest.raises(NotPlainError):
        packed("", {"tags": [tag]})
