"""How long the tests of trust run, and the figures they print at the end.

`make test-trust` sets TRUST=long; without it they try a little of everything.
"""

import os
from collections import Counter
from collections.abc import Callable

import pytest

LONG = os.environ.get("TRUST") == "long"

Count = Callable[[str, int], None]


def by_length(short: int, long: int) -> int:
    """How many of something this run tries."""
    return long if LONG else short


@pytest.fixture
def count(record_property: Callable[[str, object], None]) -> Count:
    """Adds to a figure that is printed when all is done, whichever process counted it."""

    def add(what: str, number: int = 1) -> None:
        record_property(f"trust: {what}", number)

    return add


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures of all tests together."""
    figures: Counter[str] = Counter()
    seconds = 0.0
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        if "tests/trust/" in report.nodeid:
            seconds += report.duration
            for name, value in report.user_properties:
                if name.startswith("trust: "):
                    figures[name.removeprefix("trust: ")] += int(str(value))
    if figures:
        terminalreporter.section("figures")
        for name, value in sorted(figures.items()):
            terminalreporter.write_line(f"{value:>7,} {name}")
        terminalreporter.write_line(f"{seconds:>7,.0f} seconds of work")
