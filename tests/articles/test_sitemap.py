"""What search engines are told."""

from datetime import date

from plugins.articles.sitemap import Location, robots, sitemap


def test_addresses_come_in_order_with_the_day_their_text_changed() -> None:
    locations = [Location("https://a.org/post/b?x&y", date(2026, 11, 20)), Location("https://a.org/")]
    assert sitemap(locations) == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        "  <url><loc>https://a.org/</loc></url>\n"
        "  <url><loc>https://a.org/post/b?x&amp;y</loc><lastmod>2026-11-20</lastmod></url>\n"
        "</urlset>\n"
    )


def test_a_page_in_several_languages_names_them_all() -> None:
    both = (("en", "https://a.org/hours"), ("es", "https://a.org/es/horario?x&y"))
    assert (
        "  <url><loc>https://a.org/hours</loc>"
        '<xhtml:link rel="alternate" hreflang="en" href="https://a.org/hours"/>'
        '<xhtml:link rel="alternate" hreflang="es" href="https://a.org/es/horario?x&amp;y"/></url>\n'
    ) in sitemap([Location("https://a.org/hours", languages=both)])


def test_robots_are_led_to_the_sitemap() -> None:
    assert robots("https://a.org/sitemap.xml") == (
        "User-agent: *\nAllow: /\n\nSitemap: https://a.org/sitemap.xml\n"
    )
