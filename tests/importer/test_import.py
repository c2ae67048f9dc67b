"""Moving articles here: what is certain is converted, the rest stays as text and is told to a person."""

import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image

from plugins.build.project import HERE
from plugins.importer.reference_lines import read_line
from tests.conftest import Run, run_build

FEEDS = HERE / "tests" / "data" / "importer"
# As WordPress keeps them, and the copy that somebody saved beside a Wix feed.
PICTURES = {
    "old/moon.png": "navy",
    "wp/uploads/2021/03/moon.png": "blue",
    "wp/uploads/2021/03/sun.png": "red",
    "wp/uploads/2020/01/sun.png": "gold",
}


def bring(root: Path, feed: Path, *options: str) -> Run:
    into = str(root / "content" / "articles")
    finished = subprocess.run(
        [sys.executable, "-m", "plugins.importer", str(feed), "--into", into, *options],
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
    for name in ("old", "wp"):
        shutil.copytree(FEEDS, tmp_path / name)
    for name, color in PICTURES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (4, 2), color).save(tmp_path / name)
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
        'The picture https://elsewhere.example/sun.jpg is not beside the file, as "sun.jpg". '
        'It shows: "A sun".',
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


def test_a_wordpress_export_keeps_paragraphs_tags_and_the_old_address(root: Path) -> None:
    run = bring(root, root.parent / "old" / "wordpress.xml")
    assert run.code == 0, run.said
    text = article(root, "a-walk")
    assert "First part.\n\nSecond *part*.\n" in text
    assert "date: 2020-05-01T08:00:00-04:00\n" in text
    assert "id: https://wp.example/?p=7\n" in text
    assert "old_addresses:\n  - /2020/05/a-walk\n" in text
    assert "status" not in text
    assert "Articles brought: 1. To look at: nothing." in run.said
    assert run_build(root, "html").code == 0
    assert "/2020/05/a-walk /post/a-walk 301\n" in (root / "output" / "_redirects").read_text("utf-8")


BLOCKS = r"""
First words \[sic\], and \[1\] and \[gallery\] as they stand.

![The moon](/images/blocks-moon.png)

The moon over *here*

![A full moon](/images/blocks-moon.png)

![The sun](/images/blocks-sun.png)

[https://video.example/7](https://video.example/7)

Call us and

Last words.
"""


def test_blocks_and_shortcodes_of_wordpress_leave_their_words_and_are_told(root: Path) -> None:
    run = bring(root, root.parent / "wp" / "whole-site.xml")
    assert run.code == 0, run.said
    text = article(root, "blocks")
    assert text.partition("---\n\n")[2] == BLOCKS[1:]
    for sentence in (
        'The block "latest-posts" held nothing: WordPress filled it while it ran.',
        "Another page was shown inside the text; it is a link now: https://video.example/7",
        "The shortcode [button] was taken out; the text between its signs stayed.",
        "The shortcode [contact-form-7] was taken out; the text between its signs stayed.",
    ):
        assert f"  - {sentence}\n" in run.said
    plain = article(root, "plain-one")
    for address in ("https://video.example/8", "https://video.example/9"):
        assert f"\n\n[{address}]({address})\n\n" in plain


def test_what_wordpress_knows_of_a_post_is_kept(root: Path) -> None:
    run = bring(root, root.parent / "wp" / "whole-site.xml")
    text = article(root, "blocks")
    assert "author: Bea Day\ntags:\n  - Walks\ndescription: What blocks leave.\n" in text
    assert "cover: /images/blocks-sun.png\ncover_alt: The sun\n" in text
    # Of two pictures of one name it is the one at the address.
    gold = root.parent / "wp" / "uploads" / "2020" / "01" / "sun.png"
    assert (root / "content" / "images" / "blocks-sun.png").read_bytes() == gold.read_bytes()
    assert "Uncategorized" not in text
    assert article(root, "cafe-walks").startswith("---\ntitle: Café walks\n")
    assert "Its address was /hours and will be /post/cafe-walks; nothing leads" in run.said
    assert run_build(root, "html").code == 0


def test_what_readers_could_not_see_stays_hidden(root: Path) -> None:
    said = bring(root, root.parent / "wp" / "whole-site.xml").said
    for slug in ("for-us-alone", "with-a-key", "never-finished"):
        assert "status: draft\n" in article(root, slug)
    assert "for-us-alone.md: a draft; look at:\n  - It was private on the old site.\n" in said
    assert "with-a-key.md: a draft; look at:\n  - It had a password on the old site.\n" in said
    assert "never-finished.md: a draft on the old site too.\n" in said
    assert "date: 2026-11-02T07:00:00-05:00\n" in article(root, "never-finished")  # the day of the export


