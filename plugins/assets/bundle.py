"""Sources → the files to publish and their addresses. The same sources give the same names.

A name carries a hash of the content, so that browsers may keep the file for ever.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby, product
from pathlib import Path, PurePosixPath
from posixpath import normpath
from string import ascii_lowercase

import minify
from rcssmin import cssmin

from plugins.assets.load import STYLE, File, Sources
from plugins.errors import DataError, Problem

FOLDER = "theme"
ITALIC = "-italic.woff2"

_IMPORT = re.compile(r"""@import\s+url\("(?P<file>[^"]+)"\)(?:\s+layer\((?P<layer>[\w-]+)\))?\s*;""")
_LEFT = re.compile(
    r"""/\*.*?\*/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?P<import>@import\b[^;{}]*)""",
    re.DOTALL | re.IGNORECASE,
)
_EXPORT = re.compile(r"^export (?=async |class |const |function |let )", re.MULTILINE)
_MODULE_IMPORT = re.compile(r"^import\s", re.MULTILINE)
# How the minifier ends a sentence.
_PLACE = re.compile(r"(?P<what>.*?) on line (?P<line>\d+) and column \d+\b.*")
# Class names of the form "card--lead" are not preceded by one of these.
_PROPERTY = re.compile(r"(?<=[{;(])--[a-z][\w-]*")
_URL = re.compile(r"""url\(\s*["']?(?P<target>[^"')]+)["']?\s*\)""")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files to write, by path below the output, and what templates ask for as addresses.

    `fonts` are those the first words of every page are set in, `italics` the others. `pages` has the
    addresses of what belongs to one kind of page, by name: "article.css", "search.js".
    """

    files: tuple[File, ...]
    js: str
    fonts: tuple[str, ...]
    italics: tuple[str, ...]
    pages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A piece of the style sheet and the layer it belongs to ("" for none)."""

    layer: str
    css: str


def bundle(sources: Sources, sitepath: str, theme: Path) -> Bundle:
    """Everything to publish, for a site that starts at `sitepath` ("" as a rule).

    Raises DataError with each missing file; `theme` is the folder to name in the sentences.
    """
    problems: list[Problem] = []
    fonts = tuple(_hashed(font.name, font.data) for font in sources.fonts)
    named = {font.name: file.name for font, file in zip(sources.fonts, fonts, strict=True)}
    common = "".join(_layered(_inlined(sources, sources.style(STYLE), theme / "css", problems)))
    common = _URL.sub(
        lambda match: f"url({_font(match['target'], named, sitepath, theme, problems)})", common
    )
    styles = {
        PurePosixPath(file.name).name: common + _own(sources, file, theme / "css", problems)
        for file in sources.page_styles
    }
    for folder, scripts in ((theme / "js", sources.scripts), (theme / "js/pages", sources.page_scripts)):
        problems.extend(problem for file in scripts for problem in _mistakes(file, folder))
    problems.extend(problem for file in sources.scripts for problem in _imports(file, theme / "js"))
    if problems:
        raise DataError(tuple(problems))
    script = _hashed("site.js", _small("".join(map(_block, sources.scripts))).encode())
    pages = {name: _hashed(name, _shortened(text).encode()) for name, text in styles.items()}
    pages |= {file.name: _hashed(file.name, _small(file.text).encode()) for file in sources.page_scripts}
    return Bundle(
        files=(*pages.values(), script, *fonts, *sources.root),
        js=f"{sitepath}/{script.name}",
        fonts=tuple(f"{sitepath}/{named[name]}" for name in named if not name.endswith(ITALIC)),
        italics=tuple(f"{sitepath}/{named[name]}" for name in named if name.endswith(ITALIC)),
        pages={name: f"{sitepath}/{file.name}" for name, file in pages.items()},
    )


def _own(sources: Sources, file: File, folder: Path, problems: list[Problem]) -> str:
    """What one kind of page has besides, as one more block of the layer of components."""
    css = "".join(sheet.css for sheet in _inlined(sources, file, folder, problems))
    return f"@layer components{{{css}}}" if css else ""


