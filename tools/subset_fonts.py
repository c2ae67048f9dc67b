"""Make the site's fonts smaller: `python tools/subset_fonts.py LITERATA_FILES ATKINSON_FILES [OUTPUT]`.

The two folders are `package/files` of the npm packages @fontsource-variable/literata and
@fontsource-variable/atkinson-hyperlegible-next (5.3.0), as `npm pack` delivers them. The fonts' licences
stand beside the results. Prints the size of each file and the numbers that fonts.css needs.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# English and Spanish, the letters of other western European names, and the punctuation of good typesetting.
CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "ÁÉÍÓÚÜÑáéíóúüñ¡¿ÀàÂâÃãÄäÅåÆæÇçÈèÊêËëÎîÏïÔôÕõÖöØøÙùÛûß"
    + "\u00a0\u2009–—‘’“”•…′§©®™°·×±−½«»€"
)
FEATURES = ("kern", "liga", "locl")
FIGURES = ("kern", "locl", "tnum")  # figures of one width for the table of hours
LEFT_OUT = ("vhea", "vmtx", "gasp", "DSIG")


@dataclass(frozen=True, slots=True)
class Cut:
    """One font to make: where it comes from, the weights that stay, the features that stay."""

    name: str
    source: str
    weight: tuple[int, int] | int
    features: tuple[str, ...] = FEATURES


LITERATA = (
    Cut("literata.woff2", "literata-latin-wght-normal.woff2", (400, 650)),
    Cut("literata-italic.woff2", "literata-latin-wght-italic.woff2", 400),
)
ATKINSON = (
    Cut(
        "atkinson.woff2",
        "atkinson-hyperlegible-next-latin-wght-normal.woff2",
        (400, 650),
        FIGURES,
    ),
)


def make(cut: Cut, sources: Path, output: Path) -> TTFont:
    """Write one font; characters go first, because limiting the weights needs a consistent font."""
    font = TTFont(sources / cut.source)
    options = subset.Options()
    options.layout_features = list(cut.features)
    options.drop_tables += LEFT_OUT
    options.hinting = False
    options.name_IDs = [1, 2, 4, 6, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=CHARACTERS)
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": cut.weight})
    font.flavor = "woff2"
    font.save(output / cut.name)
    return font


def report(cut: Cut, font: TTFont, output: Path) -> str:
    """One line: bytes, and the vertical measures as fractions of an em."""
    em = font["head"].unitsPerEm
    line = font["hhea"]
    size = (output / cut.name).stat().st_size
    return f"{cut.name}: {size} bytes, ascent {line.ascent / em:.3f}, descent {-line.descent / em:.3f}\n"


def main(arguments: list[str]) -> None:
    """Make every font of both families."""
    literata, atkinson, *rest = map(Path, arguments)
    output = rest[0] if rest else Path(__file__).parent.parent / "theme" / "static" / "fonts"
    for sources, cuts in ((literata, LITERATA), (atkinson, ATKINSON)):
        for cut in cuts:
            sys.stdout.write(report(cut, make(cut, sources, output), output))


if __name__ == "__main__":
    main(sys.argv[1:])
