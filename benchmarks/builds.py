"""How long whole builds take: Pelican as it comes, Pelican with the plugin, this project, and Hugo.

    python benchmarks/builds.py --articles 1000,10000 --rounds 3 --hugo PATH/TO/hugo

Every size is built in a temporary directory, in rounds in which the builders take turns, so that a change of
the machine's speed meets all of them: "cold" (nothing kept), "edit" (a sentence more in one article) and
"nothing" (nothing changed). The tables give medians, and medians of each round's ratios to Hugo and to plain
Pelican. Pelican's two outputs are compared byte by byte after every build; any difference ends the program.
"""

import argparse
import filecmp
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE))

from benchmarks.corpus import make  # noqa: E402

SCENARIOS = ("cold", "edit", "nothing")


@dataclass(frozen=True, slots=True)
class Seconds:
    """One build: wall clock, processor time and memory (MB, at its peak) of all its processes."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Builder:
    """One way to build a site: its command, what to remove before a cold build, the article to edit."""

    name: str
    command: list[str]
    directory: Path
    kept: tuple[str, ...]
    article: Path
    seen: dict[str, list[Seconds]] = field(default_factory=dict)

    def build(self, scenario: str, round_: int) -> None:
        """Build once; a failing build ends the program."""
        if scenario == "cold":
            # Moved, not removed: ext4 is slow to make files for a minute after it has removed as many.
            for path in (self.directory / name for name in self.kept):
                if path.exists():
                    path.rename(path.with_name(f"{path.name}.{round_}"))
        elif scenario == "edit":
            with self.article.open("a", encoding="utf-8") as file:
                file.write(f"\nA sentence more, number {round_}.\n")
        self.seen.setdefault(scenario, []).append(timed(self.command, self.directory))


def timed(command: list[str], directory: Path) -> Seconds:
    """Run a program to its end."""
    started = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(HERE), "PYTHONHASHSEED": "1"}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=directory, env=environment, stdout=said, stderr=said)
        over, peaks = threading.Event(), [0]
        watcher = threading.Thread(target=_watch, args=(process.pid, over, peaks))
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        over.set()
        watcher.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(command)}\n{said.read().decode()}")
    wall = time.perf_counter() - started
    return Seconds(wall, usage.ru_utime + usage.ru_stime, max(peaks) / 1024 or usage.ru_maxrss / 1024)


def _watch(process: int, over: threading.Event, peaks: list[int]) -> None:
    """Now and then, the memory (kB) of a process and its children; what they share counts once.

    Only Linux tells; elsewhere the largest process's stands for all.
    """
    while not over.wait(0.05):
        peaks.append(sum(map(_proportional, _family(process))))


def _family(process: int) -> list[int]:
    try:
        tasks = [task / "children" for task in Path(f"/proc/{process}/task").iterdir()]
        children = [int(child) for task in tasks for child in task.read_text().split()]
    except OSError:
        return [process]
    return [process, *(one for child in children for one in _family(child))]


def _proportional(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # over already
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def builders(root: Path, count: int, hugo: str | None, project: bool) -> list[Builder]:
    """Everything that is to be measured, each with a site of its own."""
    kinds = ("pelican", *(("hugo",) if hugo else ()), *(("project",) if project else ()))
    make(root, count, kinds)
    shutil.copytree(root / "pelican", root / "fast")
    edited = f"article-{count // 2}.md"
    made = [
        Builder("plain Pelican", _pelican("pelicanconf.py"), root / "pelican", ("output", "cache"),
                root / "pelican" / "content" / edited),
        Builder("with the plugin", _pelican("pelicanconf_fast.py"), root / "fast", ("output", "cache"),
                root / "fast" / "content" / edited),
    ]  # fmt: skip
    if project:
        place = root / "project"
        command = [sys.executable, "-m", "plugins.build", "--root", str(place), "html"]
        made.append(
            Builder("this project", command, HERE, (str(place / "output"), str(place / ".cache")),
                    place / "content" / "articles" / edited)
        )  # fmt: skip
    if hugo:
        place = root / "hugo"
        made.append(
            Builder("Hugo", [hugo, "--quiet", "-d", "output"], place, ("output", "resources"),
                    place / "content" / "posts" / edited)
        )  # fmt: skip
    return made


def _pelican(settings: str) -> list[str]:
    return [sys.executable, "-m", "pelican", "content", "-s", settings, "-q"]


def measure(root: Path, count: int, rounds: int, hugo: str | None, project: bool) -> list[Builder]:
    """All builders, with what was measured."""
    made = builders(root, count, hugo, project)
    for round_ in range(rounds):
        for scenario in SCENARIOS:
            for builder in made:
                builder.build(scenario, round_)
            if list(_differences(root / "pelican" / "output", root / "fast" / "output")):
                raise SystemExit(f"After {scenario}, the plugin's pages are not plain Pelican's.")
    return made


def _differences(one: Path, other: Path) -> Iterator[str]:
    names = [
        {file.relative_to(place) for file in place.rglob("*") if file.is_file()} for place in (one, other)
    ]
    yield from (str(name) for name in names[0] ^ names[1])
    yield from (str(name) for name in names[0] & names[1] if not filecmp.cmp(one / name, other / name, False))


def table(count: int, made: list[Builder]) -> str:
    """The measurements of one size as a table in Markdown."""
    by_name = {builder.name: builder for builder in made}
    lines = [
        f"### {count:,} articles\n",
        "| builder | build | wall s | CPU s | MB | CPU ÷ Hugo | wall ÷ Hugo | CPU ÷ plain | wall ÷ plain |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for scenario in SCENARIOS:
        for builder in made:
            seen = builder.seen[scenario]
            ratios = [
                _ratio(seen, by_name[base].seen[scenario] if base in by_name else [], what)
                for base in ("Hugo", "plain Pelican")
                for what in ("cpu", "wall")
            ]
            figures = [_median(seen, what) for what in ("wall", "cpu", "memory")]
            shown = [f"{figures[0]:.2f}", f"{figures[1]:.2f}", f"{figures[2]:.0f}", *ratios]
            lines.append(f"| {builder.name} | {scenario} | {' | '.join(shown)} |")
    return "\n".join(lines)


def growth(sizes: dict[int, list[Builder]]) -> str:
    """How CPU time grows from size to size: 1 is with the number of articles, 2 with its square."""
    lines = [
        "### Growth of CPU time (exponent)\n",
        "| builder | build | from | to | exponent |",
        "|---|---|--:|--:|--:|",
    ]
    counts = sorted(sizes)
    for small, large in pairwise(counts):
        for one, other in zip(sizes[small], sizes[large], strict=True):
            for scenario in SCENARIOS:
                times = _median(other.seen[scenario], "cpu") / _median(one.seen[scenario], "cpu")
                exponent = math.log(times) / math.log(large / small)
                lines.append(f"| {one.name} | {scenario} | {small:,} | {large:,} | {exponent:.2f} |")
    return "\n".join(lines)


def _median(seen: list[Seconds], what: str) -> float:
    return statistics.median(getattr(one, what) for one in seen)


def _ratio(seen: list[Seconds], base: list[Seconds], what: str) -> str:
    if not base or seen is base:
        return ""
    value: Callable[[Seconds], float] = lambda one: getattr(one, what)  # noqa: E731
    return f"{statistics.median(value(one) / value(two) for one, two in zip(seen, base, strict=True)):.2f}"


def found_hugo() -> str | None:
    """Hugo, installed for everybody or with the other programs that are only measured."""
    installed = map(str, HERE.glob(".venv-peers/lib/python*/site-packages/hugo/binaries/hugo*"))
    return shutil.which("hugo") or next(installed, None)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", default="1000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--hugo", default=shutil.which("hugo"), help="the program; found by itself on the PATH"
    )
    parser.add_argument("--without-project", action="store_true", help="measure only plain sites")
    options = parser.parse_args()
    sizes: dict[int, list[Builder]] = {}
    for number in map(int, options.articles.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            sizes[number] = measure(
                Path(folder), number, options.rounds, options.hugo, not options.without_project
            )
        print(table(number, sizes[number]), end="\n\n", flush=True)
    if len(sizes) > 1:
        print(growth(sizes))
