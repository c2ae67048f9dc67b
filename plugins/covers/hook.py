"""Gives every article its cover and writes the covers beside the site."""

from pathlib import Path

from pelican.contents import Content
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from plugins.covers.drawing import band, draw
from plugins.covers.palette import Palette, read_palette
from plugins.covers.svg import file, inline

FOLDER = "covers"


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(add_covers)


def add_covers(generator: ArticlesGenerator) -> None:
    """Set on every article `cover_path` (below SITEURL), and `cover_svg` and `cover_band`, the drawing in
    full and as a low band for pages; both are "" where a photo replaces it."""
    tokens = Path(generator.settings["THEME"]) / "static" / "css" / "drawing-tokens.css"
    palette = read_palette(tokens, tokens.read_text("utf-8"))
    folder = Path(generator.settings["OUTPUT_PATH"]) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for article in (*generator.articles, *generator.translations):
        if article.cover:
            article.cover_svg = article.cover_band = ""
            article.cover_path = f"/{article.cover.lstrip('/')}"
        else:
            _draw_cover(article, folder, palette)


def _draw_cover(article: Content, folder: Path, palette: Palette) -> None:
    drawing = draw(article.slug)
    article.cover_svg, article.cover_band = inline(drawing), inline(band(drawing))
    article.cover_path = f"/{FOLDER}/{article.slug}.svg"
    (folder / f"{article.slug}.svg").write_text(file(drawing, palette), "utf-8")
