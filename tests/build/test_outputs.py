"""The written site is read back, file by file, before it takes the place of the last one."""

from pathlib import Path

import pytest

from plugins.build.outputs import check

COPY = "Copy what stands behind the site's name on that page, such as /hours. A draft has no address yet."
ROOT = Path("/home/ann/the site")

PAGE = """<!DOCTYPE html><html lang="en"><title>A</title><meta name="description" content="B">
<link rel="canonical" href="https://a.org{}"><h1>A</h1><p>{}</p></html>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="html">{}</content></entry></feed>"""

WRONG = {
    "a feed that is not XML": (
        "feeds/all.atom.xml",
        "<feed>",
        "The file is not well-formed XML: no element found: line 1, column 6.",
    ),
    "a citation in a feed": (
        "feeds/all.atom.xml",
        ATOM.format("&lt;p&gt;so [@neff2011]&lt;/p&gt;"),
        "A citation was left as it was typed.",
    ),
    "a stylesheet that calls elsewhere": (
        "theme/site.css",
        "a{background:url(https://b.org/a.png)}",
        'The stylesheet loads "https://b.org/a.png" from another place than this site.',
    ),
    "a place on the author's computer": (
        "theme/site.js",
        "// /home/ann/the site/theme/a.js",
        '"/home/ann/the site/" is a place on the computer the site was built on.',
    ),
    "another place on somebody's computer": (
        "a.txt",
        "see /Users/ann/Desktop/notes.txt",
        '"/Users/ann/Desktop/" is a place on the computer the site was built on.',
    ),
    "a private key": (
        "a.txt",
        "-----BEGIN RSA PRIVATE " + "KEY-----",
        '"-----BEG…" looks like a private key.',
    ),
    "an access key": ("a.txt", "AKIA" + "A" * 16, '"AKIAAAAA…" looks like an access key of Amazon.'),
    "a password in an address": (
        "a.json",
        '"https://ann:secret@b.org"',
        '"https://…" looks like a password in an address.',
    ),
    "a text that is not UTF-8": ("a.txt", "a \ufffd b", "The file is not saved as UTF-8."),
    "a page in the sitemap that is not there": (
        "sitemap.xml",
        "<urlset><url><loc>https://a.org/gone</loc></url></urlset>",
        'The sitemap names "https://a.org/gone", which is no page of this site.',
    ),
    "a drawing with a script": (
        "covers/a.svg",
        "<svg><script>a()</script></svg>",
        "The drawing holds <script>, which is no part of a picture.",
    ),
    "a drawing with a handler": (
        "covers/a.svg",
        "<svg onload='a()'/>",
        "The drawing holds the script onload=.",
    ),
    "a drawing that loads a picture": (
        "covers/a.svg",
        "<svg><image href='https://b.org/a.png'/></svg>",
        'The drawing leads to "https://b.org/a.png"; a picture may only name its own parts.',
    ),
    "a drawing whose style loads": (
        "covers/a.svg",
        "<svg><style>@import 'https://b.org/a.css'</style></svg>",
        "The drawing's <style> loads something.",
    ),
    "a drawing that grows": (
        "covers/a.svg",
        "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
        "The drawing defines entities, which can grow without end or name other files.",
    ),
    "a drawing that is not XML": (
        "covers/a.svg",
        "<svg><path></svg>",
        "The file is not well-formed XML: mismatched tag: line 1, column 13.",
    ),
}

FINE = {
    "a citation as an example in a feed": (
        "feeds/all.atom.xml",
        ATOM.format("&lt;code&gt;[@neff2011]&lt;/code&gt;"),
    ),
    "a font of ours": ("theme/site.css", "@font-face{src:url(/theme/a.woff2)}"),
    "a card": ("contact.vcf", "BEGIN:VCARD"),
}


def complaints(directory: Path, file: str, text: str, sources: dict[str, Path] | None = None) -> list[str]:
    (directory / file).parent.mkdir(parents=True, exist_ok=True)
    (directory / file).write_text(text, "utf-8")
    return [str(problem) for problem in check(directory, "https://a.org", sources or {}, ROOT).problems]