def test_what_is_not_brought_is_told(root: Path) -> None:
    said = bring(root, root.parent / "wp" / "whole-site.xml").said
    assert 'The page "About us" (line 103) was left out: pages are written here by hand.\n' in said
    assert "Left out, as thrown away or never begun: 1.\n" in said
    assert "Left out, as no articles: 1 wp_global_styles.\n" in said
    assert "Comments of readers were left out: 2. Here they are not published.\n" in said
    assert "Authors: Bea Day. Say in content/authors.yaml who they are, if you like.\n" in said
    assert "A reader's words" not in "".join(file.read_text("utf-8") for file in root.rglob("*.md"))


def test_pictures_come_from_the_directory_that_is_named(root: Path) -> None:
    shutil.move(root.parent / "wp" / "uploads", root.parent / "saved")
    feed = root.parent / "wp" / "whole-site.xml"
    said = bring(root, feed, "--pictures", str(root.parent / "saved")).said
    assert "The picture" not in said
    run = bring(root, feed, "--pictures", str(root.parent / "nowhere"))
    assert (run.code, run.said) == (
        1,
        f"{root.parent / 'nowhere'}: There is no such directory. Nothing was written.\n",
    )


def test_what_is_no_picture_or_could_be_two_is_told(root: Path) -> None:
    old = root.parent / "old"
    (old / "more").mkdir()
    shutil.copy(old / "moon.png", old / "more" / "moon.png")
    said = bring(root, old / "wix.xml").said
    assert "w_1/moon.png fits several files: " in said
    assert not (root / "content" / "images" / "rest-and-worry-moon.png").exists()
    (root.parent / "wp/uploads/2021/03/moon.png").write_text("not a picture", "utf-8")
    said = bring(root, root.parent / "wp" / "whole-site.xml").said
    assert "moon-300x200.png is no picture, or a damaged one." in said


def test_everything_is_written_or_nothing(root: Path) -> None:
    """The directory of the pictures is a file, which shows only when the sources are in their place."""
    shutil.rmtree(root / "content" / "images")
    (root / "content" / "images").write_text("in the way", "utf-8")
    before = {path: path.is_file() and path.read_bytes() for path in root.rglob("*")}
    run = bring(root, root.parent / "old" / "wix.xml")
    assert run.code == 1
    assert "Traceback" not in run.said
    assert run.said.endswith("Nothing was written.\n")
    assert {path: path.is_file() and path.read_bytes() for path in root.rglob("*")} == before


def test_a_disk_that_fills_up_half_way_leaves_nothing(root: Path) -> None:
    before = sorted(root.rglob("*"))
    into = root / "content" / "articles"
    words = [str(root.parent / "old" / "wix.xml"), "--into", str(into)]
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700));"
        f"from plugins.importer.__main__ import main; sys.exit(main({words}))"
    )
    finished = subprocess.run([sys.executable, "-c", code], cwd=HERE, capture_output=True, text=True)
    assert finished.returncode == 1
    assert finished.stdout.endswith(": File too large. Nothing was written.\n")
    assert finished.stderr == ""
    assert sorted(root.rglob("*")) == before


def test_a_picture_of_another_content_is_never_replaced(root: Path) -> None:
    there = root / "content" / "images" / "rest-and-worry-moon.png"
    there.write_bytes(b"mine")
    before = sorted(root.rglob("*"))
    run = bring(root, root.parent / "old" / "wix.xml")
    assert (run.code, run.said) == (1, f"{there}: File exists. Nothing was written.\n")
    assert there.read_bytes() == b"mine"
    assert sorted(root.rglob("*")) == before


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
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>\n<rss>&b;</rss>', 1, "The file declares a"),
        ('<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]>\n<rss>&d;</rss>', 1, "The file declares a"),
        (
            "<!DOCTYPE html>\n<html></html>",
            1,
            "This is a web page, not a feed. Save …/blog-feed.xml instead.",
        ),
        ("PK\x03\x04", 1, "This is a ZIP archive. Unpack it, and name the file inside."),
        ("<rss>\n\x00</rss>", 2, "This is not well-formed XML: a character that cannot stand there"),
        ("<rss>" + "\n<a>" * 60, 51, "Elements stand more than 50 deep in each other."),
        ('<?xml version="1.0" encoding="Klingon"?>\n<rss/>', 1, "The file cannot be read: unknown encoding"),
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


