"""A project with something hostile in every field of every file that takes a text."""

import json
from collections.abc import Iterator
from pathlib import Path

from plugins.apa.kinds import TYPES
from plugins.clinic.form import PRACTICE, Field, Takes

# Ends a text, an attribute, a script, a comment, a CDATA section, a line of a card or of a header.
ENDINGS = (
    """ "'>--></script></title></textarea></svg>]]><script>alert(1)</script>"""
    "<img src=/images/cover.svg onerror=alert(1)>"
)
LINES = "\r\nSet-Cookie: a=b\nBEGIN:VEVENT\n<script>;PHOTO:x,y\\n"


def payload(field: str) -> str:
    """The hostile text of a field; the element in it tells which field got out."""
    return f"{marker(field)}<{marker(field)}>{ENDINGS}{LINES}"


def marker(field: str) -> str:
    """A word that stands nowhere else."""
    return f"x-{field.replace('.', '-').replace('_', '-')}-x"


# Texts of the practice's data with a form of their own: what stands here is what they take.
_PLAIN = {"time_zone": "America/New_York", "country": "US", "postal_code": "22406", "extension": "12"}
_VALUES = {
    Takes.DATE: "2099-01-02",
    Takes.TIME: "08:00",
    Takes.PHONE: "703-594-1827",
    Takes.EMAIL: "o'ff&ice+{a}@elm.example",
    Takes.URL: "https://elm.example/?a=b&c='d'",
    Takes.YES_NO: "yes",
    Takes.DEGREES: "38.3",
}
_BY_NAME = {"close": "16:30", "end": "2099-01-02", "start": "2026-11-24", "last_date": "2099-01-05"}
_CRISIS_NUMBER = "988"


def clinic() -> tuple[str, list[str]]:
    """(the data file, the fields in it with a hostile text), made from the fields that the reader knows."""
    hostile: list[str] = []
    data = {
        field.name: _value(field, field.name, hostile)
        for field in PRACTICE
        # With several places, what belongs to a place stands there.
        if field.name
        not in {"address", "phones", "fax", "emails", "hours", "schedules", "closures", "arrival"}
    }
    return json.dumps(data), hostile  # JSON is YAML


def _value(field: Field, path: str, hostile: list[str]) -> object:
    value: object
    if field.takes is Takes.FIELDS:
        value = {inner.name: _value(inner, f"{path}.{inner.name}", hostile) for inner in field.fields}
    elif field.takes is Takes.DAY_HOURS:
        value = "closed" if path.endswith("sunday") else [{"open": "08:00", "close": "16:30"}]
    elif field.takes is Takes.CHOICE:
        value = field.choices[-1]
    elif path == "crisis_lines.number":
        value = _CRISIS_NUMBER
    elif field.takes is Takes.TEXT and field.name not in _PLAIN:
        hostile.append(path)
        value = payload(path)
    else:
        value = _PLAIN.get(field.name) or _BY_NAME.get(field.name) or _VALUES[field.takes]
    # A label is shown to tell a second number from the first.
    return [value] * (2 if field.name == "phones" else 1) if field.many else value


ARTICLE_TEXTS = ("title", "category", "description", "author", "reviewed_by", "cover_alt", "id")


def article() -> str:
    """An article: JSON's texts are YAML's too."""
    fields = {
        "date": "2026-11-05",
        "slug": "hostile",
        "modified": "2026-11-06",
        "reviewed": "2026-11-07",
        "cover": "images/cover.svg",
        "tags": [_short("tags")],
        **{name: _short(f"article.{name}") for name in ARTICLE_TEXTS},
    }
    front = "\n".join(f"{name}: {json.dumps(value)}" for name, value in fields.items())
    cited = "\n\n".join(f"So [@{kind}]." for kind in TYPES)
    heading = " ".join(_short("heading").split())
    return f"---\n{front}\n---\n{cited}\n\n## {heading}\n\n{payload('body').removesuffix(LINES)}\n"


def _short(field: str) -> str:
    """Names get addresses, and those have an end."""
    return f"{marker(field)}<{marker(field)}>\"'></script>&amp;<script>alert(1)</script>\nb: c"


AUTHOR_TEXTS = ("credentials", "license", "about")


def authors() -> str:
    """The author of the article."""
    known = {name: payload(f"author.{name}") for name in AUTHOR_TEXTS}
    return json.dumps({"authors": [{"name": " ".join(_short("article.author").split()), **known}]})


_BIB_FIELDS = (
    *("title", "subtitle", "shorttitle", "journal", "booktitle", "publisher", "institution", "school"),
    *("address", "edition", "volume", "number", "pages", "series", "note", "howpublished", "type", "eprint"),
    *("eprinttype", "version", "organization", "venue", "eventtitle", "translator", "editor", "addendum"),
)
_BIB = (
    """<{0}>"'></script><script>alert(1)</script> """
    "\\textless script\\textgreater{{}} &lt;{0}&gt; \\url{{javascript:a}}"
)


def bibliography() -> str:
    """One entry of each type, hostile from end to end."""
    return "\n".join(_entry(kind) for kind in TYPES)


def _entry(kind: str) -> str:
    fields = {
        "author": f"{_BIB.format(marker(f'bib.{kind}.author'))} and {{{_BIB.format('x')}}}",
        "year": "2011",
        "doi": f'10.1000/<{marker(f"bib.{kind}.doi")}>"onmouseover="a"',
        "url": f'https://example.org/"><{marker(f"bib.{kind}.url")}>',
        **{name: _BIB.format(marker(f"bib.{kind}.{name}")) for name in _BIB_FIELDS},
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{kind},\n{lines}}}\n"


def write(root: Path) -> list[str]:
    """Put all of it into a project; the markers of texts that should be seen somewhere."""
    data, hostile = clinic()
    (root / "content" / "clinic.yaml").write_text(data, "utf-8")
    (root / "content" / "authors.yaml").write_text(authors(), "utf-8")
    (root / "content" / "articles" / "hostile.md").write_text(article(), "utf-8")
    (root / "content" / "images").mkdir(exist_ok=True)
    (root / "content" / "images" / "cover.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    with (root / "bibliography" / "sources.bib").open("a", encoding="utf-8") as file:
        file.write(bibliography())
    return list(_shown(hostile))


def _shown(hostile: list[str]) -> Iterator[str]:
    yield from map(marker, hostile)
    yield from (marker(f"article.{name}") for name in ARTICLE_TEXTS)
    yield from (marker(f"author.{name}") for name in AUTHOR_TEXTS)
    yield from map(marker, ("tags", "heading", "body"))
    yield from (marker(f"bib.{kind}.title") for kind in TYPES)
