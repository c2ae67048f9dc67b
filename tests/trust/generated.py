"""Nasty files that are too big, or that have names Git cannot carry to every computer."""

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

from plugins.build.project import HERE

FRONT = "---\ntitle: Nasty\ndate: 2026-11-05\nslug: nasty\ncategory: Therapy\ndescription: Nasty.\n---\n"
ARTICLES = Path("content/articles")
BOOK = "@book{neff2011,\n  author = {Neff, K.},\n  year = {2011},\n  title = {%s},\n  publisher = {P}\n}\n"

Put = Callable[[Path], object]


def _text(path: str | Path, text: str) -> Put:
    return lambda root: (root / path).write_bytes(text.encode("utf-8", "surrogateescape"))


def _article(body: str, name: str = "nasty.md") -> Put:
    return _text(ARTICLES / name, FRONT + body)


def _clinic(name: str, value: str) -> Put:
    """The practice's data with another value in a field, or with a field more: on its first line."""
    text = (HERE / "content" / "clinic.yaml").read_text("utf-8")
    kept = re.sub(rf"^{name}:.*\n(?:[ ].*\n|\n)*", "", text, flags=re.MULTILINE)
    return _text("content/clinic.yaml", f"{name}: {value}\n{kept}")


def _picture(name: str, text: str) -> Put:
    return lambda root: [
        (root / "content/images").mkdir(exist_ok=True),
        _text(f"content/images/{name}", text)(root),
    ]


def _link(path: str, target: str) -> Put:
    return lambda root: (root / path).symlink_to(target)


def _touched(path: Path) -> Path:
    path.touch()
    return path


