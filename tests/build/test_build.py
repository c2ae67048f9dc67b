"""Whole builds of small sites: a good one takes its place, a bad one changes nothing and says why."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.build.project import HERE
from tests.conftest import run_build

pytestmark = pytest.mark.slow

SITES = HERE / "tests" / "sites"

Site = Callable[[str], Path]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A project with the practice's own pages and data, one small article, and one thing changed."""

    def put(name: str) -> Path:
        shutil.copytree(HERE / "content" / "pages", tmp_path / "content" / "pages", dirs_exist_ok=True)
        shutil.copy(HERE / "content" / "clinic.yaml", tmp_path / "content")
        shutil.copytree(SITES / "small", tmp_path, dirs_exist_ok=True)
        shutil.copytree(SITES / name, tmp_path, dirs_exist_ok=True)
        return tmp_path

    return put


def everything(directory: Path) -> dict[str, str]:
    return {
        file.relative_to(directory).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(directory.rglob("*"))
        if file.is_file()
    }


def leftovers(root: Path) -> list[str]:
    return [path.name for path in root.glob(".output.*") if path.name != ".output.lock"]


def test_a_good_site_is_built_and_summed_up(site: Site) -> None:
    root = site("small")
    run = run_build(root, "html")
    assert run.code == 0, run.said
    assert run.said.startswith("Built 2 articles and 9 pages with 1 reference in ")
    first, second, end = run.said.split("\n")
    assert first.endswith(" seconds, no warnings. Left out: 1 draft article, 3 draft pages.")
    assert (second, end) == (what_was_done(root, read=15, knew=0, took=0), "")


def test_what_was_not_edited_is_not_made_again(site: Site) -> None:
    root = site("small")
    run_build(root, "html")
    pages = everything(root / "output")
    with (root / "content" / "articles" / "kindness.md").open("a") as file:
        file.write("\nMore.\n")
    run = run_build(root, "html")
    changed = {name for name, _ in everything(root / "output").items() - pages.items()}
    assert "post/kindness.html" in changed
    # The article is made anew, and the nine pages, as always.
    took = len(list((root / "output").rglob("*.html"))) - 10
    assert run.said.split("\n")[1] == what_was_done(root, read=1, knew=14, took=took)
    assert took > 5


def what_was_done(root: Path, read: int, knew: int, took: int) -> str:
    """The line under the first, with what is really there."""
    files = [file for file in (root / "output").rglob("*") if file.is_file()]
    pages = sum(file.suffix == ".html" for file in files)
    texts = f"{read} text{'' if read == 1 else 's'}"
    taken = f", {took} of them as they were" if took else ""
    return (
        f"Read {texts} and knew {knew} from before. With lists, search and the like the site has "
        f"{pages} web pages{taken}; wrote {len(files)} files."
    )


def test_one_warning_hides_no_other(site: Site) -> None:
    root = site("small")
    with (root / "bibliography" / "more.bib").open("w") as file:
        file.write("@book{lee2020, author = {Lee, A.}, title = {Sleep}, publisher = {Elm}, year = 2020}\n")
    with (root / "content" / "articles" / "kindness.md").open("a") as file:
        file.write("\nIt is easy to forget (@neff2011).\n")
    run = run_build(root, "html")
    assert run.code == 0
    assert run.said.split("\n")[:2] == [
        "Warning: bibliography/more.bib:1: No article cites lee2020. Keep it or delete it.",
        'Warning: content/articles/kindness.md:13: "(@neff2011)" prints brackets inside brackets. '
        "Write [@neff2011].",
    ]


def test_drafts_leave_no_trace(site: Site) -> None:
    root = site("small")
    run_build(root, "html")
    for file in (root / "output").rglob("*"):
        if file.is_file():
            assert b"Nobody should see" not in file.read_bytes(), file
            assert "kept-back" not in file.name


def test_what_systems_put_beside_pictures_is_not_published(site: Site) -> None:
    root = site("small")
    images = root / "content" / "images"
    images.mkdir(exist_ok=True)
    for name in (".DS_Store", "._river.jpg", "Thumbs.db", "desktop.ini"):
        (images / name).write_bytes(b"who made what, and where")
    run = run_build(root, "html")
    assert run.code == 0, run.said
    for file in (root / "output").rglob("*"):
        assert not file.is_file() or b"who made what" not in file.read_bytes(), file