@pytest.mark.parametrize(("file", "text", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_wrong(tmp_path: Path, file: str, text: str, sentence: str) -> None:
    assert complaints(tmp_path, file, text) == [f"output/{file}: {sentence}"]


@pytest.mark.parametrize(("file", "text"), FINE.values(), ids=FINE.keys())
def test_fine(tmp_path: Path, file: str, text: str) -> None:
    assert complaints(tmp_path, file, text) == []


@pytest.mark.parametrize(
    ("file", "address"), [("index.html", "/"), ("hours.html", "/hours"), ("post/a.html", "/post/a")]
)
def test_pages_have_addresses_without_endings(tmp_path: Path, file: str, address: str) -> None:
    assert complaints(tmp_path, file, PAGE.replace("{}", address, 1)) == []


def test_a_problem_is_reported_where_it_was_typed(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text("---\ntitle: A\n---\n[Hours](/hours)\n[hours](/hour)\n")
    page = PAGE.replace("{}", "/post/a", 1).replace("{}", '<a href="/hour">hours</a>')
    output = tmp_path / "output"
    assert complaints(output, "post/a.html", page, {"post/a.html": source}) == [
        f'{source}:5: The link "/hour" leads to no page of this site. {COPY}'
    ]


def test_a_field_that_is_missing_is_told_at_the_title(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text("---\nslug: a\ntitle: A\n---\n")
    page = PAGE.replace("{}", "/post/a", 1).replace('name="description"', 'name="author"')
    assert complaints(tmp_path / "output", "post/a.html", page, {"post/a.html": source}) == [
        f"{source}:3: The page has no description for search engines, and no paragraph to take one from. "
        "Write between the --- lines at the top: description: one or two sentences that say what it is about."
    ]


def test_a_picture_that_is_missing_is_told_where_it_was_typed_with_those_there_are(tmp_path: Path) -> None:
    source = tmp_path / "content" / "a.md"
    images = tmp_path / "content" / "images"
    images.mkdir(parents=True)
    (images / "desk.jpg").touch()
    source.write_text("---\ntitle: A\n---\n![Ink & desk](/images/ink&dsk.jpg) ![](/images/dsk.jpg)\n")
    page = PAGE.replace("{}", "/post/a", 1).replace(
        "{}", '<img src="/images/ink&amp;dsk.jpg"><img src="/images/dsk.jpg">'
    )
    (tmp_path / "output" / "post").mkdir(parents=True)
    (tmp_path / "output" / "post" / "a.html").write_text(page)
    found = check(tmp_path / "output", "https://a.org", {"post/a.html": source}, tmp_path).problems
    assert [str(problem) for problem in found] == [
        f'{source}:4: The page shows "/images/ink&dsk.jpg", and there is no such picture. '
        'Did you mean "/images/desk.jpg"?',
        f'{source}:4: The page shows "/images/dsk.jpg", and there is no such picture. '
        'Did you mean "/images/desk.jpg"?',
    ]


def test_what_comes_from_the_data_is_told_there_and_once(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "clinic.yaml").write_text("# TODO: ask\nname: Elm\nreply_time: TODO\n")
    (tmp_path / "bibliography").mkdir()
    (tmp_path / "bibliography" / "a.bib").write_text("@book{lee,\n  title = {Lorem ipsum}}\n")
    source = content / "a.md"
    source.write_text("---\ntitle: A\n---\nWords.\n")
    output = tmp_path / "output"
    output.mkdir()
    for name in ("a", "b"):
        page = PAGE.replace("{}", f"/{name}", 1).replace("{}", "We answer TODO.<p>Lorem ipsum")
        (output / f"{name}.html").write_text(page)
    found = check(output, "https://a.org", {"a.html": source}, tmp_path).problems
    said = "looks like a placeholder that nobody filled in. Write there what belongs there, or delete it."
    assert [str(problem) for problem in found] == [
        f'{content}/clinic.yaml:3: "TODO" {said}',
        f'{tmp_path}/bibliography/a.bib:2: "Lorem ipsum" {said}',
    ]


def test_a_page_that_no_link_leads_to_is_told(tmp_path: Path) -> None:
    source = tmp_path / "groups.md"
    complaints(tmp_path / "output", "groups.html", PAGE.replace("{}", "/groups", 1))
    home = PAGE.replace("{}", "/", 1)
    assert complaints(tmp_path / "output", "index.html", home, {"groups.html": source}) == [
        f"{source}: No link leads to the page /groups. Link to it from another page, so that people find it."
    ]
    assert (
        complaints(tmp_path / "output", "index.html", home.replace("{}", '<a href="/groups">Groups</a>'))
        == []
    )


def test_references_are_counted(tmp_path: Path) -> None:
    page = PAGE.replace("{}", "/", 1).replace("{}", '<ul><li id="ref-a">A<li id="ref-b">B</ul>')
    complaints(tmp_path, "index.html", page)
    assert check(tmp_path, "https://a.org", {}, ROOT).references == 2
