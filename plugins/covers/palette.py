"""The colours of covers, read from the theme's tokens: no colour stands in two places."""

import re
from dataclasses import dataclass
from pathlib import Path

from plugins.covers.drawing import Hour
from plugins.errors import DataError, Problem

_TOKEN = re.compile(r"--cover-(?P<name>[a-z-]+):\s*(?P<colour>#[0-9a-f]{3,8})\s*;")
_DARK = "(prefers-color-scheme: dark)"
_NAMES = frozenset({"sky", "sun", "far", "near", "water", "glint", "bank", "deep"})


@dataclass(frozen=True, slots=True)
class Swatch:
    """One token: "sky" or "sky-dawn", and its colour."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Palette:
    """The tokens of both schemes; a token with an hour in its name goes before the one without."""

    lights: tuple[Swatch, ...]
    darks: tuple[Swatch, ...]

    def light(self, name: str, hour: Hour) -> str:
        """The colour in the light scheme."""
        return _colour(self.lights, name, hour)

    def dark(self, name: str, hour: Hour) -> str:
        """The colour in the dark scheme."""
        return _colour(self.darks, name, hour)


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of words and of what they stand on, in the light scheme."""

    paper: str
    ink: str
    soft: str


def read_ink(file: Path, css: str) -> Ink:
    """Read the text of tokens.css. Raises DataError when a colour is missing."""
    colours = {name: re.search(rf"--{name}:\s*(#[0-9a-f]{{3,8}})", css) for name in ("paper", "ink", "soft")}
    problems = tuple(
        Problem(file, 0, f'The light colour "--{name}" is missing.')
        for name, found in colours.items()
        if found is None
    )
    if problems:
        raise DataError(problems)
    return Ink(**{name: found[1] for name, found in colours.items() if found})


def read_palette(file: Path, css: str) -> Palette:
    """Read the text of drawing-tokens.css. Raises DataError when a colour is missing."""
    light, _, dark = css.partition(_DARK)
    palette = Palette(_swatches(light), _swatches(dark))
    problems = tuple(
        Problem(file, 0, f'The {scheme} colour "--cover-{name}" is missing.')
        for scheme, swatches in (("light", palette.lights), ("dark", palette.darks))
        for name in sorted(_NAMES - {swatch.name for swatch in swatches})
    )
    if problems:
        raise DataError(problems)
    return palette


def _swatches(css: str) -> tuple[Swatch, ...]:
    return tuple(Swatch(match["name"], match["colour"]) for match in _TOKEN.finditer(css))


def _colour(swatches: tuple[Swatch, ...], name: str, hour: Hour) -> str:
    wanted = (f"{name}-{hour.value}", name)
    return next(swatch.colour for choice in wanted for swatch in swatches if swatch.name == choice)
