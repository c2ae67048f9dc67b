"""Writes the theme's files and tells templates their addresses, as `assets`."""

from collections.abc import Sequence
from pathlib import Path

from pelican.generators import Generator
from pelican.plugins import signals

from plugins.assets.bundle import bundle
from plugins.assets.load import load


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(publish)


def publish(generators: Sequence[Generator]) -> None:
    """Bundle on every run, so that `make serve` shows changes of the theme."""
    settings = generators[0].settings
    static = Path(settings["THEME"]) / "static"
    made = bundle(load(static), settings["SITEPATH"], static)
    for file in made.files:
        target = Path(settings["OUTPUT_PATH"]) / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    for generator in generators:
        generator.context["assets"] = made