def _inlined(sources: Sources, main: File | None, folder: Path, problems: list[Problem]) -> Iterator[Sheet]:
    """A style sheet with each @import replaced by its file, in order.

    Each file is made small by itself: inside a layer, rcssmin takes ".prose :is(ul)" for a declaration
    and drops the space.
    """
    text, name = (main.text, main.name) if main else ("", STYLE)
    problems.extend(_left(folder / name, _IMPORT.sub(lambda match: "\n" * match[0].count("\n"), text)))
    end = 0
    for match in _IMPORT.finditer(text):
        yield Sheet("", cssmin(text[end : match.start()]))
        end = match.end()
        line = text.count("\n", 0, match.start()) + 1
        file = sources.style(normpath(PurePosixPath(name).parent / match["file"]))
        if file is None:
            problems.append(Problem(folder / name, line, f'There is no style sheet "{match["file"]}".'))
        else:
            problems.extend(_left(folder / file.name, file.text))
            yield Sheet(match["layer"] or "", cssmin(file.text))
    yield Sheet("", cssmin(text[end:]))


def _left(sheet: Path, text: str) -> Iterator[Problem]:
    """Each @import that no file has taken the place of, which a browser would ask for, or pass over."""
    for match in _LEFT.finditer(text):
        if match["import"]:
            line = text.count("\n", 0, match.start()) + 1
            sentence = f'"{" ".join(match[0].split())}" is not followed.'
            advice = f'Write it like the others, in {STYLE} or a sheet of pages/: @import url("name.css");'
            yield Problem(sheet, line, sentence, advice)


def _layered(sheets: Iterable[Sheet]) -> Iterator[str]:
    """Neighbours of one layer as one block (CSS Cascade 5, 6.4.4: the order within a layer stays)."""
    written = (sheet for sheet in sheets if sheet.css)
    for layer, neighbours in groupby(written, key=lambda sheet: sheet.layer):
        css = "".join(sheet.css for sheet in neighbours)
        yield f"@layer {layer}{{{css}}}" if layer else css


def _small(script: str) -> str:
    """The same script in fewer letters."""
    return str(minify.string("application/javascript", script))


def _mistakes(script: File, folder: Path) -> Iterator[Problem]:
    try:
        _small(script.text)
    except minify.MinifyError as error:
        found = _PLACE.fullmatch(" ".join(str(error).split()))
        what, line = (found["what"], int(found["line"])) if found else (str(error), 0)
        sentence = f"No browser could read this script: {what}."
        yield Problem(folder / script.name, line, sentence, "Compare it with the history.")


def _block(script: File) -> str:
    """A module as a block of one larger module: its names stay its own. Only tests use its exports."""
    return "{" + _EXPORT.sub("", script.text) + "}\n"


def _imports(script: File, folder: Path) -> Iterator[Problem]:
    for match in _MODULE_IMPORT.finditer(script.text):
        line = script.text.count("\n", 0, match.start()) + 1
        sentence = "A script of the theme cannot import another: they are bundled into one file."
        yield Problem(folder / script.name, line, sentence)


def _short_names(css: str) -> dict[str, str]:
    """The shortest names for custom properties: their long ones are for whoever reads the sources."""
    properties = [name for name, _ in Counter(_PROPERTY.findall(css)).most_common()]
    letters = (*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2)))
    return {name: f"--{letter}" for name, letter in zip(properties, letters, strict=False)}


def _shortened(css: str) -> str:
    short = _short_names(css)
    return _PROPERTY.sub(lambda match: short[match[0]], css)


def _font(target: str, named: dict[str, str], sitepath: str, theme: Path, problems: list[Problem]) -> str:
    name = PurePosixPath(target).name
    if name in named:
        return f"{sitepath}/{named[name]}"
    problems.append(Problem(theme / "css", 0, f'A style sheet wants the file "{target}", and there is none.'))
    return ""


def _hashed(name: str, data: bytes) -> File:
    """The file under its published name: theme/site.1f2e3d4c.css."""
    path = PurePosixPath(name)
    return File(f"{FOLDER}/{path.stem}.{sha256(data).hexdigest()[:8]}{path.suffix}", data)
