"""What search engines are told."""

from datetime import date

from plugins.articles.sitemap import Location, robots, sitemap


def test_addresses_come_in_order_with_the_day_their_text_changed() -> None:
    locations = [Location("https://a.org/post/b?x&y", date(2026, 11, 20)), Location("https://a.org/")]
    assert sitemap(locations) == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        "  <url><loc>https://a.org/</loc></url>\n"
        "  <url><loc>https://a.org/post/b?x&amp;y</loc><lastmod>2026-11-20</lastmod></url>\n"
        "</urlset>\n"
    )


def test_robots_are_led_to_the_sitemap() -> None:
    assert robots("https://a.org/sitemap.xml") == (
        "User-agent: *\nAllow: /\n\nSitemap: https://a.org/sitemap.xml\n"
    )
