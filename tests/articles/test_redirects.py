"""Old addresses of articles lead to the new ones, and never away from a page that is there."""

import re
import shutil
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.articles.load import load_texts
from plugins.articles.read import read_article
from plugins.build.project import HERE
from tests.conftest import run_build

ZONE = ZoneInfo("America/New_York")
FRONT = "---\ntitle: A walk\ndate: 2020-05-01\nslug: {slug}\nold_addresses: [{old}]\n---\n\nWords.\n"


def test_the_lists_for_hosts_name_published_articles_alone(tmp_path: Path) -> None:
    for name in ("content", "bibliography"):
        shutil.copytree(HERE / name, tmp_path / name)
    articles = tmp_path / "content" / "articles"
    (articles / "a.md").write_text(FRONT.format(slug="a-walk", old="/2020/05/walk/"), "utf-8")
    draft = FRONT.format(slug="b", old="/b").replace("slug: b", "slug: b\nstatus: draft")
    (articles / "b.md").write_text(draft, "utf-8")
    run = run_build(tmp_path, "html")
    assert run.code == 0, run.said
    assert (tmp_path / "output" / "_redirects").read_text("utf-8") == (
        "/2020/05/walk /post/a-walk 301\n/2020/05/walk/ /post/a-walk 301\n"
    )
    assert (tmp_path / "output" / "_redirects.nginx").read_text("utf-8") == (
        '"/2020/05/walk" "/post/a-walk";\n"/2020/05/walk/" "/post/a-walk";\n'
    )


def test_a_site_without_old_addresses_has_no_list(real_site: Path) -> None:
    assert list(real_site.glob("_redirects*")) == []


def test_the_example_for_nginx_reads_the_list_where_there_is_one() -> None:
    example = (HERE / "docs" / "nginx.conf").read_text("utf-8")
    # A file that is not there would stop nginx; a pattern that nothing fits does not.
    (named,) = re.findall(r"include /var/www/site/(_redirects\S+);", example)
    assert named == "_redirects.ngin[x]"


@pytest.mark.parametrize(
    "old",
    ["2020/05/a", "https://old.example/a", "/a b", "/a/../b", "/..", "//a", "/a?p=7", '/a"', "/a;", "/é"],
)
def test_what_is_no_address_of_ours_is_refused(old: str) -> None:
    text = FRONT.format(slug="a", old="X").replace("[X]", f"\n  - '{old}'")
    _, (problem,) = read_article(Path("a.md"), text, ZONE)
    assert str(problem).startswith("a.md:5: old_addresses has ")
    assert "/2020/05/a-walk" in str(problem)


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("/hours", "/b", "The old address /hours is in use, by hours.md."),
        ("/post/b", "/b", "The old address /post/b is in use, by b.md."),
        ("/post/a", "/b", "The old address /post/a is in use, by a.md."),
        ("/x", "/x", "The old address /x is in use, by a.md."),
        ("/search", "/b", "The old address /search is in use, by the theme."),
    ],
)
def test_an_address_that_something_has_is_not_old(
    tmp_path: Path, first: str, second: str, sentence: str
) -> None:
    shutil.copytree(HERE / "content" / "pages", tmp_path / "pages")
    (tmp_path / "articles").mkdir()
    for slug, old in (("a", first), ("b", second)):
        (tmp_path / "articles" / f"{slug}.md").write_text(FRONT.format(slug=slug, old=old), "utf-8")
    (problem,) = load_texts(tmp_path / "articles", tmp_path / "pages", ZONE).problems
    assert problem.sentence == sentence
