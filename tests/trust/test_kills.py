"""Whenever a build is stopped, readers see a whole site: the last one or the new one, never a mix."""

import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import run_build
from tests.trust.conftest import Count, by_length
from tests.trust.small import everything, leftovers, make_project, start_build, write_version

pytestmark = [pytest.mark.trust, pytest.mark.slow]

VERSIONS = ("The first version.", "The second version.")
BATCHES = range(by_length(1, 20))
STOPS = by_length(2, 15)  # in a batch


class Stopped:
    """A project whose builds are stopped at random moments.

    The seed is the batch: moments differ between batches, but not between runs.
    """

    def __init__(self, root: Path, seed: int) -> None:
        self.root = make_project(root)
        self.random = random.Random(seed)
        self.sites = []
        for words in reversed(VERSIONS):
            write_version(root, words)
            started = time.monotonic()
            run = run_build(root, "html")
            assert run.code == 0, run.said
            self.seconds = time.monotonic() - started
            self.sites.insert(0, everything(root / "output"))
        assert self.sites[0] != self.sites[1]
        self.shown = 0

    def stop(self, how: signal.Signals) -> tuple[str, int | None, str]:
        """Start a build of the other version and stop it: (when that was, its exit code, what it said)."""
        before, after = self.sites[self.shown], self.sites[1 - self.shown]
        write_version(self.root, VERSIONS[1 - self.shown])
        running = start_build(self.root)
        self._wait(running)
        in_time = running.poll() is None
        at_work = bool(leftovers(self.root))
        running.send_signal(how)
        said = running.communicate(timeout=60)[0]
        found = everything(self.root / "output")
        assert found in (before, after), "a mix of two sites"
        when = "after it had ended" if not in_time else "while it wrote" if at_work else "while it read"
        if found == after and in_time:
            when = "at the swap"
        return when, running.returncode, said

    def _wait(self, running: "subprocess.Popen[str]") -> None:
        """A random part of a build's time; every other time, counted from when it starts to write."""
        moment = self.random.uniform(0.1, 1.05) * self.seconds
        if self.random.random() < 0.5:
            while running.poll() is None and not leftovers(self.root):
                time.sleep(0.002)
            moment *= 0.6
        time.sleep(moment)

    def finish(self) -> None:
        """The next build shows the other version and leaves nothing else."""
        run = run_build(self.root, "html")
        assert run.code == 0, run.said
        assert everything(self.root / "output") == self.sites[1 - self.shown]
        assert leftovers(self.root) == []
        self.shown = 1 - self.shown


@pytest.mark.parametrize("batch", BATCHES)
def test_a_build_killed_at_any_moment_loses_nothing(batch: int, tmp_path: Path, count: Count) -> None:
    project = Stopped(tmp_path, seed=batch)
    for _ in range(STOPS):
        when, _, _ = project.stop(signal.SIGKILL)
        project.finish()
        count(f"builds killed {when}", 1)
    count("builds killed in all", STOPS)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=lambda how: how.name)
@pytest.mark.parametrize("batch", range(by_length(1, 4)))
def test_a_build_asked_to_stop_clears_up_behind_itself(
    batch: int, how: signal.Signals, tmp_path: Path, count: Count
) -> None:
    project = Stopped(tmp_path, seed=batch)
    for _ in range(by_length(3, 10)):
        when, code, said = project.stop(how)
        assert "Traceback" not in said, said
        assert leftovers(tmp_path) == [], said
        if when == "while it wrote":
            assert (code, said) == (128 + how, "\nStopped.\n")
        project.finish()
        count(f"builds stopped by {how.name}", 1)


def test_two_builds_at_once_take_turns_and_say_so(tmp_path: Path, count: Count) -> None:
    root = make_project(tmp_path)
    run_build(root, "html")
    expected = everything(root / "output")
    for _ in range(by_length(1, 5)):
        (root / ".cache" / "last-build.json").unlink()  # else no build has anything to do
        builds = [start_build(root) for _ in range(3)]
        said = [build.communicate(timeout=120)[0] for build in builds]
        assert [build.returncode for build in builds] == [0, 0, 0], said
        assert sum("Another build is at work here; waiting" in words for words in said) >= 1, said
        assert everything(root / "output") == expected
        assert leftovers(root) == []
        count("builds started while another was at work", 2)
