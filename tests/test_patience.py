"""No file keeps a build busy for ever."""

import re
import signal
import time
from pathlib import Path

import pytest

from plugins.errors import DataError
from plugins.patience import bounded

FILE = Path("a.md")
LONG = "a.md:3: Reading it takes more than 0.1 seconds. Make it shorter or simpler."
DEEP = "a.md:3: Brackets or lists stand inside one another without end. Make it shorter or simpler."


def search_for_ever() -> None:
    re.match(r"(a+)+$", "a" * 60 + "b")


def count_for_ever() -> None:
    while True:
        pass


def call_for_ever() -> None:
    call_for_ever()


@pytest.mark.parametrize(
    ("work", "sentence"), [(search_for_ever, LONG), (count_for_ever, LONG), (call_for_ever, DEEP)]
)
def test_work_without_end_is_ended_with_a_sentence(work: object, sentence: str) -> None:
    with pytest.raises(DataError, match=re.escape(sentence)), bounded(FILE, 3, seconds=0.1):
        work()  # type: ignore[operator]


def test_waiting_is_no_work() -> None:
    with bounded(FILE, seconds=0.05):
        time.sleep(0.2)


def test_nothing_is_left_behind() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with bounded(FILE):
        pass
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)
    assert signal.getsignal(signal.SIGVTALRM) is before
