"""The list of the old post, entered as it was published, prints as it was published."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
OLD_POST = ROOT / "tests" / "data" / "old_post"


def entries(text: str) -> list[str]:
    """One string an entry; any kind of space is one blank."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_the_old_list_renders_as_published() -> None:
    bib = OLD_POST / "old.bib"
    run = subprocess.run(
        [sys.executable, "-m", "plugins.apa", "references", "--bib", bib, "--format", "text"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert entries(run.stdout) == entries((OLD_POST / "expected.txt").read_text("utf-8"))
