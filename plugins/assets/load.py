"""The theme's static files, read once."""

from dataclasses import dataclass
from pathlib import Path

from plugins.errors import DataError, Problem

STYLE = "main.css"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the theme; `name` is its path below its folder, with slashes."""

    name: str
    data: bytes

    @property
    def text(self) -> str:
        """The file's text."""
        return self.data.decode("utf-8")


@dataclass(frozen=True, slots=True)
class Sources:
    """theme/static: `styles` from css/, `scripts` from js/, `fonts` from fonts/, `root` from root/.

    What lies in css/pages/ and js/pages/ (`page_scripts`) is for the pages that ask for it.
    """

    styles: tuple[File, ...]
    scripts: tuple[File, ...]
    fonts: tuple[File, ...]
    root: tuple[File, ...]
    page_scripts: tuple[File, ...] = ()

    @property
    def page_styles(self) -> tuple[File, ...]:
        """The style sheets of css/pages/."""
        return tuple(file for file in self.styles if file.name.startswith("pages/"))

    def style(self, name: str) -> File | None:
        """The style sheet of this name; None when there is none."""
        return next((file for file in self.styles if file.name == name), None)


def load(static: Path) -> Sources:
    """Read theme/static. Raises DataError when there is no style sheet to start from."""
    sources = Sources(
        styles=_files(static / "css", "**/*.css"),
        scripts=_files(static / "js", "*.js"),
        fonts=_files(static / "fonts", "*.woff2"),
        root=_files(static / "root", "*"),
        page_scripts=_files(static / "js" / "pages", "*.js"),
    )
    if sources.style(STYLE) is None:
        raise DataError((Problem(static / "css" / STYLE, 0, "The theme has no style sheet."),))
    return sources


def _files(folder: Path, pattern: str) -> tuple[File, ...]:
    paths = sorted(path for path in folder.glob(pattern) if path.is_file())
    return tuple(File(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)