@pytest.mark.parametrize(
    ("encoding", "declared"), [("latin-1", "ISO-8859-1"), ("cp1252", "windows-1252"), ("utf-16", "UTF-16")]
)
def test_an_encoding_that_is_declared_is_read(root: Path, encoding: str, declared: str) -> None:
    item = "<title>Café</title><link>https://old.example/post/cafe</link><description>é</description>"
    day = "<pubDate>Mon, 06 Mar 2023 15:00:00 GMT</pubDate>"
    text = (
        f'<?xml version="1.0" encoding="{declared}"?><rss><channel><item>{item}{day}</item></channel></rss>'
    )
    feed = root.parent / "old" / "cafe.xml"
    feed.write_bytes(text.encode(encoding))
    run = bring(root, feed)
    assert run.code == 0, run.said
    assert article(root, "cafe").startswith("---\ntitle: Café\n")


def test_an_encoding_that_is_not_the_declared_one_is_told(root: Path) -> None:
    feed = root.parent / "old" / "cafe.xml"
    feed.write_bytes('<?xml version="1.0"?>\n<rss>\n<channel>é</channel></rss>'.encode("latin-1"))
    run = bring(root, feed)
    assert run.code == 1
    assert run.said.startswith(f"{feed}:3: This is not well-formed XML: a character that cannot stand there,")


def post(html: str) -> str:
    moment = "<pubDate>Mon, 06 Mar 2023 15:00:00 GMT</pubDate>"
    encoded = f'<c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/"><![CDATA[{html}]]></c:encoded>'
    link = "<link>https://old.example/post/long</link>"
    item = f"<item><title>Long</title>{link}{moment}{encoded}</item>"
    return f"<rss><channel>{item}</channel></rss>"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "Words.",
        "<ul><li>" * 20_000 + "Words.",
        "<p>Words." + "(" * 100_000,
        "<p>Words. " + "[caption] [a " * 50_000,
        "<!-- wp:a " * 50_000 + "--><p>Words.",
    ],
    ids=["deep", "lists", "brackets", "shortcodes", "comments"],
)
def test_whatever_is_piled_up_it_takes_no_time(root: Path, html: str) -> None:
    kind = '<w:post_type xmlns:w="http://wordpress.org/export/1.2/">post</w:post_type>'
    for text in (post(html), post(html).replace("<title>", f"{kind}<title>")):
        feed = root.parent / "old" / "long.xml"
        feed.write_text(text, "utf-8")
        run = bring(root, feed)
        assert run.code == 0, run.said[:1000]
        assert "Words." in article(root, "long")
        (root / "content" / "articles" / "long.md").unlink()


def test_a_file_that_is_no_blog_by_its_size_is_refused(root: Path) -> None:
    feed = root.parent / "old" / "huge.xml"
    with feed.open("wb") as opened:
        opened.truncate(3_000_000_000)
    run = bring(root, feed)
    assert run.code == 1
    assert run.said.startswith(f"{feed}: The file has 3000 MB, and more than 200 MB is no blog.")


class Web(BaseHTTPRequestHandler):
    """The old site's pictures."""

    def do_GET(self) -> None:
        content = self.server.pictures.get(self.path)  # type: ignore[attr-defined]
        self.send_response(200 if content else 404)
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_the_web_is_asked_only_when_a_person_says_so(root: Path) -> None:
    picture = (root.parent / "old" / "moon.png").read_bytes()
    with ThreadingHTTPServer(("127.0.0.1", 0), Web) as web:
        web.pictures = {"/media/star.jpg": picture, "/media/text.png": b"text"}  # type: ignore[attr-defined]
        threading.Thread(target=web.serve_forever, daemon=True).start()
        at = f"http://127.0.0.1:{web.server_address[1]}/media"
        feed = root.parent / "old" / "long.xml"
        images = (f'<img src="{at}/{name}" alt="A star">' for name in ("star.jpg", "text.png", "none.png"))
        feed.write_text(post(f"<p>Words. {' '.join(images)}</p>"), "utf-8")
        said = bring(root, feed).said
        assert f'The picture {at}/star.jpg is not beside the file, as "star.jpg". It shows: "A star".' in said
        (root / "content" / "articles" / "long.md").unlink()
        said = bring(root, feed, "--download").said
        web.shutdown()
    assert "star.jpg" not in said
    # Its ending says what it is, whatever it was called.
    assert (root / "content" / "images" / "long-star.png").read_bytes() == picture
    assert "![A star](/images/long-star.png)" in article(root, "long")
    assert f"The picture {at}/text.png is no picture, or a damaged one." in said
    assert f"The picture {at}/none.png could not be fetched: Not Found." in said


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
