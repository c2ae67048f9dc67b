"""The theme's files, bundled."""

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.assets.bundle import bundle
from plugins.assets.load import File, Sources
from plugins.errors import DataError

THEME = Path("theme/static")


def sources(**styles: str) -> Sources:
    """A small theme: main.css imports what its keyword arguments say, in their order."""
    imports = "".join(f'@import url("{name}.css") layer({name});\n' for name in styles)
    main = f"@layer {', '.join(styles)};\n{imports}"
    return Sources(
        styles=(
            File("main.css", main.encode()),
            *(File(f"{name}.css", css.encode()) for name, css in styles.items()),
            File("pages/plain.css", b"/* nothing besides */"),
        ),
        scripts=(File("opening.js", b"// says when we are open\nexport const open = now();\nshow(open);\n"),),
        fonts=(File("serif.woff2", b"roman"), File("serif-italic.woff2", b"italic")),
        root=(File("favicon.ico", b"sun"),),
    )


def css(given: Sources) -> str:
    return bundle(given, "", THEME).files[0].text


MINIFIED = {
    "CSS Cascade 5, 6.4.4: an import becomes its layer, in order": (
        {"base": "a { color: red; }", "print": "a { color: black }"},
        "@layer base,print;@layer base{a{color:red}}@layer print{a{color:black}}",
    ),
    "comments go": ({"base": "/* why */ a { color: red }"}, "@layer base;@layer base{a{color:red}}"),
    "a space before a pseudo-class means a descendant and stays": (
        {"base": ".prose :where(ul, ol) { color: red }"},
        "@layer base;@layer base{.prose :where(ul,ol){color:red}}",
    ),
    "custom properties become short, the most used the shortest": (
        {"base": ":root{--ink:red;--paper:blue} a{color:var(--ink);fill:var(--ink)} .a--paper{top:0}"},
        "@layer base;@layer base{:root{--a:red;--b:blue}a{color:var(--a);fill:var(--a)}.a--paper{top:0}}",
    ),
    "media queries inside a file stay inside its layer": (
        {"base": "@media (width >= 40rem) { .a :focus { color: red } }"},
        "@layer base;@layer base{@media (width>=40rem){.a :focus{color:red}}}",
    ),
}


@pytest.mark.parametrize(("styles", "expected"), MINIFIED.values(), ids=MINIFIED.keys())
def test_style_sheet(styles: dict[str, str], expected: str) -> None:
    assert css(sources(**styles)) == expected


def test_the_same_content_has_the_same_name_and_another_content_another() -> None:
    names = [
        bundle(sources(base=text), "", THEME).pages["plain.css"] for text in ("a{b:c}", "a{b:c}", "a{b:d}")
    ]
    assert names[0] == names[1] != names[2]


def test_style_sheets_name_fonts_as_they_are_published() -> None:
    given = sources(base='@font-face { src: url("../fonts/serif.woff2") format("woff2") }')
    made = bundle(given, "/site", THEME)
    assert f"url({made.fonts[0]})" in made.files[0].text
    assert made.fonts[0].startswith("/site/theme/serif.")


def test_scripts_become_one_and_keep_their_names_to_themselves() -> None:
    given = sources(base="a{b:c}")
    scripts = (*given.scripts, File("quiet.js", b"const open = later(); // another\nhide(open);\n"))
    made = bundle(Sources(given.styles, scripts, given.fonts, given.root), "", THEME)
    assert made.files[-4].text == "{const e=now();show(e)}{const e=later();hide(e)}"
    assert made.js.startswith("/theme/site.")


def test_a_script_that_imports_is_reported() -> None:
    given = sources(base="a{b:c}")
    scripts = (File("late.js", b'// why\nimport "./opening.js";\n'),)
    with pytest.raises(DataError) as error:
        bundle(Sources(given.styles, scripts, given.fonts, given.root), "", THEME)
    (problem,) = error.value.problems
    assert str(problem).startswith("theme/static/js/late.js:2: A script of the theme cannot import another")


def test_every_script_that_no_browser_could_read_is_reported() -> None:
    broken = (File("first.js", b"let a = 1\n\nlet 1 = 2\n"), File("second.js", b"export const b = 2\n"))
    with pytest.raises(DataError) as raised:
        bundle(replace(sources(), scripts=broken, page_scripts=(File("map.js", b"}"),)), "", THEME)
    assert [str(problem).partition(" script: ")[0] for problem in raised.value.problems] == [
        "theme/static/js/first.js:3: No browser could read this",
        "theme/static/js/pages/map.js:1: No browser could read this",
    ]


def test_italics_are_set_apart_from_what_every_page_shows_first() -> None:
    made = bundle(sources(base="a{b:c}"), "", THEME)
    assert [address.split(".")[0] for address in made.fonts] == ["/theme/serif"]
    assert [address.split(".")[0] for address in made.italics] == ["/theme/serif-italic"]


def test_a_file_for_few_pages_stands_alone_and_shares_the_short_names() -> None:
    given = sources(base=":root{--ink:red} a{color:var(--ink)}")
    made = bundle(
        replace(
            given,
            styles=(
                *given.styles,
                File("hit.css", b".hit { color: var(--ink) }"),
                File("pages/search.css", b'/* finds */ @import url("../hit.css"); .miss { top: 0 }'),
            ),
            page_scripts=(File("search.js", b"// finds\nimport('./x.js');\n"),),
        ),
        "/site",
        THEME,
    )
    written = {f"/site/{file.name}": file.text for file in made.files if "search" in file.name}
    assert written[made.pages["search.css"]] == (
        "@layer base;@layer base{:root{--a:red}a{color:var(--a)}}"
        "@layer components{.hit{color:var(--a)}.miss{top:0}}"
    )
    assert written[made.pages["search.js"]] == 'import("./x.js")'


def test_files_of_the_root_keep_their_names() -> None:
    assert File("favicon.ico", b"sun") in bundle(sources(base="a{b:c}"), "", THEME).files


ADVICE = 'Write it like the others, in main.css or a sheet of pages/: @import url("name.css");'
WRONG = {
    "missing files": (
        "a { background: url(sky.png) }",
        '@import url("gone.css");\n',
        [
            'theme/static/css/main.css:3: There is no style sheet "gone.css".',
            'theme/static/css: A style sheet wants the file "sky.png", and there is none.',
        ],
    ),
    "imports left to the browser": (
        "/* @import in a comment */ a{b:c}\n@import 'more.css' screen;",
        '@import\n  "https://else.example/a.css";\n',
        [
            f'theme/static/css/main.css:3: "@import "https://else.example/a.css"" is not followed. {ADVICE}',
            f"theme/static/css/base.css:2: \"@import 'more.css' screen\" is not followed. {ADVICE}",
        ],
    ),
}


@pytest.mark.parametrize(("base", "main", "said"), WRONG.values(), ids=WRONG)
def test_everything_that_is_wrong_is_reported_at_once(base: str, main: str, said: list[str]) -> None:
    given = sources(base=base)
    style = File("main.css", given.styles[0].data + main.encode())
    broken = Sources((style, given.styles[1]), given.scripts, given.fonts, given.root)
    with pytest.raises(DataError) as error:
        bundle(broken, "", THEME)
    assert [str(problem) for problem in error.value.problems] == said
