"""Moving articles here: what is certain is converted, the rest stays as text and is told to a person."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from plugins.build.project import HERE
from plugins.importer.reference_lines import read_line
from tests.conftest import Run, run_build

FEEDS = HERE / "tests" / "data" / "importer"


def bring(root: Path, feed: Path) -> Run:
    finished = subprocess.run(
        [sys.executable, "-m", "plugins.importer", str(feed), "--into", str(root / "content" / "articles")],
        cwd=HERE,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
    )
    return Run(finished.returncode, finished.stdout)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("content", "bibliography"):
        shutil.copytree(HERE / name, tmp_path / "site" / name)
    shutil.copytree(FEEDS, tmp_path / "old")
    Image.new("L", (40, 40), 220).save(tmp_path / "old" / "moon.png")
    return tmp_path / "site"


def article(root: Path, slug: str) -> str:
    return (root / "content" / "articles" / f"{slug}.md").read_text("utf-8")


def test_a_wix_feed_becomes_articles_with_linked_citations(root: Path) -> None:
    run = bring(root, root.parent / "old" / "wix.xml")
    assert run.code == 0, run.said
    text = article(root, "rest-and-worry")
    assert "date: 2023-03-06T10:00:00-05:00\n" in text
    assert "category: Sleep\ntags:\n  - Worry\n" in text
    assert "Rest helps [@walker2017; @germer2013]. As @neff2003 [p. 87] put it" in text
    assert "![The moon](/images/rest-and-worry-moon.png)" in text
    assert (root / "content" / "images" / "rest-and-worry-moon.png").is_file()
    assert "[the second](/post/second)" in text
    assert "References" not in text
    assert "@book{walker2017," in (root / "bibliography" / "imported-wix.bib").read_text("utf-8")
    built = run_build(root, "html")
    assert built.code == 0, built.said
    page = (root / "output" / "post" / "third.html").read_text("utf-8")
    assert "Why we sleep" in page
    assert "status" not in article(root, "third")
    assert "Sleep matters [see @walker2017, p. 5], as @walker2017 says." in article(root, "third")
    assert "third.md: nothing to look at." in run.said


def test_what_is_unsure_stays_text_and_is_told(root: Path) -> None:
    said = bring(root, root.parent / "old" / "wix.xml").said
    text = article(root, "second")
    assert "status: draft\n" in text
    assert "Some say so (Smith, 2001). Others, Gilbert and Walker (2017), do not." in text
    assert "## Other sources\n\n- Smith wrote this on a website in 2001." in text
    assert "javascript" not in text
    assert "alert" not in text
    for sentence in (
        'No entry could be made for sure from "Smith wrote this on a website in 2001.".',
        '"so (Smith, 2001)" looks like a citation, and no source fits for sure.',
        '"Walker (2017)" looks like a citation, and no source fits for sure.',
        'The picture https://elsewhere.example/sun.jpg ("A sun") is not beside the file.',
        "It links to second, which is still a draft.",
    ):
        assert sentence in said


def test_the_posts_own_signs_are_never_markup(root: Path) -> None:
    said = bring(root, root.parent / "old" / "wix.xml").said
    assert r"\[\@nobody\] &#123;: .x&#125;." in article(root, "rest-and-worry")
    assert r"1\. Not a list. Write to \@us, use \*stars\* &lt;b&gt; and **bold**" in article(
        root, "rest-and-worry"
    )
    assert "The text holds [@, which would be a citation" in said


def test_a_wordpress_export_keeps_paragraphs_tags_and_tells_a_changed_address(root: Path) -> None:
    run = bring(root, root.parent / "old" / "wordpress.xml")
    assert run.code == 0, run.said
    text = article(root, "a-walk")
    assert "First part.\n\nSecond *part*.\n" in text
    assert "date: 2020-05-01T08:00:00-04:00\n" in text
    assert "id: https://wp.example/?p=7\n" in text
    assert "Its address was /2020/05/a-walk and will be /post/a-walk" in run.said
    assert "Articles brought: 1. To look at: 1." in run.said


def test_a_second_run_changes_nothing(root: Path) -> None:
    feed = root.parent / "old" / "wix.xml"
    bring(root, feed)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    run = bring(root, feed)
    assert "second is here already." in run.said
    assert "Articles brought: 0." in run.said
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("<rss>\n<channel>\n<item></rss>", 3, "This is not well-formed XML: mismatched tag."),
        ('<!DOCTYPE a [<!ENTITY b "c">]>\n<rss/>', 1, "The file declares a document type"),
        ("\n<html/>", 2, "This is neither an RSS feed nor a WordPress export."),
        ("<rss><channel></channel></rss>", 1, "The file holds no posts."),
        ("<rss><channel>\n<item/></channel></rss>", 2, "This post has no title."),
        (
            "<rss><channel><item>\n<title>A</title>\n<pubDate>soon</pubDate></item></channel></rss>",
            3,
            'The date "soon" cannot be read.',
        ),
        ("", 1, "This is not well-formed XML: no element found."),
    ],
)
def test_a_malformed_file_is_refused_in_one_sentence(root: Path, text: str, line: int, words: str) -> None:
    feed = root.parent / "bad.xml"
    feed.write_text(text, "utf-8")
    before = sorted(root.rglob("*"))
    run = bring(root, feed)
    assert run.code == 1
    assert run.said.startswith(f"{feed}:{line}: {words}")
    assert run.said.endswith("Nothing was written.\n")
    assert sorted(root.rglob("*")) == before


def test_lines_are_read_only_when_their_shape_leaves_no_doubt() -> None:
    chapter = read_line(
        "Gilbert, P. (2005). Compassion and cruelty. In P. Gilbert & S. Procter (Eds.), Compassion in "
        "therapy (2nd ed., pp. 9–74). Routledge."
    )
    assert chapter is not None
    assert chapter.type == "incollection"
    assert chapter.fields["editor"] == "Gilbert, P. and Procter, S."
    group = read_line("World Health Organization. (2022). World report. Some Press.")
    assert group is not None
    assert group.fields["author"] == "{World Health Organization}"
    assert read_line("Neff, K. (2003). A title. https://example.org") is None
    assert read_line("Neff, K., et al. (2003). A title. Guilford Press.") is None
