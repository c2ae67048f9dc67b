"""Templates get `clinic` from here, and the site its files for address books and calendars."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from pelican.generators import Generator
from pelican.plugins import signals

from plugins.clinic.closures_calendar import closures_calendar
from plugins.clinic.load import load
from plugins.clinic.model import Clinic
from plugins.clinic.pages import pages
from plugins.clinic.vcard import vcard, vcard3
from plugins.clock import now
from plugins.errors import DataError

_FILES: dict[str, Callable[[Clinic, str], str]] = {
    "contact.vcf": vcard,
    "contact-3.vcf": vcard3,
    "closures.ics": closures_calendar,
}


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(add_clinic)
    signals.all_generators_finalized.connect(write_files)


def add_clinic(generator: Generator) -> None:
    """Put the practice of the data file CLINIC into the templates' context."""
    if "clinic" in generator.context:
        return  # the generators share one context
    today = now(ZoneInfo(generator.settings["TIMEZONE"])).date()
    loaded = load(Path(generator.settings["CLINIC"]), today)
    if loaded.clinic is None:
        raise DataError(loaded.problems)
    said = partial(pages, loaded.clinic, today, generator.settings["SITEURL"])
    generator.context["clinic"] = said()
    # The languages plugin asks for it where a page is in another language.
    generator.context.setdefault("in_language", {})["clinic"] = said
    generator.context["clinic_model"] = loaded.clinic


def write_files(generators: Sequence[Generator]) -> None:
    """The cards and the calendar, at the top of the site."""
    settings = generators[0].settings
    output = Path(settings["OUTPUT_PATH"])
    output.mkdir(parents=True, exist_ok=True)
    for name, text in _FILES.items():
        content = text(generators[0].context["clinic_model"], settings["SITEURL"])
        (output / name).write_bytes(content.encode())