GENERATED: dict[str, Put] = {
    # big
    "article of 10 MB": _article("word " * 2_000_000),
    "article of 490 KB": _article("All work and no play.\n\n" * 21_000),
    "line of 490 KB": _article("a" * 490_000),
    "bibliography of 10 MB": _text("bibliography/sources.bib", BOOK % ("x" * 10_000_000)),
    "clinic data of 10 MB": _clinic("name", "x" * 10_000_000),
    "title of 100,000 letters": _text(
        ARTICLES / "nasty.md", FRONT.replace("title: Nasty", f"title: {'x' * 100_000}")
    ),
    # deep
    "10,000 quotes in quotes": _article(">" * 10_000 + " deep"),
    "400 lists in lists": _article("\n".join("    " * depth + "- deep" for depth in range(400))),
    "10,000 stars": _article("*" * 10_000 + "a" + "*" * 10_000),
    "30,000 brackets": _article("[" * 30_000),
    "1,000 brackets of citations": _article("[@neff2011" * 1_000),
    "10,000 backticks": _article("`a" * 10_000),
    "10,000 tags": _article("<div>" * 10_000),
    "10,000 open angles": _article("<" * 10_000),
    "10,000 open comments": _article("<!--" * 10_000),
    "10,000 entities": _article("&" * 10_000 + "#" * 10_000),
    "wide table": _article("|".join("a" * 2_000) + "\n" + "|".join(["-"] * 2_000) + "\n"),
    "500 footnotes": _article("".join(f"[^{n}]" for n in range(500)) + "\n\n[^1]: a\n"),
    "10,000 braces in a title": _text("bibliography/sources.bib", BOOK % ("{" * 10_000 + "}" * 10_000)),
    "10,000 open braces": _text("bibliography/sources.bib", BOOK % ("{" * 10_000)),
    "3,000 commands": _text("bibliography/sources.bib", BOOK % (r"\emph{" * 3_000 + "}" * 3_000)),
    "2,000 authors": _text(
        "bibliography/sources.bib",
        (BOOK % "T").replace("Neff, K.", " and ".join(f"A{n}, B" for n in range(2_000))),
    ),
    "10,000 lists in the front matter": _text(
        ARTICLES / "nasty.md", FRONT.replace("category: Therapy", "category: " + "[" * 10_000)
    ),
    "1,000 lists in the clinic data": _clinic("name", "[" * 1_000 + "\ntelehealth: yes"),
    "100,000 lists in the clinic data": _clinic("name", "[" * 100_000),
    "10,000 anchors in the clinic data": _clinic("name", "&a " * 10_000),
    # layout
    "page with a layout from elsewhere": _text(
        "content/pages/nasty.md",
        "---\ntitle: Nasty\nslug: nasty\ndescription: Nasty.\ntemplate: ../../../etc/passwd\n---\n",
    ),
    # names
    "name of 250 letters": _article("Text", f"{'n' * 250}.md"),
    "name that is turned around": _article("Text", "a\u202edm.txt.md"),
    "name with a line feed": _article("Text", "a\nb.md"),
    "name with a backslash": _article("Text", "..\\..\\a.md"),
    "name with HTML": _article("Text", "<img src=x onerror=alert(1)>.md"),
    "name of emoji": _article("Text", "🌱🌱.md"),
    "name that is no UTF-8": _article("Text", "a\udcff.md"),
    "names that differ in capitals": lambda root: [
        _article("Text", name)(root) for name in ("Nasty.md", "nasty.md")
    ],
    "picture's name with HTML": lambda root: [
        (root / "content/images").mkdir(exist_ok=True),
        _text("content/images/'onerror='alert(1)'.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")(root),
    ],
    "directory that looks like an article": lambda root: (root / ARTICLES / "nasty.md").mkdir(),
    "directory that looks like a bibliography": lambda root: (root / "bibliography/nasty.bib").mkdir(),
    # links
    "link to /etc/passwd": _link("content/articles/nasty.md", "/etc/passwd"),
    "link to itself": _link("content/articles/nasty.md", "nasty.md"),
    "link to a directory above": _link("content/articles/up", "../.."),
    "link to nothing": _link("content/articles/nasty.md", "nowhere.md"),
    "bibliography that is a link": _link("bibliography/nasty.bib", "/etc/passwd"),
    "picture that is a link": lambda root: [
        (root / "content/images").mkdir(exist_ok=True),
        _link("content/images/passwd.txt", "/etc/passwd")(root),
    ],
    "pipe": lambda root: os.mkfifo(root / ARTICLES / "nasty.md"),
    "device": lambda root: os.mknod(root / ARTICLES / "nasty.md", 0o600 | stat.S_IFSOCK),
    "picture of 60 MB": lambda root: [
        (root / "content/images").mkdir(exist_ok=True),
        os.truncate(_touched(root / "content/images/nasty.jpg"), 60_000_000),
    ],
    "script among the pictures": _picture("nasty.js", "alert(1)"),
    "page among the pictures": _picture("nasty.html", "<script>alert(1)</script>"),
    "orders for a server among the pictures": _picture(".htaccess", "Options +Indexes"),
    "old addresses that the site has": _text(
        ARTICLES / "nasty.md",
        FRONT.replace("category", "old_addresses: [/robots.txt, /hours.html, /category/therapy]\ncategory")
        + "Words.\n",
    ),
    "pages with the addresses of directories": lambda root: [
        _text(
            f"content/pages/{slug}.md",
            f"---\ntitle: {slug}\nslug: {slug}\ndescription: Nasty.\n---\nWords.\n",
        )(root)
        for slug in ("admin", "feeds")
    ],
    # the practice's data
    "javascript: as a link": _clinic("links", "[{label: A, url: 'javascript:alert(1)'}]"),
    "data: as a link": _clinic("links", "[{label: A, url: 'data:text/html,x'}]"),
    "link that ends its attribute": _clinic(
        "links", """[{label: A, url: 'https://a.example/"onclick="a()'}]"""
    ),
    "link with a user": _clinic("links", "[{label: A, url: 'https://ann:secret@a.example/'}]"),
    "form that adds to the policy": _clinic("contact_form", "{endpoint: 'https://a.example;script-src'}"),
    "form that adds a header": _clinic(
        "contact_form", '{endpoint: "https://a.example/\\r\\nSet-Cookie: a=b"}'
    ),
    "form that is not encrypted": _clinic("contact_form", "{endpoint: 'http://a.example/'}"),
    "time zone that climbs": _clinic("time_zone", "../../etc/passwd"),
    "words turned around in the clinic data": _clinic("name", '"A \\u202e B"'),
    "control characters in the clinic data": _clinic("name", '"a\\u0007\\u001b[31m\\u202e"'),
}
