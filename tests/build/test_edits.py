"""After any sequence of edits, a build that keeps what it can writes what a build from scratch writes.

`EDIT_SEQUENCES=200 pytest tests/build/test_edits.py` tries more sequences than a normal run does.
"""

import os
import shutil
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from plugins.build.pipeline import build, tell_problems
from plugins.build.project import HERE, Project
from plugins.build.target import LOCAL
from tests.build.test_build import everything

NOW = datetime(2030, 5, 5, 12, tzinfo=UTC)
# What is kept from build to build, below .cache/fastbuild.
KEPT = ["cite-this", "facts", "feed", "front", "pages-output", "related", "templates", "works"]
KEPT += ["ArticlesGenerator", "PagesGenerator", "reads"]
KEYS = ["neff2011", "new2020", "new2021"]
SENTENCES = [
    "More about it [@neff2011, p. 3].",
    "And @new2020 says so [@new2021; @neff2011].",
    '*Emphasis* and a [link](/hours) -- "quoted".',
    "A note.[^1]\n\n[^1]: Said @neff2011.",
    "| a | b |\n|---|---|\n| 1 | [@new2020] |",
    "## A heading\n\nText below it.",
]
FIELDS = {
    "title": ["Other", '"Other: a title"', "'@neff2011 in a title'"],
    "date": ["2026-11-02", "2027-01-01 10:00", "2031-01-01", "soon"],
    "tags": ["[kindness]", "[kindness, other]", "[]"],
    "category": ["Therapy", "Other"],
    "status": ["draft", "published"],
    "description": ["About it.", "About it [@neff2011]."],
    "nocite": ["[neff2011]", "[new2020]"],
    "author": ["Ann", "Bob"],
    "cover": ["images/none.jpg"],
    "lang": ["en", "es"],
    "modified": ["2027-02-02", "2028-03-03"],
}
ENTRY = (
    "\n@book{{{key}, author = {{{author}}}, title = {{{title}}}, publisher = {{Press}}, year = {{{year}}}}}\n"
)
AUTHORS = [
    "authors: []\n",
    "authors:\n  - name: Ann\n    about: She writes.\n",
    "authors:\n  - name: Bob\n    about: [a, b]\n",
]
# A file of the theme, a text in it, and another in its place; both ways.
THEME = [
    ("templates/partials/neighbours.html", "article.older.title", "article.older.slug"),
    ("static/css/drawing-tokens.css", "#e9b44c", "#e9b44d"),
    ("static/css/base.css", "{", "{/**/"),
]
files = st.sampled_from(["kindness", "second", "third"])


class Own(Project):
    """A project with a theme of its own."""

    @property
    def overrides(self) -> dict[str, str]:
        return {**super().overrides, "THEME": str(self.root / "theme")}


class Scratch(Own):
    """One built by Pelican as it comes."""

    @property
    def overrides(self) -> dict[str, str]:
        return {**super().overrides, "FASTBUILD": False}  # type: ignore[dict-item]


