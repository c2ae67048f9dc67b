"""Take the pictures in docs/pictures/ again, from the real editing page and the real site: `make pictures`.

Everything happens on this computer: the tests' stand-in for GitHub answers the editing page. A picture is
replaced only when it looks different, so that a second run changes nothing.
"""

import io
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from plugins.build.serve import server  # noqa: E402
from tests.admin.conftest import Editor, Published, at_the_page, office  # noqa: E402
from tests.admin.test_trips import PRACTICE, built  # noqa: E402
from tests.conftest import FLAGS  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
# The morning of the snow, in UTC and in the seconds that the build reads.
MORNING = "2027-01-12T11:00:00Z"
BUILT_AT = "1799751600"
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
DESK = {"viewport": {"width": 800, "height": 600}, "device_scale_factor": 1.5}
COLORS = 40
# Letters are drawn a little differently from computer to computer.
ALIKE = 0.02


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    data = (ROOT / "content" / "clinic.yaml").read_text("utf-8")
    with tempfile.TemporaryDirectory() as directory, sync_playwright() as playwright:
        work = Path(directory)
        browser = playwright.chromium.launch(executable_path=sys.argv[1], args=FLAGS)
        with office(work / "office", data, SOURCE_DATE_EPOCH=BUILT_AT) as published:
            with window(browser, published, PHONE) as editor:
                on_the_phone(editor)
            run, output = built(published.github, work / "site", SOURCE_DATE_EPOCH=BUILT_AT)
            assert run.code == 0, run.said
            look_at_the_site(browser, output)
            with window(browser, published, DESK) as editor:
                at_the_desk(editor)
        browser.close()


@contextmanager
def window(browser: Browser, published: Published, screen: dict[str, object]) -> Iterator[Editor]:
    with at_the_page(browser, published, **screen, timezone_id="America/New_York") as editor:
        editor.page.clock.set_fixed_time(MORNING)
        yield editor


def on_the_phone(editor: Editor) -> None:
    """A snow notice, a closure, other hours."""
    editor.page.goto(f"{editor.origin}/admin/")
    editor.page.get_by_role("button", name="Sign In Using Access Token").click()
    expect(editor.page.get_by_role("textbox", name="Personal Access Token")).to_be_visible()
    take(editor.page, "sign-in")
    editor.sign_in()
    expect(editor.page.get_by_role("treeitem", name="Notices")).to_be_visible()
    take(editor.page, "start")
    editor.open("Notices")
    editor.add("Notice")
    editor.fill("Text", "Snow: we open at ten today.")
    editor.fill("Start", "2027-01-12T06:00")
    editor.fill("End", "2027-01-12T12:00")
    top(editor, "Notices")
    take(editor.page, "notice")
    editor.save()
    editor.saved()
    editor.open("Closures")
    expect(editor.page.get_by_text("Entry saved.")).to_be_hidden()
    editor.add("Closure")
    editor.fill("Date", "2027-02-15")
    editor.fill("Reason", "Presidents’ Day")
    top(editor, "Closures")
    take(editor.page, "closure")
    editor.save()
    editor.saved()
    editor.open(PRACTICE)
    expect(editor.page.get_by_text("Entry saved.")).to_be_hidden()
    editor.closing_time("Friday", "18:30")
    top(editor, "Friday")
    take(editor.page, "hours")


def look_at_the_site(browser: Browser, output: Path) -> None:
    with server(output, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        context = browser.new_context(**PHONE, color_scheme="light")
        page = context.new_page()
        page.clock.set_fixed_time(MORNING)
        page.goto(f"http://localhost:{running.server_address[1]}/", wait_until="networkidle")
        take(page, "notice-on-the-site")
        context.close()
        running.shutdown()


def at_the_desk(editor: Editor) -> None:
    """A new article with a source that is looked up, and a slug that is refused."""
    editor.sign_in()
    editor.open("Articles")
    editor.page.get_by_role("button", name="Create New Entry").click()
    editor.fill("Title", "Kindness: a start")
    editor.fill("Date", "2027-01-12")
    editor.fill("Slug", "kindness-a-start")
    lookup = editor.page.get_by_role("group", name="“\u2068Look up a source\u2069” Field")
    editor.fill("Text", "Kindness can be learned [@neff2011, p. 41].")
    lookup.scroll_into_view_if_needed()
    lookup.get_by_role("combobox").click()
    editor.page.get_by_role("searchbox").last.fill("compassion")
    expect(editor.page.get_by_role("option").first).to_be_visible()
    take(editor.page, "look-up-a-source")
    editor.page.keyboard.press("Escape")
    editor.fill("Slug", "Kindness!")
    editor.save()
    expect(editor.page.get_by_role("alert").filter(has_text="Only small letters a-z")).to_be_visible()
    top(editor, "Title")
    take(editor.page, "refused")


def top(editor: Editor, field: str) -> None:
    """Bring a field to the top, as far as the page goes, and let nothing blink."""
    place = editor.page.get_by_role("group", name=f"“\u2068{field}\u2069” Field").first
    place.evaluate("element => element.scrollIntoView({ block: 'start' })")
    editor.page.evaluate("document.activeElement?.blur()")


def take(page: Page, name: str) -> None:
    page.wait_for_timeout(600)  # until what slides in has come
    shot = page.screenshot(animations="disabled", caret="hide")
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    file = PICTURES / f"{name}.png"
    small = picture.quantize(COLORS, dither=Image.Dither.NONE)
    if not file.exists() or different(Image.open(file).convert("RGB"), small.convert("RGB")):
        small.save(file, optimize=True)


def different(old: Image.Image, new: Image.Image) -> bool:
    if old.size != new.size:
        return True
    changed = ImageChops.difference(old, new).convert("L").point(lambda value: 255 if value > 40 else 0)
    return changed.histogram()[255] > ALIKE * old.width * old.height


if __name__ == "__main__":
    main()
