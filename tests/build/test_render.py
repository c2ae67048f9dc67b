"""Pelican goes on after most errors and then says all is well; the build does not."""

from pathlib import Path

import pytest

from plugins.build.render import Rendered, render

SETTINGS = """
PATH = {root!r} + "/content"
THEME = {root!r} + "/theme"
SITEURL, SITEPATH, TIMEZONE = "https://a.org", "", "UTC"
PLUGINS = {plugins!r}
ISSO_URL = {comments!r}
DIRECT_TEMPLATES = ["index"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""


def rendered(root: Path, template: str, plugins: tuple[str, ...] = (), comments: str = "") -> Rendered:
    (root / "content").mkdir()
    (root / "theme" / "templates").mkdir(parents=True)
    (root / "theme" / "static").mkdir()
    (root / "theme" / "templates" / "index.html").write_text(template)
    (root / "settings.py").write_text(
        SETTINGS.format(root=str(root), plugins=list(plugins), comments=comments)
    )
    return render(root / "settings.py", root / "output", {})


def test_a_quiet_run_has_no_problems(tmp_path: Path) -> None:
    assert rendered(tmp_path, "Hello").problems == ()
    assert (tmp_path / "output" / "index.html").read_text() == "Hello"


def test_a_plugin_that_is_not_loaded_is_a_problem(tmp_path: Path) -> None:
    problems = rendered(tmp_path, "Hello", ("plugins.nowhere",)).problems
    assert 'The plugin "plugins.nowhere" could not be loaded.' in [problem.sentence for problem in problems]
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("template", "line", "sentence"),
    [
        ("a\n{% if %}", 2, "Expected an expression, got 'end of statement block'."),
        ("a\n\n{{ 'a' | nothing }}", 3, "No filter named 'nothing'."),
        ("{{ missing.thing }}", 1, "'missing' is undefined."),
    ],
    ids=["syntax", "filter", "undefined"],
)
def test_a_broken_template_is_named_with_its_line(
    tmp_path: Path, template: str, line: int, sentence: str
) -> None:
    (problem,) = rendered(tmp_path, template).problems
    assert (problem.file.name, problem.line, problem.sentence) == ("index.html", line, sentence)


@pytest.mark.parametrize("address", ["comments.example.org", "https://comments.example.org/", "ftp://a.org"])
def test_a_comments_server_has_a_whole_address(tmp_path: Path, address: str) -> None:
    problems = rendered(tmp_path, "Hello", comments=address).problems
    assert [problem.sentence for problem in problems] == [
        f'ISSO_URL is "{address}", not the address of a server.'
    ]
