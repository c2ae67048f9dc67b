"""Pelican's texts get their photographs from here; what people handed in is not published as it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import PIL
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, PagesGenerator, StaticGenerator
from pelican.plugins import signals

from plugins.articles.slugs import slug_of
from plugins.errors import DataError, Problem
from plugins.fastbuild.kept import kept
from plugins.fastbuild.store import digest
from plugins.photos import check, drawings
from plugins.photos.developed import developed
from plugins.photos.markup import Cover, Picture, addresses, illustrated, linked, targets
from plugins.photos.mentions import PHOTOGRAPHS, SVG, Place, file_of
from plugins.photos.model import FOLDER, Photo, Published, Version, photo
from plugins.photos.opened import Fault
from plugins.photos.recipes import CARD, COVER, LINKED, TEXT, Recipe

_CODE = [Path(__file__).with_name(name).read_bytes() for name in ("developed.py", "opened.py", "recipes.py")]
_CONDITIONS = digest(repr((PIL.__version__, _CODE)).encode())


def register() -> None:
    """Connect to Pelican: before covers are drawn, which only articles without a photograph need."""
    signals.article_generator_pretaxonomy.connect(illustrate_articles)
    signals.page_generator_finalized.connect(illustrate_pages)
    signals.static_generator_finalized.connect(keep_originals_back)


def illustrate_articles(generator: ArticlesGenerator) -> None:
    """Give texts their pictures, and set on every article `cover_photo` (None for a drawing, or for none)
    and `photo_card`, the path below SITEURL of a social card made from it, or ""."""
    articles = (*generator.articles, *generator.translations)
    album = _Album(generator.settings, articles, "articles")
    for article in articles:
        album.illustrate(article)
        address = f"/{article.cover.lstrip('/')}"
        cover = album.photo(address, COVER)
        card = album.photo(address, CARD)
        article.cover_photo = Cover(cover, album.folder) if cover else None
        article.photo_card = f"/{FOLDER}/{card.largest.name}" if card else ""


def illustrate_pages(generator: PagesGenerator) -> None:
    """Give texts their pictures."""
    pages = (*generator.pages, *generator.translations)
    album = _Album(generator.settings, pages, "pages")
    for page in pages:
        album.illustrate(page)


def keep_originals_back(generator: StaticGenerator) -> None:
    """What came from a camera or a telephone may tell where somebody lives."""
    generator.staticfiles[:] = [
        file for file in generator.staticfiles if Path(file.source_path).suffix.lower() not in PHOTOGRAPHS
    ]


@dataclass(frozen=True, slots=True)
class _Order:
    """A photograph to be made, and the text that wants it."""

    file: Path
    recipe: Recipe
    content: Content
    address: str


class _Album:
    """The photographs of some texts, made or found from an earlier build, and written beside the pages.

    Raises DataError with every picture that cannot be used.
    """

    def __init__(self, settings: dict[str, Any], contents: Iterable[Content], name: str) -> None:
        self._content, self._path = Path(settings["PATH"]), settings["SITEPATH"]
        orders = tuple(order for content in contents for order in self._orders(content))
        wanted = {(order.file, order.recipe): order for order in orders}
        names = [digest(file.read_bytes() + recipe.name.encode()) for file, recipe in wanted]
        places = list(wanted)
        made = kept(
            Path(settings["CACHE_PATH"]) / FOLDER / name,
            _CONDITIONS,
            names,
            lambda place: developed(*places[place]),
            words="Making photos",
            fewest=1,
            tidy=True,
        )
        results = dict(zip(places, made, strict=True))
        faults = [
            (order, fault)
            for order in orders
            if isinstance(fault := results[order.file, order.recipe], Fault)
        ]
        if faults:
            raise DataError(tuple(dict.fromkeys(_problem(order, fault) for order, fault in faults)))
        self._photos = {
            key: _written(Path(settings["OUTPUT_PATH"]) / FOLDER, key, versions)
            for key, versions in results.items()
            if versions and not isinstance(versions, Fault)
        }

    def illustrate(self, content: Content) -> None:
        """Put the pictures into a text."""
        html = illustrated(content._content, lambda source: self._picture(self._inside(source)), self.address)
        content._content = linked(html, lambda target: self.photo(self._inside(target), LINKED), self.address)

    def photo(self, address: str, recipe: Recipe) -> Photo | None:
        """The photograph at an address from the site's root; None where there is none or it is too small."""
        file = file_of(address, self._content)
        return self._photos.get((file, recipe)) if file else None

    def address(self, version: Published) -> str:
        """Where a version will be, from the host's root."""
        return f"{self.folder}/{version.name}"

    @property
    def folder(self) -> str:
        """Where they all will be, from the host's root."""
        return f"{self._path}/{FOLDER}"

    def _orders(self, content: Content) -> Iterator[_Order]:
        html = content._content
        named = (
            *((self._inside(address), TEXT) for address in addresses(html)),
            *((self._inside(address), LINKED) for address in targets(html)),
        )
        cover = getattr(content, "cover", "")
        covers = ((f"/{cover.lstrip('/')}", recipe) for recipe in (COVER, CARD)) if cover else ()
        for address, recipe in (*named, *covers):
            file = file_of(address, self._content)
            if file and file.suffix.lower() in PHOTOGRAPHS:
                yield _Order(file, recipe, content, address)

    def _picture(self, address: str) -> Picture | None:
        file = file_of(address, self._content)
        if file and file.suffix.lower() == SVG:
            return drawings.size(file.read_text("utf-8", errors="replace"))
        return self.photo(address, TEXT)

    def _inside(self, address: str) -> str:
        """An address in a finished text as it was written, from the site's root; "" for others."""
        start = f"{self._path}/"
        return address[len(self._path) :] if address.startswith(start) else ""


def _written(folder: Path, key: tuple[Path, Recipe], versions: tuple[Version, ...]) -> Photo:
    file, recipe = key
    name = slug_of(file.stem) or "photo"
    made = photo(name if recipe is TEXT else f"{name}-{recipe.name}", versions)
    folder.mkdir(parents=True, exist_ok=True)
    for place, version in zip(made.versions, versions, strict=True):
        (folder / place.name).write_bytes(version.data)
    return made


def _problem(order: _Order, fault: Fault) -> Problem:
    file = Path(order.content.source_path)
    lines = file.read_text("utf-8-sig").splitlines()
    written = {order.address, order.address.lstrip("/"), quote(order.address)}
    line = next((n for n, line in enumerate(lines, 1) if any(words in line for words in written)), 0)
    return check.problem(file, Place(line, order.address), fault)
