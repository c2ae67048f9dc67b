"""What lies in content/ and bibliography/ is named before anybody opens it."""

import os
import shutil
from pathlib import Path

import pytest

from plugins.build import places
from plugins.build.project import Project


def said(root: Path) -> list[str]:
    return [str(problem).removeprefix(f"{root}/") for problem in places.check(Project(root))]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "content" / "images").mkdir(parents=True)
    (root / "bibliography").mkdir()
    (root / "content" / "images" / "Zoë 日本 🌱.svg").write_text("<svg/>")
    return root


def test_a_good_project_has_nothing_to_say(root: Path) -> None:
    assert said(root) == []


def test_a_link_out_of_the_content_is_not_followed(root: Path) -> None:
    (root / "content" / "images" / "passwd.txt").symlink_to("/etc/passwd")
    assert said(root) == [
        "content/images/passwd.txt: This is a link to a place outside content/. Put the file itself there."
    ]


def test_a_link_to_a_directory_of_the_content_could_go_in_circles(root: Path) -> None:
    (root / "content" / "images" / "all").symlink_to(root / "content")
    assert said(root) == [
        "content/images/all: This is a link to another directory. Put the files themselves there."
    ]


def test_a_link_to_nothing(root: Path) -> None:
    (root / "content" / "gone.md").symlink_to("nowhere.md")
    assert said(root) == ["content/gone.md: This is a link that leads nowhere. Remove it."]


def test_a_link_within_the_content_is_fine(root: Path) -> None:
    (root / "content" / "same.svg").symlink_to(next((root / "content" / "images").iterdir()))
    assert said(root) == []


def test_a_pipe_would_keep_a_build_waiting_for_ever(root: Path) -> None:
    os.mkfifo(root / "bibliography" / "works.bib")
    assert said(root) == [
        "bibliography/works.bib: This is no file but a pipe, a socket or a device. Remove it."
    ]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a\u202etxt.md", "a<U+202E>txt.md: The name holds the invisible character U+202E. Rename the file."),
        ("a\nb.md", "a<U+000A>b.md: The name holds the invisible character U+000A. Rename the file."),
        ("..\\a.md", "..\\a.md: The name holds \\, which no address may. Rename the file."),
        (f"{'a' * 250}.md", f"{'a' * 60}…{'a' * 12}.md: The name is 253 characters long. Shorten it."),
    ],
)
def test_a_name_that_cannot_be_read_or_published(root: Path, name: str, sentence: str) -> None:
    (root / "content" / name).write_text("")
    assert said(root) == [f"content/{sentence}"]


def test_names_that_differ_only_in_capitals(root: Path) -> None:
    (root / "content" / "a.svg").write_text("")
    (root / "content" / "A.svg").write_text("")
    assert said(root) == [
        'content/a.svg: The name differs from "A.svg" only in capitals or accents. '
        "Many computers take both for one file. Rename one."
    ]


def test_a_text_of_many_megabytes(root: Path) -> None:
    with (root / "bibliography" / "works.bib").open("wb") as file:
        file.truncate(10_000_000)
    assert said(root) == ["bibliography/works.bib: The file has 10 MB. 5 MB are plenty."]


def test_no_content_at_all(root: Path) -> None:
    shutil.rmtree(root / "content")
    assert said(root) == []


@pytest.mark.parametrize("name", ["a.js", "A.HTML", "a.css", "more/a.php", "feed.xml"])
def test_among_pictures_is_nothing_that_runs(name: str, root: Path) -> None:
    (root / "content" / "images" / "more").mkdir()
    (root / "content" / "images" / name).write_text("alert(1)")
    assert said(root) == [
        f"content/images/{name}: Browsers and servers run files that end in {Path(name).suffix}. Remove it."
    ]


@pytest.mark.parametrize("name", [".htaccess", ".htpasswd", "web.config"])
def test_among_pictures_is_no_order_for_a_server(name: str, root: Path) -> None:
    (root / "content" / "images" / name).write_text("Options +Indexes")
    assert said(root) == [
        f"content/images/{name}: Servers take orders from a file with this name. Remove it."
    ]


@pytest.mark.parametrize("name", [".sleep.md", "._sleep.md", ".more.bib"])
def test_a_hidden_text_would_be_missed(root: Path, name: str) -> None:
    (root / "content" / name).write_text("")
    assert said(root) == [
        f"content/{name}: A file whose name begins with a dot is hidden, and not read. Rename or remove it."
    ]


def test_what_systems_put_beside_pictures_is_left_alone(root: Path) -> None:
    (root / "content" / "images" / ".DS_Store").write_bytes(b"\0")
    assert said(root) == []
