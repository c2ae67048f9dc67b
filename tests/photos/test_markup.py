"""What stands in a page for a picture."""

import pytest

from plugins.photos.drawings import size
from plugins.photos.markup import Cover, Size, illustrated, linked
from plugins.photos.model import Kind, Photo, Published

DESK = Photo(
    (
        Published(Kind.AVIF, 360, 270, "desk-360.1a.avif"),
        Published(Kind.AVIF, 700, 525, "desk-700.1a.avif"),
        Published(Kind.JPEG, 360, 270, "desk-360.1a.jpg"),
        Published(Kind.JPEG, 700, 525, "desk-700.1a.jpg"),
    )
)
STAMP = Photo((Published(Kind.PNG, 40, 30, "stamp-40.2b.png"),))
FOUND = {"/images/desk.jpg": DESK, "/images/stamp.png": STAMP, "/images/river.svg": Size(800, 200)}

WIDE = "(min-width: 45rem) 41rem, calc(95.2vw - 1.2rem)"
NARROW = "(min-width: 340px) 300px, calc(95.2vw - 1.2rem)"
AVIF = "/photos/desk-360.1a.avif 360w, /photos/desk-700.1a.avif 700w"
SOURCE = f'<source type="image/avif" srcset="{AVIF}" sizes="{{}}">'
FROM = 'src="/photos/desk-700.1a.jpg" srcset="/photos/desk-360.1a.jpg 360w, /photos/desk-700.1a.jpg 700w"'
LATER = 'loading="lazy" decoding="async"'

# what: (written, published)
PICTURES = {
    "a photograph": (
        '<p>Words.</p><p><img alt="A desk" src="/images/desk.jpg"></p>',
        f"<p>Words.</p><p><picture>{SOURCE.format(WIDE)}"
        f'<img {FROM} sizes="{WIDE}" alt="A desk" width="700" height="525" {LATER}></picture></p>',
    ),
    "as wide as the author asks for, in its own proportions": (
        '<p>A</p><img src="/images/desk.jpg" alt="A desk" class="small" title="T" width="300" height="9">',
        f"<p>A</p><picture>{SOURCE.format(NARROW)}"
        f'<img {FROM} sizes="{NARROW}" alt="A desk" class="small" title="T" width="300" height="225" {LATER}>'
        "</picture>",
    ),
    "before the first word": (
        '<p><img src="/images/stamp.png" alt=""></p><p>Words.</p>',
        '<p><img src="/photos/stamp-40.2b.png" alt="" width="40" height="30" fetchpriority="high"></p>'
        "<p>Words.</p>",
    ),
    "one size and one kind": (
        'a <img src="/images/stamp.png" alt="&quot;x&quot; &lt; y">',
        f'a <img src="/photos/stamp-40.2b.png" alt="&quot;x&quot; &lt; y" width="40" height="30" {LATER}>',
    ),
    "a drawing": (
        'a <img src="/images/river.svg" alt="A river">',
        f'a <img src="/images/river.svg" alt="A river" width="800" height="200" {LATER}>',
    ),
    "a drawing with a width": (
        'a <img src="/images/river.svg" alt="A river" width="400">',
        f'a <img src="/images/river.svg" alt="A river" width="400" height="100" {LATER}>',
    ),
    "what authors say of sizes is worked out anew": (
        'a <img src="/images/stamp.png" alt="" srcset="/x 1w" sizes="1px" loading="eager" width="wide">',
        f'a <img src="/photos/stamp-40.2b.png" alt="" width="40" height="30" {LATER}>',
    ),
    "a picture that is not there": ('<img src="/images/gone.jpg" alt="">',) * 2,
    "an example": ("<code>&lt;img src=&quot;/images/desk.jpg&quot;&gt;</code>",) * 2,
}


def address(version: Published) -> str:
    return f"/photos/{version.name}"


@pytest.mark.parametrize(("written", "published"), PICTURES.values(), ids=PICTURES)
def test_pictures(written: str, published: str) -> None:
    assert illustrated(written, FOUND.get, address) == published


def test_a_link_leads_to_what_was_made() -> None:
    found = {"/images/desk.jpg": DESK}
    html = '<a class="x" href="/images/desk.jpg">Large</a> <a href="/hours">Hours</a> href="/images/desk.jpg"'
    assert linked(html, found.get, address) == html.replace("/images/desk.jpg", "/photos/desk-700.1a.jpg", 1)


def test_a_cover_is_fetched_first_where_it_is_seen_first() -> None:
    cover = Cover(STAMP, "/photos")
    first = cover.picture(alt="A desk", css="cover", sizes="9rem", loading="eager", first=True)
    later = cover.picture(alt="A desk", css="cover", sizes="9rem", loading="lazy", first=False)
    assert first.endswith(' width="40" height="30" loading="eager" fetchpriority="high">')
    assert later.endswith(f' width="40" height="30" {LATER}>')


@pytest.mark.parametrize(
    ("svg", "found"),
    [
        ('<svg xmlns="x" viewBox="0 0 800 200">', Size(800, 200)),
        ('<svg viewBox="0,0,8.4,2.1"', None),
        ("<svg viewBox='0,0,8.4,2.1'>", Size(8, 2)),
        ('<?xml version="1.0"?><!-- a --><svg width="30px" height="20" viewBox="0 0 1 1">', Size(30, 20)),
        ('<svg width="100%" height="100%" viewBox="0 0 3 4">', Size(3, 4)),
        ('<svg width="2em" height="1em">', None),
        ('<svg stroke-width="3" viewBox="a b c d">', None),
        ("no drawing", None),
    ],
)
def test_the_size_of_a_drawing(svg: str, found: Size | None) -> None:
    assert size(svg) == found
