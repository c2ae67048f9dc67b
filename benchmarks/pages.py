"""How fast pages appear on a telephone, as Lighthouse measures it.

    python benchmarks/pages.py --rounds 5 --busy 2

The site is built, served with the headers a host would send, and each kind of page is loaded in every round.
Lighthouse takes the times of a real load and works out what a telephone of the middle class (four times
slower) on a slow network (150 ms, 1.6 Mbit/s) would make of them. The server does not compress, which a host
does: with one, pages come sooner. With `--busy`, so many processes keep the computer busy meanwhile.
"""

import argparse
import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE))

from plugins.build.serve import server  # noqa: E402
from tests.browser.lighthouse import ADDRESSES, Audited, audit  # noqa: E402


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--busy", type=int, default=0, metavar="PROCESSES")
    options = parser.parse_args(arguments)
    found: dict[str, list[Audited]] = {address: [] for address in ADDRESSES}
    with tempfile.TemporaryDirectory() as directory, busy(options.busy), served(Path(directory)) as origin:
        for number in range(options.rounds):
            for address in ADDRESSES:
                found[address].append(audit(origin + address, ["performance"], os.environ["CHROMIUM"]))
            print(f"round {number + 1} of {options.rounds}", file=sys.stderr)
    print(table(found))
    return 0


def table(found: dict[str, list[Audited]]) -> str:
    """One line a page: how often it scored what, and the medians of its figures."""
    lines = [
        "| page | scores | first paint s | largest paint s | speed index s | blocked ms | shift |",
        "|---|---|--:|--:|--:|--:|--:|",
    ]
    for address, runs in found.items():
        scores = sorted((run.scores["performance"] for run in runs), reverse=True)
        said = ", ".join(f"{scores.count(score)} × {score}" for score in dict.fromkeys(scores))
        first, largest, index, blocked, shift = (
            statistics.median(run.figures[name] for run in runs) for name in runs[0].figures
        )
        name = address if len(address) < 30 else f"{address[:27]}…"
        lines.append(
            f"| `{name}` | {said} | {first / 1000:.2f} | {largest / 1000:.2f} "
            f"| {index / 1000:.2f} | {blocked:.0f} | {shift:.3f} |"
        )
    speeds = [run.speed for runs in found.values() for run in runs]
    lines += [
        "",
        f"Speed of the computer by Lighthouse's own benchmark: {min(speeds):.0f} to {max(speeds):.0f}.",
    ]
    return "\n".join(lines)


@contextmanager
def served(root: Path) -> Iterator[str]:
    """The real site, built anew, and where it answers."""
    for name in ("content", "bibliography"):
        shutil.copytree(HERE / name, root / name)
    build = [sys.executable, "-m", "plugins.build", "--root", str(root), "html"]
    subprocess.run(build, cwd=HERE, check=True, stdout=sys.stderr)
    with server(root / "output", 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """So many processes that do nothing but work."""
    workers = [multiprocessing.Process(target=_work, daemon=True) for _ in range(processes)]
    for worker in workers:
        worker.start()
    try:
        yield
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def _work() -> None:
    while True:
        pass


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
