"""Two builds at once: the second is told, and waits."""

import subprocess
import sys
from pathlib import Path

from plugins.build.lock import alone

SECOND = """
import sys
from pathlib import Path
from plugins.build.lock import alone
with alone(Path(sys.argv[1]), lambda words: print(words, flush=True)):
    print("my turn", flush=True)
"""


def test_the_second_build_says_that_it_waits_and_then_has_its_turn(tmp_path: Path) -> None:
    output = tmp_path / "output"
    with alone(output, print):
        second = subprocess.Popen(
            [sys.executable, "-c", SECOND, str(output)],
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=Path.cwd(),
        )
        assert second.stdout is not None
        first_words = second.stdout.readline()
    rest, _ = second.communicate(timeout=30)
    assert first_words == "Another build is at work here; waiting until it is done.\n"
    assert rest == "my turn\n"


def test_a_build_alone_is_told_nothing(tmp_path: Path) -> None:
    told: list[str] = []
    with alone(tmp_path / "output", told.append):
        pass
    assert told == []
