"""After any sequence of edits, the kept texts and pages give what a build from scratch gives.

`EDIT_SEQUENCES=500 pytest tests/fastbuild/test_edits.py` tries more sequences than a normal run does.
"""

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.fastbuild.sites import SETTINGS, BuildFailedError, build, make_site
from tests.fastbuild.themes import PLAIN, PLUGIN, WORDS, write_theme

COUNT = 24
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
    "Modified": ["2020-02-02", "2021-01-01 01:01"],
    "Translation": ["true"],
    "Save_as": ["index.html", "elsewhere.html"],
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
    "DELETE_OUTPUT_DIRECTORY": [True, False],
    "FASTBUILD_PURE": [["shout"], []],
    "WITH_FUTURE_DATES": [True, False],
    "SUMMARY_MAX_LENGTH": [50, 3, None],
    "JINJA_ENVIRONMENT": [
        {},
        {"trim_blocks": True},
        {"autoescape": True},
        {"extensions": ["jinja2.ext.i18n"]},
        {"extensions": ["jinja2.ext.i18n"], "autoescape": True},
    ],
    "LOCALE": [["C"], ["C.UTF-8"]],
    "MONTH_ARCHIVE_SAVE_AS": ["{date:%Y}/{date:%m}/index.html", ""],
    "SITE_WORD": ["a", "b"],
    "DEFAULT_DATE_FORMAT": ["%a %d %B %Y", "%x"],
    "STATIC_PATHS": [["files"], []],
}
# What is kept from build to build, below cache/fastbuild.
KEPT = [
    *("ArticlesGenerator/index", "ArticlesGenerator/pack", "pages/table"),
    *("templates/pack", "reads/index", "reads/pack"),
]
# With which themes and plugins a site starts.
KINDS: dict[str, tuple[dict[str, str], list[str]]] = {
    "Pelican's theme": ({}, []),
    "a theme that reads everything": (PLAIN, []),
    "a plugin that changes articles": (PLAIN, ["changing"]),
    "a plugin that translates": (PLAIN, ["changing"]),
}

articles = st.integers(0, COUNT - 1)


class Edits(RuleBasedStateMachine):
    """Somebody writes, and builds after every edit."""

    @initialize(kind=st.sampled_from(sorted(KINDS)))
    def start(self, kind: str) -> None:
        self.failed = False
        self.root = Path(tempfile.mkdtemp(prefix="edits-"))
        self.settings: dict[str, Any] = {"DEBUG": False, "FASTBUILD_PURE": ["shout"]}
        self.templates = self.root / "theme"
        self.templates.mkdir()
        templates, plugins = KINDS[kind]
        write_theme(self.templates, templates)
        (self.root / "changing.py").write_text(PLUGIN.format(version=1))
        if kind == "a plugin that translates":
            self.settings["JINJA_ENVIRONMENT"] = {"extensions": ["jinja2.ext.i18n"]}
        self.settings["THEME_TEMPLATES_OVERRIDES"] = [str(self.templates)]
        self.settings["PLUGIN_PATHS"] = [str(self.root), *SETTINGS["PLUGIN_PATHS"]]
        self.settings["PLUGINS"] = [*SETTINGS["PLUGINS"], *plugins]
        make_site(self.root, COUNT)
        for number in range(0, COUNT, 4):  # these show the start of their text in lists
            file = self.file(number)
            file.write_text(re.sub("Summary: .*\n", "", file.read_text("utf-8")), "utf-8")
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

    @rule(name=st.sampled_from(["a.txt", "b.txt"]), there=st.booleans())
    def remove_a_static_file(self, name: str, there: bool) -> None:
        file = self.root / "content" / "files" / name
        file.write_text(name) if there else file.unlink(missing_ok=True)
        self.compare()

    @rule(word=st.sampled_from(WORDS), name=st.sampled_from(["article.html", "footer.html", "index.html"]))
    def change_the_theme(self, word: str, name: str) -> None:
        file = self.templates / name
        if name == "article.html":
            word = "{{ article.content }}{% for tag in article.tags %}{{ tag.url }}{% endfor %}" + word
        text = file.read_text("utf-8") if file.exists() else ""
        end = "{% endblock %}\n"
        file.write_text(f"{text.removesuffix(end)}{word}{end}" if text.endswith(end) else word, "utf-8")
        self.compare()

    @rule(name=st.sampled_from(sorted(PLAIN)))
    def mend_the_theme(self, name: str) -> None:
        if (self.templates / "base.html").exists():
            (self.templates / name).write_text(PLAIN[name], "utf-8")
        else:
            (self.templates / name).unlink(missing_ok=True)
        self.compare()

    @rule(there=st.booleans())
    def add_a_template_that_some_include(self, there: bool) -> None:
        file = self.templates / "not-there.html"
        file.write_text("{{ SITENAME }}!") if there else file.unlink(missing_ok=True)
        self.compare()

    @rule(version=st.integers(1, 4))
    def change_the_plugin(self, version: int) -> None:
        (self.root / "changing.py").write_text(PLUGIN.format(version=version))
        self.compare()

    @rule()
    def build_again(self) -> None:
        self.compare()

    @rule(file=st.sampled_from(["index.html", "article-5.html", "tags.html", "files/a.txt", "all.atom.xml"]),
          what=st.sampled_from(["edit", "remove", "touch"]))  # fmt: skip
    def meddle_with_the_output(self, file: str, what: str) -> None:
        written = self.root / "fast" / file
        if written.exists() and what == "edit":
            data = written.read_bytes()
            written.write_bytes(b"x" * len(data))
        elif written.exists():
            written.unlink() if what == "remove" else written.touch()
        self.compare()

    @rule(choice=st.sampled_from(sorted(CHOICES)).flatmap(lambda name: st.tuples(
        st.just(name), st.sampled_from(CHOICES[name]))))  # fmt: skip
    def change_a_setting(self, choice: tuple[str, Any]) -> None:
        self.settings[choice[0]] = choice[1]
        self.compare()

    @rule(place=st.integers(0, 20_000), name=st.sampled_from(KEPT),
          what=st.sampled_from(["change", "cut", "remove"]))  # fmt: skip
    def spoil_what_was_kept(self, place: int, name: str, what: str) -> None:
        file = self.root / "cache" / "fastbuild" / name
        if file.exists() and (data := bytearray(file.read_bytes())):
            if what == "change":
                data[place % len(data)] ^= 0xFF
                file.write_bytes(data)
            elif what == "cut":
                file.write_bytes(data[: place % len(data)])
            else:
                file.unlink()
        self.compare()

    def compare(self) -> None:
        """Both builds write the same, or both fail."""
        shutil.rmtree(self.root / "plain", ignore_errors=True)
        fast, plain = self.built("fast", True), self.built("plain", False)
        failed = isinstance(plain, str)
        # Which of several mistakes is met first is nobody's choice.
        if failed and self.failed:
            assert isinstance(fast, str)
        else:
            assert fast == plain
        self.failed = failed

    def built(self, output: str, on: bool) -> dict[str, str] | str:
        """The written files, or the name of what went wrong."""
        try:
            return build(self.root, output, FASTBUILD=on, **self.settings)
        except BuildFailedError as error:
            # Nor which of several articles that cannot be written.
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
