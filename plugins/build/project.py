"""Where things are in a project."""

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
PREVIEW_FOLDER = "preview"


@dataclass(frozen=True, slots=True)
class Project:
    """A project's places: what its people write is under `root`; settings, theme and plugins under HERE.

    `built` names the directory of the finished site: "output", or "preview" for one with drafts.
    """

    root: Path = HERE
    built: str = "output"

    @property
    def content(self) -> Path:
        """What people write, but for the bibliography."""
        return self.root / "content"

    @property
    def articles(self) -> Path:
        """The directory of the articles' Markdown files."""
        return self.content / "articles"

    @property
    def pages(self) -> Path:
        """The directory of the pages' Markdown files."""
        return self.content / "pages"

    @property
    def clinic(self) -> Path:
        """The practice's data file."""
        return self.content / "clinic.yaml"

    @property
    def authors(self) -> Path:
        """What is known of those who write."""
        return self.content / "authors.yaml"

    @property
    def bibliography(self) -> Path:
        """The directory of the .bib files."""
        return self.root / "bibliography"

    @property
    def output(self) -> Path:
        """The finished site."""
        return self.root / self.built

    @property
    def cache(self) -> Path:
        """What is kept from build to build; it may be deleted at any time."""
        return self.root / ".cache"

    @property
    def overrides(self) -> dict[str, str]:
        """The Pelican settings that name these places."""
        return {
            "PATH": str(self.content),
            "BIBLIOGRAPHY": str(self.bibliography),
            "CLINIC": str(self.clinic),
            "AUTHORS": str(self.authors),
            "CACHE_PATH": str(self.cache),
        }