BAD = {
    "unknown-citation-key": [
        'content/articles/kindness.md:9: No .bib file has an entry with the key "nef2011". '
        'Did you mean "neff2011"?'
    ],
    "broken-bibliography": [
        'bibliography/sources.bib:3: The field "title" of neff2011 opens a brace or quotation mark '
        "that is never closed. Every { needs its }."
    ],
    "broken-clinic": [
        'content/clinic.yaml:15: Monday is the text "8am-4pm"',
        'content/clinic.yaml:17: Tuesday closes at 07:30, before it opens at 13:00. Did you mean "19:30"?',
        'content/clinic.yaml:18: "wensday" is not a day. Did you mean "wednesday"?',
    ],
    "broken-front-matter": ["content/articles/kindness.md:2: title has a colon in its text"],
    "several-problems": [
        'content/articles/kindness.md:3: date is "soon", not a date.',
        'content/articles/second.md:2: "titel" is not a field of an article. Did you mean "title"?',
    ],
    "broken-link": [
        'content/articles/kindness.md:7: The link "/hour" leads to no page of this site.',
        'content/articles/kindness.md:7: The link "#notes" leads to a place that is not on that page.',
    ],
    "picture-from-elsewhere": [
        'content/articles/kindness.md:7: The page loads "https://example.org/river.jpg" from another place'
    ],
}


@pytest.mark.parametrize(("name", "sentences"), BAD.items(), ids=BAD.keys())
def test_a_bad_site_changes_nothing_and_says_where(site: Site, name: str, sentences: list[str]) -> None:
    root = site("small")
    assert run_build(root, "html").code == 0
    before = everything(root / "output")
    run = run_build(site(name), "html")
    assert run.code == 1
    assert "Traceback" not in run.said
    for sentence in sentences:
        assert sum(line.startswith(sentence) for line in run.said.splitlines()) == 1, run.said
    assert run.said.endswith("to mend. The last good site is unchanged.\n")
    assert everything(root / "output") == before
    assert leftovers(root) == []


def test_the_same_input_gives_the_same_bytes_anywhere_and_any_day(site: Site, tmp_path: Path) -> None:
    here = site("small")
    there = tmp_path / "elsewhere"
    shutil.copytree(here, there, ignore=shutil.ignore_patterns("elsewhere"))
    run_build(here, "html", PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    run_build(there, "html", PYTHONHASHSEED="2", TZ="UTC", LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH="4102444800")
    assert everything(here / "output") == everything(there / "output") != {}


@pytest.mark.parametrize("delay", [0.2, 0.5, 0.8, 1.1])
def test_a_killed_build_loses_nothing_and_the_next_one_cleans_up(site: Site, delay: float) -> None:
    root = site("small")
    run_build(root, "html")
    before = everything(root / "output")
    command = [sys.executable, "-m", "plugins.build", "--root", str(root), "html"]
    running = subprocess.Popen(command, cwd=HERE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        running.wait(delay)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
    assert everything(root / "output") == before
    assert run_build(root, "html").code == 0
    assert leftovers(root) == []


def test_an_article_with_a_date_to_come_waits_for_it(site: Site) -> None:
    root = site("small")
    day_before = "1793505600"  # 2026-11-01 in the clinic's time zone
    run = run_build(root, "html", SOURCE_DATE_EPOCH=day_before)
    assert run.code == 0, run.said
    assert not (root / "output" / "post" / "kindness.html").exists()
    assert "Left out: 1 draft article, 3 draft pages, 1 article that waits for its day.\n" in run.said


@pytest.mark.parametrize("address", ["", "www.example.org", "ftp://example.org"])
def test_publishing_needs_the_real_address(site: Site, address: str) -> None:
    root = site("small")
    run = run_build(root, "publish", SITEURL=address)
    assert run.code == 1
    assert run.said == "Say where the site will be: make publish SITEURL=https://www.example.org\n"
    assert not (root / "output").exists()


def test_publishing_writes_the_real_address_and_the_headers(site: Site) -> None:
    root = site("small")
    run = run_build(root, "publish", SITEURL="https://www.example.org/")
    assert run.code == 0, run.said
    page = (root / "output" / "post" / "kindness.html").read_text()
    assert '<link rel="canonical" href="https://www.example.org/post/kindness">' in page
    assert "localhost" not in "".join(file.read_text() for file in (root / "output").rglob("*.html"))
    assert "Content-Security-Policy: default-src 'none'" in (root / "output" / "_headers").read_text()


def test_a_site_can_live_below_a_path(site: Site) -> None:
    root = site("small")
    run = run_build(root, "publish", SITEURL="https://www.example.org/practice")
    assert run.code == 0, run.said


def test_a_project_may_live_anywhere(site: Site, tmp_path: Path) -> None:
    root = tmp_path / "Ann's Übungen" / "the site"
    shutil.copytree(site("small"), root, ignore=shutil.ignore_patterns("Ann*"))
    run = run_build(root, "html")
    assert run.code == 0, run.said
