"""The rules of the theme's style sheets, fonts and templates (theme/static, theme/templates)."""

import re
from pathlib import Path

import brotli
import pytest
from fontTools.ttLib import TTFont

from plugins.assets.bundle import Bundle, bundle
from plugins.assets.load import load

THEME = Path(__file__).parents[2] / "theme"
CSS = THEME / "static" / "css"
STYLES = sorted(CSS.rglob("*.css"))
PAGES = CSS / "pages"
TEMPLATES = "".join(file.read_text("utf-8") for file in sorted((THEME / "templates").rglob("*.html")))
FONTS = THEME / "static" / "fonts"
KB = 1000

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CONDITION = re.compile(r"@media[^{]*|@page[^}]*")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|color-mix)a?\(", re.IGNORECASE)
SIZE = re.compile(r"(?<![\w.-])[\d.]+(?:rem|px|pt|cm)\b")
LAYERS = ("reset", "tokens", "base", "layout", "components", "print")


def rules(file: Path) -> str:
    """A style sheet without its comments, the conditions of its media queries and the size of its paper."""
    return CONDITION.sub("", COMMENT.sub("", file.read_text("utf-8")))


def name(file: Path) -> str:
    return file.relative_to(THEME).as_posix()


@pytest.fixture(scope="module")
def made() -> Bundle:
    return bundle(load(THEME / "static"), "", THEME / "static")


@pytest.mark.parametrize("file", [file for file in STYLES if not file.name.endswith("tokens.css")], ids=name)
def test_raw_colours_stand_in_tokens_only(file: Path) -> None:
    assert COLOUR.findall(rules(file)) == []


@pytest.mark.parametrize("file", [file for file in STYLES if not file.name.endswith("tokens.css")], ids=name)
def test_raw_sizes_stand_in_tokens_only(file: Path) -> None:
    allowed = "clamp(2rem, 5vw, 5rem)", "max(7rem, 16.67vw)", "minmax(22rem, 26rem)"  # shapes of drawings
    text = rules(file)
    for shape in allowed:
        text = text.replace(shape, "")
    assert SIZE.findall(text) == []


@pytest.mark.parametrize("file", STYLES, ids=name)
def test_each_file_begins_with_what_it_is_for(file: Path) -> None:
    assert file.read_text("utf-8").startswith("/* ")


def test_no_style_sheet_is_forgotten() -> None:
    imported = {
        file.name: re.findall(r'url\("(?:\.\./)?([^"]+\.css)"\)', file.read_text("utf-8")) for file in STYLES
    }
    common = {file.relative_to(CSS).as_posix() for file in STYLES if file.parent != PAGES} - {"main.css"}
    assert {name for names in imported.values() for name in names} == common
    assert set(re.findall(r'"([\w-]+)\.css"', TEMPLATES)) == {
        file.stem for file in STYLES if file.parent == PAGES
    }


def test_the_order_of_the_layers_comes_first(made: Bundle) -> None:
    sheets = [file.text for file in made.files if file.name.endswith(".css")]
    assert all(sheet.startswith(f"@layer {','.join(LAYERS)};") for sheet in sheets)


def test_every_token_that_is_used_exists_and_the_other_way_round() -> None:
    text = "".join(map(rules, STYLES))
    used, defined = set(re.findall(r"var\((--[\w-]+)", text)), set(re.findall(r"[{;]\s*(--[\w-]+):", text))
    covers = {token for token in defined if token.startswith("--cover-sky-")}
    assert used - defined == set()
    assert defined - used - covers == set()


def test_every_kind_of_page_has_a_light_style_sheet(made: Bundle) -> None:
    weights = {
        file.name: len(brotli.compress(file.data)) for file in made.files if file.name.endswith(".css")
    }
    assert {name: weight for name, weight in weights.items() if weight > 5 * KB} == {}


def test_the_scripts_of_a_page_are_light(made: Bundle) -> None:
    """Every page has the common file, and no page has more than one of its own."""
    weights = {file.name: len(brotli.compress(file.data)) for file in made.files if file.name.endswith(".js")}
    common = weights.pop(next(name for name in weights if name.startswith("theme/site.")))
    assert common + max(weights.values()) <= 3 * KB


def test_the_fonts_are_light() -> None:
    assert sum(font.stat().st_size for font in FONTS.glob("*.woff2")) <= 60 * KB


def test_each_family_has_its_licence_beside_it() -> None:
    assert len(list(FONTS.glob("OFL-*.txt"))) == 2


@pytest.mark.parametrize("font", sorted(FONTS.glob("*.woff2")), ids=lambda font: font.name)
def test_fonts_hold_spanish_and_good_punctuation(font: Path) -> None:
    wanted = set("áéíóúüñÁÉÍÓÚÜÑ¿¡–—‘’“”…•éèçöøß\u00a0")
    assert wanted <= set(map(chr, TTFont(font).getBestCmap()))


@pytest.mark.parametrize(("family", "font"), [("Literata", "literata.woff2"), ("Atkinson", "atkinson.woff2")])
def test_stand_ins_take_the_height_of_the_font(family: str, font: str) -> None:
    """ascent-override times size-adjust is the font's own ascent, so that no line moves."""
    measures = TTFont(FONTS / font)
    em, line = measures["head"].unitsPerEm, measures["hhea"]
    faces = re.findall(r"@font-face \{[^}]*\}", rules(CSS / "fonts.css"))
    stand_ins = [face for face in faces if f'"{family} ' in face and "size-adjust" in face]
    assert stand_ins
    for face in stand_ins:
        value = {key: float(number) for key, number in re.findall(r"([\w-]+): ([\d.]+)%", face)}
        scale = value["size-adjust"] / 100
        assert value["ascent-override"] * scale == pytest.approx(100 * line.ascent / em, abs=0.3)
        assert value["descent-override"] * scale == pytest.approx(-100 * line.descent / em, abs=0.3)


@pytest.mark.parametrize("template", sorted((THEME / "templates").rglob("*.html")), ids=name)
def test_templates_fit_on_a_screen_and_carry_no_style_or_script(template: Path) -> None:
    text = template.read_text("utf-8")
    assert text.count("\n") <= 90
    assert not re.search(r"\sstyle=|\son\w+=|<style", text)


def classes(css: str) -> set[str]:
    return set(re.findall(r"\.([a-z][a-z_-]+)(?![\w.-]*[;)])", css))


def test_every_page_has_the_styles_of_the_classes_it_uses(real_site: Path) -> None:
    styled = classes("".join(map(rules, STYLES)))
    for page in sorted(real_site.rglob("*.html")):
        html = page.read_text("utf-8")
        used = {name for value in re.findall(r'class="([^"]+)"', html) for name in value.split()}
        linked = "".join(
            (real_site / sheet).read_text("utf-8")
            for sheet in re.findall(r'href="/(theme/[^"]+\.css)"', html)
        )
        assert (page.name, (used & styled) - classes(linked)) == (page.name, set())
