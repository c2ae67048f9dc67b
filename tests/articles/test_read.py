"""Front matter is checked once, all problems at a time, in sentences its author understands."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.articles.load import load_texts
from plugins.articles.model import Article, Page, Status
from plugins.articles.read import read_article, read_page

NEW_YORK = ZoneInfo("America/New_York")
FILE = Path("a.md")
GOOD = "title: A title\ndate: 2026-11-20\nslug: a-title\n"


def article(front: str) -> Article:
    read, problems = read_article(FILE, f"---\n{front}\n---\n\nText.\n", NEW_YORK)
    assert problems == ()
    assert read is not None
    return read


def complaints(text: str) -> list[str]:
    read, problems = read_article(FILE, text, NEW_YORK)
    assert read is None
    return [str(problem) for problem in problems]


FIELDS = {
    "title": ("title: Being kind", "title", "Being kind"),
    "title with a colon in quotes": ('title: "Kindness: a start"', "title", "Kindness: a start"),
    "title that YAML 1.1 takes for a truth value": ("title: No", "title", "No"),
    "title over two lines": ("title: Being\n  kind", "title", "Being kind"),
    "date": ("date: 2026-11-02", "date", datetime(2026, 11, 2, tzinfo=NEW_YORK)),
    "date and time": ("date: 2026-11-02 09:30", "date", datetime(2026, 11, 2, 9, 30, tzinfo=NEW_YORK)),
    "date of an editor that writes UTC": (
        "date: 2026-11-03T02:00:00.000Z",
        "date",
        datetime(2026, 11, 2, 21, 0, tzinfo=NEW_YORK),
    ),
    "tags as a list": ("tags:\n  - grief\n  - trauma", "tags", ("grief", "trauma")),
    "tags in brackets": ("tags: [grief, trauma]", "tags", ("grief", "trauma")),
    "tags with commas": ("tags: grief, trauma, grief", "tags", ("grief", "trauma")),
    "tags that look like numbers": ("tags: [988, 12:30]", "tags", ("988", "12:30")),
    "no tags": ("tags:", "tags", ()),
    "draft": ("status: draft", "status", Status.DRAFT),
    "published unless it says otherwise": ("", "status", Status.PUBLISHED),
    "reviewed": ("reviewed: 2026-11-01", "reviewed", date(2026, 11, 1)),
    "list of sections": ("toc: false", "contents", False),
    "works listed without a citation": ("nocite: [neff2011]", "nocite", ("neff2011",)),
    "comment": ("id: tag:a # never change it", "id", "tag:a"),
    "old addresses": ("old_addresses: [/2020/a, /b/]", "old_addresses", ("/2020/a", "/b")),
    "English unless it says otherwise": ("", "lang", "en"),
}


@pytest.mark.parametrize(("line", "name", "value"), FIELDS.values(), ids=FIELDS.keys())
def test_fields(line: str, name: str, value: object) -> None:
    others = "".join(f"{other}\n" for other in GOOD.splitlines() if other.split(":")[0] != line.split(":")[0])
    assert getattr(article(others + line), name) == value


COMPLAINTS = {
    "title missing": (
        "date: 2026-11-20\nslug: a",
        "a.md:1: The article has no title. Write it between the --- lines: title: …",
    ),
    "date missing": (
        "title: A\nslug: a",
        "a.md:1: The article has no date. Write it between the --- lines: date: …",
    ),
    "slug missing": (
        "title: A\ndate: 2026-11-20",
        "a.md:1: The article has no slug. Write it between the --- lines: slug: …",
    ),
    "title empty": (
        "title:\ndate: 2026-11-20\nslug: a",
        "a.md:2: The article has no title. Write it between the --- lines: title: …",
    ),
    "unknown field": (
        GOOD + "tag: grief",
        'a.md:5: "tag" is not a field of an article. Did you mean "tags"?',
    ),
    "date in words": (
        "title: A\ndate: 20 Nov 2026\nslug: a",
        'a.md:3: date is "20 Nov 2026", not a date. Write it like 2026-11-20.',
    ),
    "a day that does not exist": (
        "title: A\ndate: 2026-11-31\nslug: a",
        "a.md:3: 2026-11-31 is not a day in the calendar.",
    ),
    "status misspelt": (GOOD + "status: publish", 'a.md:5: status is "publish". Did you mean "published"?'),
    "status unknown": (GOOD + "status: ready", 'a.md:5: status is "ready". Write one of: published, draft.'),
    "neither true nor false": (GOOD + "toc: maybe", 'a.md:5: toc is "maybe". Write true or false.'),
    "slug with spaces and capitals": (
        "title: A\ndate: 2026-11-20\nslug: Being Kind!",
        'a.md:4: The slug "Being Kind!" becomes part of an address and can hold only small letters a-z, '
        'digits and single hyphens. How about "being-kind"?',
    ),
    "slug that climbs": (
        "title: A\ndate: 2026-11-20\nslug: ../../etc/passwd",
        'a.md:4: The slug "../../etc/passwd" becomes part of an address and can hold only small letters a-z, '
        'digits and single hyphens. How about "etc-passwd"?',
    ),
    "title is a list": (
        "title: [a]\ndate: 2026-11-20\nslug: a",
        "a.md:2: title is a list. Write one text: title: …",
    ),
    "a bell in a title": (
        'title: "A\\a"\ndate: 2026-11-20\nslug: a',
        "a.md:2: The character U+0007 is no text. Remove it.",
    ),
    "field twice": (GOOD + "title: B", "a.md:5: title appears twice (first on line 2). Keep one of them."),
    "fields inside a field": (
        GOOD + "cover:\n  file: a.jpg",
        "a.md:5: cover must be a text or a list of texts.",
    ),
    "colon and quotation marks in a title": (
        'title: Kindness: a "start"\n',
        "a.md:2: title has a colon in its text, and YAML takes that for another field. "
        """Put quotes around it: title: 'Kindness: a "start"'""",
    ),
    "texts under an empty list": (
        "tags: []\n  - kindness\n",
        "a.md:2: tags says [], which means none, and line 3 under it gives some. "
        "Delete the [] and keep the rest of the line.",
    ),
    "colon in a title": (
        "title: Self-compassion: a start\n",
        "a.md:2: title has a colon in its text, and YAML takes that for another field. "
        'Put quotes around it: title: "Self-compassion: a start"',
    ),
    "tab": ("title: A\n\tdate: 2026-11-20", "a.md:3: There is a tab in this line. Use spaces."),
    "quote never closed": (
        'title: "Being kind\ndate: 2026-11-20',
        "a.md:2: The text of title starts with a quotation mark and never ends with one. "
        'Write " at its end too.',
    ),
    "words after a quotation": (
        'title: "Being kind" matters\ndate: 2026-11-20',
        "a.md:2: The text of title goes on after its closing quotation mark. "
        "Put other quotation marks around all of it.",
    ),
    "a sign of YAML's own": (
        "title: @kind\ndate: 2026-11-20",
        "a.md:2: The text of title starts with @, which means something else to YAML. "
        "Put quotation marks around it, or close the bracket.",
    ),
    "bracket never closed": (
        "title: A\ntags: [grief, trauma\nslug: a",
        "a.md:3: The text of tags starts with [, which means something else to YAML. "
        "Put quotation marks around it, or close the bracket.",
    ),
    "field without a colon": (
        "title Being kind\ndate: 2026-11-20",
        'a.md:2: This line is not a field: "title Being kind". Write name: value. '
        "Or is the --- line that ends the front matter missing above it?",
    ),
    "field moved in": (
        "title: A\n date: 2026-11-20",
        "a.md:3: date is moved in from the left. Start it at the beginning of the line.",
    ),
    "a list as a name": ("? [title]\n: A", "a.md:2: The name of a field must be one word."),
    "a list in place of fields": (
        "- a\n- b",
        "a.md:2: The lines between --- are not fields. Write name: value.",
    ),
    "lists without end": (
        "title: " + "[" * 5000,
        "a.md:2: The front matter holds lists inside lists without end.",
    ),
}


@pytest.mark.parametrize(("front", "complaint"), COMPLAINTS.values(), ids=COMPLAINTS.keys())
def test_complaints(front: str, complaint: str) -> None:
    assert complaints(f"---\n{front}\n---\nText.\n") == [complaint]


def test_a_closing_line_that_is_missing() -> None:
    assert complaints(f"---\n{GOOD}\nText.") == [
        "a.md:1: The --- line that ends the front matter is missing. Write --- under its last field."
    ]


def test_front_matter_that_is_missing() -> None:
    assert complaints("# A title\n\nText.") == [
        "a.md:1: The file has no front matter. Start it with its title, date and slug between --- lines."
    ]


def test_all_problems_of_a_file_come_at_once() -> None:
    assert len(complaints("---\ntitle:\ndate: soon\nslug: A B\nstatus: done\nauthr: me\n---\n")) == 5


def test_the_body_knows_its_line() -> None:
    source = article(GOOD.rstrip()).source
    assert (source.body, source.body_line) == ("\nText.\n", 6)


def test_pages() -> None:
    page, problems = read_page(FILE, "---\ntitle: Hours\nslug: hours\ntemplate: hours\n---\n", NEW_YORK)
    assert problems == ()
    assert isinstance(page, Page)
    assert (page.title, page.slug, page.template, page.status) == (
        "Hours",
        "hours",
        "hours",
        Status.PUBLISHED,
    )


def test_a_page_has_no_date() -> None:
    page, problems = read_page(FILE, "---\ntitle: Hours\nslug: hours\ndate: 2026-11-20\n---\n", NEW_YORK)
    assert page is None
    assert [str(problem) for problem in problems] == [
        'a.md:4: "date" is not a field of a page. '
        "The fields are: title, slug, description, template, status, lang, nocite, translation_of."
    ]


def files(root: Path, **texts: str | bytes) -> tuple[Path, Path]:
    for name, text in texts.items():
        kind, _, base = name.partition("_")
        (root / kind).mkdir(exist_ok=True)
        (root / kind / f"{base}.md").write_bytes(text if isinstance(text, bytes) else text.encode())
    return root / "articles", root / "pages"


def loaded(root: Path, **texts: str | bytes) -> list[str]:
    return [
        f"{problem}".removeprefix(f"{root}/")
        for problem in load_texts(*files(root, **texts), NEW_YORK).problems
    ]


def test_one_address_for_one_text(tmp_path: Path) -> None:
    text = f"---\n{GOOD}id: one\n---\n"
    assert loaded(tmp_path, articles_a=text, articles_b=text) == [
        'articles/b.md:4: The slug "a-title" is taken already, by "A title" (a.md). '
        'Choose another for "A title".',
        'articles/b.md:5: The id "one" is taken already, by "A title" (a.md). Choose another for "A title".',
    ]


@pytest.mark.parametrize("later", ["date: 2027-01-01\n", "date: 2020-01-01\nstatus: draft\n"])
def test_an_address_stays_with_whoever_had_it_first(later: str, tmp_path: Path) -> None:
    texts = {
        "articles_a": f"---\ntitle: New\nslug: same\n{later}---\n",
        "articles_b": "---\ntitle: Old\nslug: same\ndate: 2026-01-01\n---\n",
    }
    assert loaded(tmp_path, **texts) == [
        'articles/a.md:3: The slug "same" is taken already, by "Old" (b.md). Choose another for "New".'
    ]


def test_addresses_of_the_theme_are_taken(tmp_path: Path) -> None:
    assert loaded(tmp_path, pages_a="---\ntitle: A\nslug: articles\n---\n") == [
        "pages/a.md:3: The address /articles belongs to a page of the theme. Choose another slug."
    ]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (
            b"---\ntitle: caf\xe9\n---\n",
            "2: The file is not saved as UTF-8; this line has a character that cannot be read. "
            "Save it again as UTF-8.",
        ),
        (b"---\ntitle: A\n---\nb\x00c", "4: The character U+0000 is no text. Remove it."),
    ],
)
def test_files_that_are_no_text(tmp_path: Path, content: bytes, complaint: str) -> None:
    good = f"---\n{GOOD}---\n"
    assert loaded(tmp_path, articles_a=content, articles_b=good) == [f"articles/a.md:{complaint}"]
