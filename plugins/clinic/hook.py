"""Templates get `clinic` from here."""

import os
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pelican.generators import Generator
from pelican.plugins import signals

from plugins.clinic.load import load
from plugins.clinic.pages import pages
from plugins.errors import DataError


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(add_clinic)


def add_clinic(generator: Generator) -> None:
    """Put the practice of the data file CLINIC into the templates' context."""
    today = _today(generator.settings["TIMEZONE"])
    loaded = load(Path(generator.settings["CLINIC"]), today)
    if loaded.clinic is None:
        raise DataError(loaded.problems)
    generator.context["clinic"] = pages(loaded.clinic, today, generator.settings["SITEURL"])


def _today(zone: str) -> date:
    """The day of the build; SOURCE_DATE_EPOCH (reproducible-builds.org) moves it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), ZoneInfo(zone)) if epoch else datetime.now(ZoneInfo(zone))
    return now.date()
