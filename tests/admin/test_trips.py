"""What people at the practice do at the editing page, from signing in to the new words on the site."""

import difflib
import os
import re
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from plugins.build.project import HERE
from plugins.build.serve import server
from tests.admin.conftest import Editor, Published
from tests.admin.fake_github import FakeGitHub
from tests.browser.conftest import windows
from tests.conftest import Run, run_build

pytestmark = pytest.mark.browser

PRACTICE = "Hours and contact"
DATA = "content/clinic.yaml"
# The directory that somebody chooses stands in the browser's own file system.
CHOOSE = """
window.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("site", { create: true });
"""
PUT = """async (files) => {
  const site = await window.showDirectoryPicker();
  await site.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const names = path.split("/");
    const file = names.pop();
    let place = site;
    for (const name of names) place = await place.getDirectoryHandle(name, { create: true });
    const stream = await (await place.getFileHandle(file, { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
GET = """async (path) => {
  const names = path.split("/");
  const file = names.pop();
  let place = await window.showDirectoryPicker();
  for (const name of names) place = await place.getDirectoryHandle(name);
  return (await (await place.getFileHandle(file)).getFile()).text();
}"""


def built(github: FakeGitHub, work: Path, **environment: str) -> tuple[Run, Path]:
    """What the build says to the repository as it is now, and where the site is."""
    subprocess.run(("git", "clone", "--quiet", str(github.bare), str(work)), check=True)
    return run_build(work, "html", **environment), work / "output"


def test_new_hours_go_from_the_page_to_the_site(editor: Editor, github: FakeGitHub, tmp_path: Path) -> None:
    before = github.head
    editor.sign_in()
    editor.open(PRACTICE)
    editor.closing_time("Friday", "18:30")
    editor.save()
    editor.saved()
    assert github.git("rev-parse", "main^") == before
    assert github.changed_lines() == [
        '-    - {open: "08:00", close: "16:00"}',
        '+    - {open: "08:00", close: "18:30"}',
    ]
    run, output = built(github, tmp_path / "work")
    assert run.code == 0, run.said
    assert "6:30" in (output / "hours.html").read_text("utf-8")


def test_a_snow_notice_goes_from_a_small_phone_to_the_site_in_a_few_taps(
    on_the_way: Editor, chromium: Browser, github: FakeGitHub, tmp_path: Path
) -> None:
    on_the_way.sign_in()
    on_the_way.open("Notices")
    on_the_way.add("Notice")
    on_the_way.fill("Text", "Snow: we open at ten today.")
    on_the_way.fill("Start", "2098-12-01T06:00")
    on_the_way.fill("End", "2099-01-12T12:00")
    on_the_way.save()
    on_the_way.saved()
    assert github.changed_lines() == [
        "-notices: []",
        "+notices:",
        '+  - text: "Snow: we open at ten today."',
        "+    start: 2098-12-01 06:00",
        "+    end: 2099-01-12 12:00",
    ]
    run, output = built(github, tmp_path / "work")
    assert run.code == 0, run.said
    with server(output, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        look = windows(chromium, f"http://127.0.0.1:{running.server_address[1]}")
        for day, seen in (("2098-11-30", False), ("2098-12-02", True), ("2099-01-13", False)):
            with look(width=360) as visit:
                visit.page.clock.set_fixed_time(f"{day}T17:00:00Z")
                notice = visit.go("/").get_by_text("Snow: we open at ten today.")
                expect(notice).to_be_visible(visible=seen)
        running.shutdown()


def test_a_notice_starts_now_unless_somebody_says_when(on_the_way: Editor, github: FakeGitHub) -> None:
    on_the_way.sign_in()
    on_the_way.begin_notice("No water in the building.", end="2099-01-12T12:00")
    on_the_way.save()
    on_the_way.saved()
    (start,) = re.findall(r"^    start: (.+)$", github.file(DATA), re.MULTILINE)
    practice = ZoneInfo("America/New_York")
    written = datetime.strptime(start, "%Y-%m-%d %H:%M").replace(tzinfo=practice)
    assert abs(written - datetime.now(practice)) < timedelta(minutes=5)


def test_what_was_saved_in_one_form_is_kept_by_the_next(
    on_the_way: Editor, github: FakeGitHub, tmp_path: Path
) -> None:
    on_the_way.sign_in()
    on_the_way.open("Notices")
    on_the_way.add("Notice")
    on_the_way.fill("Text", "Snow.")
    on_the_way.page.get_by_role("radio", name="warning").click()
    on_the_way.fill("Start", "2098-12-01T06:00")
    on_the_way.fill("End", "2099-01-12T12:00")
    on_the_way.save()
    on_the_way.saved()
    on_the_way.open("Closures")
    on_the_way.add("Closure")
    on_the_way.fill("Date", "2098-12-24")
    on_the_way.fill("Reason", "Christmas Eve")
    on_the_way.save()
    on_the_way.saved()
    assert github.changed_lines() == [
        "-closures: []",
        "+closures:",
        "+  - date: 2098-12-24",
        "+    reason: Christmas Eve",
    ]
    on_the_way.open(PRACTICE)
    on_the_way.closing_time("Friday", "18:30")
    on_the_way.save()
    on_the_way.saved()
    assert github.changed_lines() == [
        '-    - {open: "08:00", close: "16:00"}',
        '+    - {open: "08:00", close: "18:30"}',
    ]
    assert "  - text: Snow.\n    start: 2098-12-01 06:00\n" in github.file(DATA)
    assert "    kind: warning\n" in github.file(DATA)
    assert "  - date: 2098-12-24\n" in github.file(DATA)
    run, _ = built(github, tmp_path / "work")
    assert run.code == 0, run.said


def test_of_two_people_in_one_file_both_changes_stay(editor: Editor, github: FakeGitHub) -> None:
    editor.sign_in()
    editor.open(PRACTICE)
    editor.closing_time("Friday", "18:30")
    github.put(DATA, github.file(DATA).replace("Suite 115", "Suite 200"))
    theirs = github.head
    editor.save()
    warning = editor.page.get_by_role("alertdialog")
    expect(warning).to_contain_text("Entry Changed by Someone Else")
    expect(warning).to_contain_text("Ada")
    expect(warning).to_contain_text("press Reload Entry, and make your change again")
    # Nothing here saves over what the other has done.
    expect(warning.get_by_role("button")).to_have_text(["Reload Entry", "Cancel"])
    assert github.head == theirs
    warning.get_by_role("button", name="Reload Entry").click()
    day = editor.page.get_by_role("group", name="“\u2068Friday\u2069” Field")
    expect(day.get_by_role("textbox", name="Close")).to_have_value("16:00")
    editor.closing_time("Friday", "18:30")
    editor.save()
    editor.saved()
    assert github.changed_lines() == [
        '-    - {open: "08:00", close: "16:00"}',
        '+    - {open: "08:00", close: "18:30"}',
    ]
    assert "Suite 200" in github.file(DATA)


@pytest.mark.parametrize("changed", [False, True])
def test_what_was_left_unsaved_is_offered_unless_somebody_changed_the_file(
    editor: Editor, github: FakeGitHub, changed: bool
) -> None:
    editor.sign_in()
    editor.open(PRACTICE)
    editor.closing_time("Friday", "18:30")
    editor.page.keyboard.press("Tab")
    editor.page.wait_for_timeout(1500)  # the page keeps what was typed half a second later
    if changed:
        github.put(DATA, github.file(DATA).replace("Suite 115", "Suite 200"))
    editor.page.reload()
    offered = editor.page.get_by_role("button", name="Restore")
    day = editor.page.get_by_role("group", name="“\u2068Friday\u2069” Field")
    expect(day).to_be_visible()
    if changed:
        editor.page.wait_for_timeout(1500)
        expect(offered).to_be_hidden()
        return
    offered.click()
    editor.save()
    editor.saved()
    assert '+    - {open: "08:00", close: "18:30"}' in github.changed_lines()


def test_what_is_restored_undoes_nothing_that_was_saved_since(editor: Editor, github: FakeGitHub) -> None:
    editor.sign_in()
    editor.begin_notice("We are closed this morning because of snow.", end="2099-01-12T12:00")
    editor.page.wait_for_timeout(1500)  # the page keeps what was typed half a second later
    editor.page.get_by_role("button", name="Cancel Editing").click()
    editor.close_on("2099-01-01")
    closed = github.file(DATA)
    assert "2099-01-01" in closed
    editor.open("Notices")
    editor.page.get_by_role("button", name="Restore").click()
    editor.save()
    editor.saved()
    both = github.file(DATA)
    assert "because of snow" in both
    assert "2099-01-01" in both
    assert [line for line in github.changed_lines() if line.startswith("-")] == ["-notices: []"]


def test_a_change_of_another_file_is_in_nobodys_way(editor: Editor, github: FakeGitHub) -> None:
    editor.sign_in()
    editor.open(PRACTICE)
    editor.closing_time("Friday", "18:30")
    about = "content/pages/about.md"
    github.put(about, github.file(about).replace("About the practice", "About Us"))
    theirs = github.head
    editor.save()
    editor.saved()
    assert github.git("rev-parse", "main^") == theirs
    assert "title: About Us" in github.file(about)
    assert '{open: "08:00", close: "18:30"}' in github.file(DATA)


def test_one_of_two_places_closes_earlier(two_places: tuple[Editor, FakeGitHub]) -> None:
    editor, github = two_places
    editor.sign_in()
    editor.open(PRACTICE)
    places = editor.page.get_by_role("group", name="“\u2068Locations\u2069” Field")
    places.scroll_into_view_if_needed()
    second = places.get_by_role("group").filter(has=editor.page.get_by_text("Oak Lane", exact=True)).last
    second.get_by_role("button", name="Expand").click()
    editor.scroll_to("Tuesday")
    editor.closing_time("Tuesday", "22:00")
    editor.save()
    editor.saved()
    assert github.changed_lines() == [
        '-      tuesday: [{open: "18:00", close: "24:00"}]',
        '+      tuesday: [{open: "18:00", close: "22:00"}]',
    ]


def test_where_somebody_looks_first_a_change_is_only_proposed(
    proposer: tuple[Editor, FakeGitHub], tmp_path: Path
) -> None:
    editor, github = proposer
    before = github.head
    editor.sign_in()
    editor.open(PRACTICE)
    editor.closing_time("Friday", "18:30")
    editor.save()
    editor.saved()
    assert github.head == before
    (proposed,) = github.proposed
    assert proposed["base"] == "main"
    assert github.git("rev-parse", f"{proposed['head']}^") == before
    assert github.changed_lines(proposed["head"])[1:] == ['+    - {open: "08:00", close: "18:30"}']
    work = tmp_path / "looked-at"
    clone = ("git", "clone", "--quiet", "--branch", proposed["head"], str(github.bare), str(work))
    subprocess.run(clone, check=True)
    told = subprocess.run(
        (sys.executable, "-m", "plugins.clinic", "diff", "origin/main"),
        cwd=work,
        env={**os.environ, "PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
    )
    assert told.stdout.replace("\u00a0", " ").startswith(
        "Fridays: open 8 am – 6:30 pm (was open 8 am – 4 pm).\n"
    )


def choose(editor: Editor, status: str) -> None:
    place = editor.page.get_by_role("group", name="“\u2068Status\u2069” Field")
    place.scroll_into_view_if_needed()
    place.get_by_role("radio", name=status).click()


def test_a_new_article_cites_two_works(editor: Editor, github: FakeGitHub, tmp_path: Path) -> None:
    editor.sign_in()
    editor.open("Articles")
    editor.page.get_by_role("button", name="Create New Entry").click()
    editor.fill("Title", "Kindness: a start")
    editor.fill("Date", "2026-11-20")
    editor.fill("Slug", "kindness-a-start")
    editor.fill("Description", "What kindness has to do with mistakes.")
    lookup = editor.page.get_by_role("group", name="“\u2068Look up a source\u2069” Field")
    lookup.scroll_into_view_if_needed()
    lookup.get_by_role("combobox").click()
    editor.page.get_by_role("searchbox").last.fill("quotation")
    found = editor.page.get_by_role("option")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("Jergas and Baethge (2015)")
    expect(found).to_contain_text("[@jergas2015]")
    found.click()
    editor.fill("Text", "Kindness can be learned [@neff2011, p. 41].\n\n@jergas2015 counted mistakes.")
    editor.save()
    editor.saved()
    assert github.git("log", "-1", "--format=%s", "main") == "Add “kindness-a-start”"
    new = editor.page.get_by_role("row").filter(has_text="draft: Kindness: a start")
    new.get_by_role("gridcell").last.click()
    choose(editor, "published")
    editor.save()
    editor.saved()
    assert github.changed_lines() == ["-status: draft", "+status: published"]
    assert github.git("log", "-1", "--format=%s", "main") == "Change “kindness-a-start”"
    assert github.file("content/articles/kindness-a-start.md") == (
        '---\ntitle: "Kindness: a start"\ndate: 2026-11-20\nslug: kindness-a-start\n'
        "description: What kindness has to do with mistakes.\nstatus: published\n---\n\n"
        "Kindness can be learned [@neff2011, p. 41].\n\n@jergas2015 counted mistakes.\n"
    )
    run, output = built(github, tmp_path / "work")
    assert run.code == 0, run.said
    page = (output / "post" / "kindness-a-start.html").read_text("utf-8")
    assert 'id="ref-neff2011"' in page
    assert 'id="ref-jergas2015"' in page


def test_a_photograph_is_put_above_an_article(editor: Editor, github: FakeGitHub, tmp_path: Path) -> None:
    photograph = tmp_path / "desk.jpg"
    Image.radial_gradient("L").resize((900, 600)).save(photograph)
    title = "How to Reach Us, and What to Expect From This Website"
    editor.sign_in()
    editor.open("Articles")
    editor.page.get_by_role("row", name=title).get_by_role("gridcell", name=title).last.click()
    cover = editor.page.get_by_role("group", name="“\u2068Cover\u2069” Field")
    cover.scroll_into_view_if_needed()
    cover.get_by_role("button", name="Browse").click()
    chooser = editor.page.get_by_role("dialog", name="Select Image")
    with editor.page.expect_file_chooser() as chosen:
        chooser.get_by_role("button", name="Upload").click()
    chosen.value.set_files(photograph)
    chooser.get_by_role("option", name="desk.jpg").click()
    chooser.get_by_role("button", name="Insert").click()
    expect(cover.get_by_text("/images/desk.jpg")).to_be_visible()
    expect(cover.get_by_role("presentation")).to_have_js_property("naturalWidth", 900)
    editor.fill("What the cover shows", "A desk with a lamp")
    editor.save()
    editor.saved()
    assert github.bytes("main:content/images/desk.jpg") == photograph.read_bytes()
    assert [line for line in github.changed_lines() if line[1:].startswith("cover")] == [
        "+cover: /images/desk.jpg",
        "+cover_alt: A desk with a lamp",
    ]
    run, output = built(github, tmp_path / "work")
    assert run.code == 0, run.said
    [page] = (output / "post").glob("how-to-reach-us-*.html")
    assert 'alt="A desk with a lamp"' in page.read_text("utf-8")


def test_a_word_of_an_article_changes_one_line(editor: Editor, github: FakeGitHub) -> None:
    file = "content/articles/how-to-reach-us-and-what-to-expect-from-this-website.md"
    title = "How to Reach Us, and What to Expect From This Website"
    editor.sign_in()
    editor.open("Articles")
    editor.page.get_by_role("row", name=title).get_by_role("gridcell", name=title).last.click()
    editor.fill("Title", "How to Reach Us")
    editor.save()
    editor.saved()
    assert github.changed_lines() == [f"-title: {title}", "+title: How to Reach Us"]
    assert github.git("show", "--format=", "--name-only", "main") == file


def test_a_wrong_value_is_refused_with_a_sentence(editor: Editor, github: FakeGitHub) -> None:
    before = github.head
    editor.sign_in()
    editor.open("Articles")
    editor.page.get_by_role("button", name="Create New Entry").click()
    editor.fill("Title", "Kindness")
    editor.fill("Date", "2026-11-20")
    editor.fill("Slug", "Kindness!")
    editor.save()
    wrong = editor.page.get_by_role("alert").filter(has_text="Only small letters a-z")
    expect(wrong).to_be_visible()
    assert github.head == before


def test_what_the_page_cannot_know_never_reaches_the_site(
    editor: Editor, github: FakeGitHub, tmp_path: Path
) -> None:
    editor.sign_in()
    editor.open("Articles")
    editor.page.get_by_role("button", name="Create New Entry").click()
    editor.fill("Title", "Kindness")
    editor.fill("Date", "2026-11-20")
    editor.fill("Slug", "kindness")
    editor.fill("Description", "What kindness has to do with mistakes.")
    editor.fill("Text", "Kindness can be learned [@neff2110].")
    choose(editor, "published")
    editor.save()
    editor.saved()
    run, output = built(github, tmp_path / "work")
    assert run.code == 1
    assert "content/articles/kindness.md:9: " in run.said
    assert '"neff2011"' in run.said
    assert not output.exists()


def test_a_wrong_token_opens_nothing(stranger: Editor) -> None:
    stranger.sign_in("another-token")
    expect(stranger.page.get_by_role("alert").first).to_be_visible()
    expect(stranger.page.get_by_role("treeitem")).to_have_count(0)


def test_files_on_this_computer_can_be_edited_too(editor: Editor, published: Published) -> None:
    root = published.output.parent
    files = {
        file.relative_to(root).as_posix(): file.read_text("utf-8")
        for file in sorted((root / "content").rglob("*"))
        if file.is_file()
    }
    editor.page.add_init_script(CHOOSE)
    editor.page.goto(f"{editor.origin}/robots.txt")
    editor.page.evaluate(PUT, files)
    editor.page.goto(f"{editor.origin}/admin/")
    editor.page.get_by_role("button", name="Work with Local Repository").click()
    editor.open(PRACTICE)
    editor.closing_time("Friday", "17:45")
    editor.save()
    editor.saved()
    written = editor.page.evaluate(GET, DATA)
    lines = list(difflib.unified_diff(files[DATA].splitlines(), written.splitlines(), n=0, lineterm=""))
    assert lines[3:] == ['-    - {open: "08:00", close: "16:00"}', '+    - {open: "08:00", close: "17:45"}']
