"""Gives every article its cover and social card, and writes both beside the site."""

from collections.abc import Sequence
from pathlib import Path

from pelican.contents import Content
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from plugins.covers.drawing import Drawing, band, draw
from plugins.covers.kept_cards import pictures
from plugins.covers.palette import Ink, Palette, read_ink, read_palette
from plugins.covers.social_card import Card
from plugins.covers.svg import file, inline

FOLDER = "covers"
# So many articles of a list show their drawing as a part of the page: see the macro `rows` of the theme.
FIRST = 12
SITE_CARD = f"/{FOLDER}/site.png"


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(add_covers)


def add_covers(generator: ArticlesGenerator) -> None:
    """Set on every article `cover_path` and `card_path` (below SITEURL), and `cover_svg` and `cover_band`,
    the drawing in full and as a low band for pages; both are "" where a photo replaces it, and where the
    article is not among the first of any list."""
    studio = _Studio(generator.settings)
    generator.context["site_card"] = SITE_CARD
    articles = (*generator.articles, *generator.translations)
    drawings = [draw(article.original) for article in articles]  # a translation has that of its original
    lists = [of for _, of in (*generator.tags.items(), *generator.categories, *generator.authors)]
    first = {article for of in (generator.articles, *lists) for article in of[:FIRST]}
    first.update(generator.translations)
    for article, drawing in zip(articles, drawings, strict=True):
        # The photographs of the articles were made before.
        article.card_path = article.photo_card or f"/{FOLDER}/{_name(article)}.png"
        if article.cover:
            article.cover_svg = article.cover_band = ""
            article.cover_path = f"/{article.cover.lstrip('/')}"
        else:
            shown = article in first
            article.cover_svg = inline(drawing) if shown else ""
            article.cover_band = inline(band(drawing)) if shown else ""
            article.cover_path = studio.write_cover(article, drawing)
    studio.write_cards(
        [
            ("site", studio.card(draw("site"), "")),
            *(
                (_name(article), studio.card(drawing, article.title))
                for article, drawing in zip(articles, drawings, strict=True)
                if not article.photo_card
            ),
        ]
    )


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
        self._kept = Path(str(settings["CACHE_PATH"])) / "cards"

    def write_cover(self, article: Content, drawing: Drawing) -> str:
        written = self._place(f"{_name(article)}.svg")
        written.write_text(file(drawing, self._palette), "utf-8")
        return f"/{FOLDER}/{_name(article)}.svg"

    def card(self, drawing: Drawing, title: str) -> Card:
        """The card of an article; the site's own, when its title is "", shows its name alone."""
        title, name = (title, self._name) if title not in {"", self._name} else (self._name, "")
        return Card(drawing, title, name, self._palette, self._ink, self._font)

    def write_cards(self, cards: Sequence[tuple[str, Card]]) -> None:
        made = pictures(self._kept, [card for _, card in cards])
        for (name, _), picture in zip(cards, made, strict=True):
            self._place(f"{name}.png").write_bytes(picture)

    def _place(self, name: str) -> Path:
        file = self._folder / name
        file.parent.mkdir(exist_ok=True)
        return file