class Edits(RuleBasedStateMachine):
    """Somebody writes, and builds after every edit."""

    @initialize()
    def start(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="edits-")) / "site"
        shutil.copytree(HERE / "tests" / "sites" / "small", self.root)
        shutil.copytree(HERE / "content" / "pages", self.root / "content" / "pages", dirs_exist_ok=True)
        shutil.copy(HERE / "content" / "clinic.yaml", self.root / "content")
        shutil.copytree(HERE / "theme", self.root / "theme")
        with (self.root / "bibliography" / "sources.bib").open("a") as file:
            for key in KEYS[1:]:
                file.write(ENTRY.format(key=key, author="New, A.", title="A new book", year=key[3:]))
        self.compare()

    @rule(name=files, sentence=st.sampled_from(SENTENCES))
    def write_more(self, name: str, sentence: str) -> None:
        if self.article(name).exists():
            self.article(name).write_text(f"{self.article(name).read_text()}\n\n{sentence}\n")
        self.compare()

    @rule(name=files, field=st.sampled_from(sorted(FIELDS)).flatmap(lambda field: st.tuples(
        st.just(field), st.sampled_from(FIELDS[field]))))  # fmt: skip
    def change_a_field(self, name: str, field: tuple[str, str]) -> None:
        if self.article(name).exists():
            lines = self.article(name).read_text().split("\n")
            lines = [line for line in lines if not line.startswith(f"{field[0]}:")]
            self.article(name).write_text("\n".join([lines[0], f"{field[0]}: {field[1]}", *lines[1:]]))
        self.compare()

    @rule(name=files, other=files)
    def copy_an_article(self, name: str, other: str) -> None:
        if self.article(name).exists() and name != other:
            text = self.article(name).read_text().replace("slug: kindness", f"slug: {other}")
            self.article(other).write_text(text.replace("2026:kindness", f"2026:{other}"))
        self.compare()

    @rule(name=files)
    def delete_an_article(self, name: str) -> None:
        self.article(name).unlink(missing_ok=True)
        self.compare()

    @rule(year=st.sampled_from(["2001", "2011", "2021"]), key=st.sampled_from(KEYS))
    def change_the_bibliography(self, year: str, key: str) -> None:
        file = self.root / "bibliography" / "sources.bib"
        entries = file.read_text().split("\n@")
        changed = [
            entry if key not in entry else entry.replace("year = {2", f"year = {{{year[:1]}")
            for entry in entries
        ]
        file.write_text("\n@".join(changed) + f"\n% {year}\n")
        self.compare()

    @rule(telephone=st.sampled_from(["+1 716 555 0101", "+1 716 555 0102"]))
    def change_the_practice(self, telephone: str) -> None:
        file = self.root / "content" / "clinic.yaml"
        lines = [
            f'  telephone: "{telephone}"' if "telephone:" in line else line
            for line in file.read_text().split("\n")
        ]
        file.write_text("\n".join(lines))
        self.compare()

    @rule(text=st.sampled_from(AUTHORS))
    def change_what_is_known_of_authors(self, text: str) -> None:
        (self.root / "content" / "authors.yaml").write_text(text)
        self.compare()

    @rule(change=st.sampled_from(THEME))
    def change_the_theme(self, change: tuple[str, str, str]) -> None:
        file, there, instead = self.root / "theme" / change[0], *change[1:]
        text = file.read_text()
        file.write_text(text.replace(there, instead) if there in text else text.replace(instead, there))
        self.compare()

    @rule(
        place=st.integers(0, 20_000),
        name=st.sampled_from(["index", "pack", "table"]),
        what=st.sampled_from(KEPT),
    )
    def spoil_what_was_kept(self, place: int, name: str, what: str) -> None:
        file = self.root / ".cache" / "fastbuild" / what / name
        if file.exists() and (data := bytearray(file.read_bytes())):
            data[place % len(data)] ^= 0xFF
            file.write_bytes(data)
        self.compare()

    @rule(name=st.sampled_from(["index.html", "post/kindness.html", "hours.html", "404.html"]),
          what=st.sampled_from(["edit", "remove", "touch"]))  # fmt: skip
    def meddle_with_the_last_output(self, name: str, what: str) -> None:
        file = self.root / "output" / name
        if file.exists() and what == "edit":
            file.write_bytes(b"x" * file.stat().st_size)
        elif file.exists():
            file.unlink() if what == "remove" else file.touch()
        self.compare()

    @rule()
    def build_again(self) -> None:
        self.compare()

    def compare(self) -> None:
        """The same pages and the same words."""
        scratch = self.root.parent / "scratch"
        shutil.rmtree(scratch, ignore_errors=True)
        shutil.copytree(self.root, scratch, ignore=shutil.ignore_patterns(".cache", "output"))
        plain, fast = built(Scratch(scratch)), built(Own(self.root))
        assert fast == plain
        if plain == "":
            assert everything(self.root / "output") == everything(scratch / "output")

    def article(self, name: str) -> Path:
        return self.root / "content" / "articles" / f"{name}.md"

    def teardown(self) -> None:
        if hasattr(self, "root"):
            shutil.rmtree(self.root.parent)


def built(project: Project) -> str:
    """What a build in a process of its own complains about; "" when the site is there."""
    log = project.root.parent / "log.txt"
    child = os.fork()
    if child == 0:
        code = 1
        try:
            lines: list[str] = []
            outcome = build(project, LOCAL, NOW)
            tell_problems(outcome, project, lines.append)
            log.write_text("\n".join(lines if outcome.failed else ()))
            code = 0
        except Exception:  # noqa: BLE001 - the test's own process tells
            log.write_text(traceback.format_exc())
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, log.read_text()
    return log.read_text()


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=int(os.environ.get("EDIT_SEQUENCES", "3")),
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestEdits.pytestmark = [pytest.mark.slow]  # type: ignore[attr-defined]
