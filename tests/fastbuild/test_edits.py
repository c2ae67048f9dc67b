"""After any sequence of edits the kept texts give what a build from scratch gives.

`EDIT_SEQUENCES=500 pytest tests/fastbuild/test_edits.py` tries more sequences than a normal run does.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.fastbuild.sites import BuildFailedError, build, make_site

COUNT = 36
FIELDS: dict[str, list[str]] = {
    "Title": ["Another *title*", "Ends & begins", "Ümläut"],
    "Date": ["2011-01-01", "2019-12-31 23:59", "1999-09-09 09:09:09"],
    "Slug": ["moved", "moved-again", "article-1"],
    "Tags": ["one", "one, two", "Everywhere", "tag 1; tag 2", ""],
    "Category": ["Sleep", "New one", "work & rest"],
    "Authors": ["Cy", "Ann, Cy", "Ann; Bob"],
    "Status": ["draft", "hidden", "published", "skip"],
    "Lang": ["de", "en", "fr"],
    "Summary": ["Short.", "With a [link](https://example.com)"],
    "Template": ["article", "page"],
    "Nonsense": ["1", "x"],
}
BODIES = [
    "A new paragraph with *emphasis*.",
    "| a | b |\n|---|---|\n| 3 | 4 |",
    "[to]({filename}/article-3.md) and [nowhere]({filename}/gone.md)",
    "[file]({static}/files/a.txt) and [mine]({attach}/files/b.txt)",
    "<div markdown='1'>\n*inside*\n</div>\n\n[^9]: note\n\nsee[^9]",
    "```\ncode\n```",
]
CHOICES: dict[str, list[Any]] = {
    "SITENAME": ["Notes", "Other notes"],
    "RELATIVE_URLS": [True, False],
    "DEFAULT_PAGINATION": [5, 3, False],
    "ARTICLE_ORDER_BY": ["slug", "reversed-slug", "basename"],
    "MARKDOWN": [{"extensions": ["extra"]}, {"extensions": ["extra", "toc", "smarty"]}],
    "ARTICLE_SAVE_AS": ["{slug}.html", "posts/{slug}.html", "{category}/{slug}.html"],
    "ARTICLE_TRANSLATION_ID": ["slug", None, "title"],
}

articles = st.integers(0, COUNT - 1)


class Edits(RuleBasedStateMachine):
    """Somebody writes, and builds after every edit."""

    @initialize()
    def start(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="edits-"))
        self.settings: dict[str, Any] = {"DELETE_OUTPUT_DIRECTORY": True, "DEBUG": False}
        self.templates = self.root / "theme"
        self.templates.mkdir()
        self.settings["THEME_TEMPLATES_OVERRIDES"] = [str(self.templates)]
        make_site(self.root, COUNT)
        (self.root / "content" / "files" / "b.txt").write_text("b")
        self.compare()

    @rule(number=articles, body=st.sampled_from(BODIES))
    def write_more(self, number: int, body: str) -> None:
        file = self.file(number)
        if file.exists():
            file.write_text(f"{file.read_text('utf-8')}\n\n{body}\n", "utf-8")
        self.compare()

    @rule(number=articles, field=st.sampled_from(sorted(FIELDS)).flatmap(lambda name: st.tuples(
        st.just(name), st.sampled_from(FIELDS[name]))))  # fmt: skip
    def change_metadata(self, number: int, field: tuple[str, str]) -> None:
        file = self.file(number)
        if file.exists():
            lines = file.read_text("utf-8").split("\n")
            lines = [line for line in lines if not line.startswith(f"{field[0]}:")]
            file.write_text("\n".join([f"{field[0]}: {field[1]}", *lines]), "utf-8")
        self.compare()

    @rule(number=articles)
    def delete(self, number: int) -> None:
        self.file(number).unlink(missing_ok=True)
        self.compare()

    @rule(number=articles, other=articles)
    def rename(self, number: int, other: int) -> None:
        if self.file(number).exists():
            self.file(number).rename(self.file(other))
        self.compare()

    @rule(number=articles, other=articles)
    def copy_as_translation(self, number: int, other: int) -> None:
        if self.file(number).exists():
            self.file(other).write_text(f"Lang: fr\n{self.file(number).read_text('utf-8')}", "utf-8")
        self.compare()

    @rule(text=st.text(max_size=30))
    def change_a_static_file(self, text: str) -> None:
        (self.root / "content" / "files" / "a.txt").write_text(text, "utf-8")
        self.compare()

    @rule(word=st.sampled_from(["{{ article.title }}", "{{ articles|length }}", "{{ article.summary }}"]))
    def change_the_theme(self, word: str) -> None:
        text = (
            f"{word} {{{{ article.content }}}} {{% for tag in article.tags %}}{{{{ tag.url }}}}{{% endfor %}}"
        )
        (self.templates / "article.html").write_text(text)
        self.compare()

    @rule(choice=st.sampled_from(sorted(CHOICES)).flatmap(lambda name: st.tuples(
        st.just(name), st.sampled_from(CHOICES[name]))))  # fmt: skip
    def change_a_setting(self, choice: tuple[str, Any]) -> None:
        self.settings[choice[0]] = choice[1]
        self.compare()

    @rule(place=st.integers(0, 20_000), name=st.sampled_from(["index", "pack"]))
    def spoil_what_was_kept(self, place: int, name: str) -> None:
        file = self.root / "cache" / "fastbuild" / "ArticlesGenerator" / name
        if file.exists():
            data = bytearray(file.read_bytes())
            if data:
                data[place % len(data)] ^= 0xFF
                file.write_bytes(data)
        self.compare()

    def compare(self) -> None:
        """Both builds write the same, or both fail."""
        assert self.built("fast", True) == self.built("plain", False)

    def built(self, output: str, on: bool) -> dict[str, str] | str:
        """The written files, or the name of what went wrong."""
        try:
            return build(self.root, output, FASTBUILD=on, **self.settings)
        except BuildFailedError as error:
            # Which of several articles that cannot be written is met first is nobody's choice.
            return str(error).splitlines()[-1].split(":")[0]

    def file(self, number: int) -> Path:
        return self.root / "content" / f"article-{number}.md"

    def teardown(self) -> None:
        if hasattr(self, "root"):
            shutil.rmtree(self.root)


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=int(os.environ.get("EDIT_SEQUENCES", "4")),
    stateful_step_count=10,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestEdits.pytestmark = [pytest.mark.slow]  # type: ignore[attr-defined]
