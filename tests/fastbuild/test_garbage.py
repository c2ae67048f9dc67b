"""When Python looks for garbage."""

import gc
from collections.abc import Iterator

import pytest

from plugins.fastbuild.garbage import look_seldom


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_garbage_is_looked_for_more_seldom_while_a_site_is_built() -> None:
    before = gc.get_threshold()
    look_seldom(True)
    assert gc.get_threshold() > before
    look_seldom(True)
    look_seldom(False)
    assert gc.get_threshold() == before


def test_who_has_told_python_when_to_look_is_not_overruled() -> None:
    gc.set_threshold(123, 4, 5)
    look_seldom(True)
    assert gc.get_threshold() == (123, 4, 5)
