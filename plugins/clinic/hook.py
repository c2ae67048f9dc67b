"""Templates get `clinic` from here."""

from pathlib import Path
from zoneinfo import ZoneInfo

from pelican.generators import Generator
from pelican.plugins import signals

from plugins.clinic.load import load
from plugins.clinic.pages import pages
from plugins.clock import now
from plugins.errors import DataError


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(add_clinic)


def add_clinic(generator: Generator) -> None:
    """Put the practice of the data file CLINIC into the templates' context."""
    today = now(ZoneInfo(generator.settings["TIMEZONE"])).date()
    loaded = load(Path(generator.settings["CLINIC"]), today)
    if loaded.clinic is None:
        raise DataError(loaded.problems)
    generator.context["clinic"] = pages(loaded.clinic, today, generator.settings["SITEURL"])
