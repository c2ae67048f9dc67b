"""What only the first process can do is done there; what goes wrong is told as without the plugin."""

import re
from pathlib import Path

import pytest

from plugins.build.project import HERE
from tests.fastbuild.sites import BuildFailedError, build, make_site

pytestmark = pytest.mark.slow

PLUGIN = """\
from pelican.plugins import signals

def register():
    signals.content_written.connect(seen)
    signals.finalized.connect(told)

NAMES = []

def seen(path, context):
    NAMES.append(path)

def told(pelican):
    with open(pelican.settings["SEEN"], "w") as file:
        file.write("\\n".join(name.rsplit("/", 1)[1] for name in NAMES))
"""

WRITER = """\
from pelican.plugins import signals
from pelican.writers import Writer
class Shouting(Writer):
    def write_file(self, name, *arguments, **named):
        super().write_file(name.upper() if name == "index.html" else name, *arguments, **named)

def register():
    signals.get_writer.connect(give)

def give(pelican):
    return Shouting
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    make_site(tmp_path, 60)
    return tmp_path


def same(root: Path, **settings: object) -> str:
    """Build with and without the plugin; what the build with it said."""
    plain = build(root, "plain", root / "plain.log", FASTBUILD=False, **settings)
    assert build(root, "fast", root / "fast.log", **settings) == plain
    assert said(root / "fast.log") == said(root / "plain.log")
    assert build(root, "fast", root / "fast.log", **settings) == plain
    assert said(root / "fast.log") == said(root / "plain.log")
    return (root / "fast.log").read_text()


def said(log: Path) -> list[str]:
    """What a build warned about, which comes in the order of reading: in any."""
    text = re.split(r"^Read [\d,]+ texts? and|^Done:", log.read_text(), flags=re.M)[0]
    return sorted(line for line in text.splitlines() if line.strip())


def test_a_file_that_a_page_takes_with_it(site: Path) -> None:
    (site / "content" / "files" / "b.txt").write_text("b")
    (site / "content" / "article-2.md").write_text(
        "Title: Two\nDate: 2012-02-02\n\n[b]({attach}/files/b.txt) and [a]({attach}/files/a.txt)\n", "utf-8"
    )
    same(site, ARTICLE_SAVE_AS="posts/{slug}.html", ARTICLE_URL="posts/{slug}.html")
    assert (site / "fast" / "posts" / "files" / "b.txt").exists()


def test_links_that_lead_nowhere_are_told_once(site: Path) -> None:
    for number in (3, 4, 5):
        file = site / "content" / f"article-{number}.md"
        file.write_text(file.read_text() + "\n[gone]({filename}/gone.md)\n", "utf-8")
    assert "Unable to find" in same(site)


def test_metadata_that_is_written_twice_is_told_at_every_build(site: Path) -> None:
    file = site / "content" / "article-3.md"
    file.write_text("Date: 2011-11-11\n" + file.read_text(), "utf-8")
    assert "Duplicate definition" in same(site)


def test_an_article_without_a_date_is_left_out_at_every_build(site: Path) -> None:
    (site / "content" / "undated.md").write_text("Title: Undated\n\nText.\n", "utf-8")
    assert "Skipping" in same(site)


def test_an_article_that_saves_itself_as_the_home_page(site: Path) -> None:
    file = site / "content" / "article-3.md"
    file.write_text("Save_as: index.html\nUrl: index.html\n" + file.read_text(), "utf-8")
    same(site)
    assert "Article 3" in (site / "fast" / "index.html").read_text()


def test_two_articles_with_one_file_fail_as_ever(site: Path) -> None:
    for number in (3, 4):
        file = site / "content" / f"article-{number}.md"
        file.write_text(f"Save_as: same{number % 1}.html\n" + file.read_text(), "utf-8")
    for switched in (False, True):
        with pytest.raises(BuildFailedError, match="Failed to overwrite"):
            build(site, "fast", FASTBUILD=switched)


def test_a_tag_without_letters(site: Path) -> None:
    for number, tag in ((3, "!!!"), (4, "???")):
        file = site / "content" / f"article-{number}.md"
        file.write_text(file.read_text().replace("Tags: ", f"Tags: {tag}, "), "utf-8")
    same(site)


def test_plugins_that_watch_every_written_page_see_them_all(site: Path) -> None:
    (site / "watcher.py").write_text(PLUGIN)
    plugins = {"PLUGIN_PATHS": [str(site)], "PLUGINS": ["plugins.fastbuild.hook", "watcher"]}
    same(site, SEEN=str(site / "seen.txt"), **plugins)
    assert "article-59.html" in (site / "seen.txt").read_text()


@pytest.mark.parametrize("order", [1, -1])
def test_another_plugins_writer_is_used(site: Path, order: int) -> None:
    (site / "shouting.py").write_text(WRITER)
    same(site, PLUGIN_PATHS=[str(site)], PLUGINS=["plugins.fastbuild.hook", "shouting"][::order])
    assert (site / "fast" / "INDEX.HTML").exists()


def test_a_template_that_fails_is_told_where_it_fails(site: Path) -> None:
    theme = site / "theme" / "templates"
    theme.mkdir(parents=True)
    (theme / "article.html").write_text("{{ article.title.no_such.thing }}")
    with pytest.raises(BuildFailedError, match="no_such"):
        build(site, "fast", THEME_TEMPLATES_OVERRIDES=[str(theme)])


def test_a_page_that_would_not_change_is_left_alone(site: Path) -> None:
    build(site, "fast")
    before = {file: file.stat().st_mtime_ns for file in (site / "fast").rglob("article*.html")}
    file = site / "content" / "article-3.md"
    file.write_text(file.read_text() + "\nMore.\n", "utf-8")
    assert build(site, "fast") == build(site, "plain", FASTBUILD=False)
    after = {file: file.stat().st_mtime_ns for file in before}
    changed = {file.name for file in before if before[file] != after[file]}
    assert changed == {"article-3.html", "article-1-de.html"} & changed | {"article-3.html"}


def test_without_forks_all_is_done_in_one_process(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = build(site, "plain", FASTBUILD=False)
    monkeypatch.setattr("plugins.fastbuild.forks.sys.platform", "darwin")
    assert build(site, "fast") == plain


def test_a_system_without_locks_or_forks_builds_the_same(site: Path) -> None:
    (site / "windows.py").write_text(
        "import sys\nsys.modules['fcntl'] = None\nsys.platform = 'win32'\n"
        "for name in [name for name in sys.modules if name.startswith('plugins.fastbuild')]:\n"
        "    del sys.modules[name]\n\ndef register():\n    pass\n"
    )
    settings = {"PLUGIN_PATHS": [str(site), str(HERE)], "PLUGINS": ["windows", "plugins.fastbuild.hook"]}
    plain = build(site, "plain", FASTBUILD=False, **settings)
    assert build(site, "fast", **settings) == plain
    assert not (site / "cache").exists()
