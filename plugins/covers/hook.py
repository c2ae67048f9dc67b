"""Gives every article its cover and social card, and writes both beside the site."""

from pathlib import Path

from pelican.contents import Content
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from plugins.covers.drawing import Drawing, band, draw
from plugins.covers.palette import Ink, Palette, read_ink, read_palette
from plugins.covers.social_card import Card, png
from plugins.covers.svg import file, inline

FOLDER = "covers"
SITE_CARD = f"/{FOLDER}/site.png"


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(add_covers)


def add_covers(generator: ArticlesGenerator) -> None:
    """Set on every article `cover_path` and `card_path` (below SITEURL), and `cover_svg` and `cover_band`,
    the drawing in full and as a low band for pages; both are "" where a photo replaces it."""
    studio = _Studio(generator.settings)
    generator.context["site_card"] = SITE_CARD
    studio.write_card("site", draw("site"), generator.settings["SITENAME"])
    for article in (*generator.articles, *generator.translations):
        drawing = draw(article.original)  # a translation has the drawing of its original
        # The photographs of the articles were made before.
        article.card_path = article.photo_card or studio.write_card(_name(article), drawing, article.title)
        if article.cover:
            article.cover_svg = article.cover_band = ""
            article.cover_path = f"/{article.cover.lstrip('/')}"
        else:
            article.cover_svg, article.cover_band = inline(drawing), inline(band(drawing))
            article.cover_path = studio.write_cover(article, drawing)


def _name(article: Content) -> str:
    """What an article's files are called: two languages may have the same slug."""
    return str(article.slug if article.in_default_lang else f"{article.lang}/{article.slug}")


class _Studio:
    """Where the pictures of one build are made, with the theme's colours and letters."""

    def __init__(self, settings: dict[str, object]) -> None:
        static = Path(str(settings["THEME"])) / "static"
        drawings, tokens = static / "css" / "drawing-tokens.css", static / "css" / "tokens.css"
        self._palette: Palette = read_palette(drawings, drawings.read_text("utf-8"))
        self._ink: Ink = read_ink(tokens, tokens.read_text("utf-8"))
        self._font = static / "fonts" / "literata.woff2"
        self._name = str(settings["SITENAME"])
        self._folder = Path(str(settings["OUTPUT_PATH"])) / FOLDER
        self._folder.mkdir(parents=True, exist_ok=True)
        # Drawing a card takes a tenth of a second: what was drawn once is kept.
        self._kept = Path(str(settings["CACHE_PATH"])) / "cards"
        self._kept.mkdir(parents=True, exist_ok=True)

    def write_cover(self, article: Content, drawing: Drawing) -> str:
        written = self._place(f"{_name(article)}.svg")
        written.write_text(file(drawing, self._palette), "utf-8")
        return f"/{FOLDER}/{_name(article)}.svg"

    def write_card(self, name: str, drawing: Drawing, title: str) -> str:
        site = self._name if title != self._name else ""
        card = Card(drawing, title, site, self._palette, self._ink, self._font)
        kept = self._kept / f"{card.key}.png"
        if not kept.is_file():
            fresh = kept.with_suffix(".new")
            fresh.write_bytes(png(card))
            fresh.replace(kept)  # whole or not at all, should somebody pull the plug
        self._place(f"{name}.png").write_bytes(kept.read_bytes())
        return f"/{FOLDER}/{name}.png"

    def _place(self, name: str) -> Path:
        file = self._folder / name
        file.parent.mkdir(exist_ok=True)
        return file
