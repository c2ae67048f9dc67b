"""What a reader sees of a text before reading it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.articles.outline import Outline, Section, contents, description, outline

TWO_HUNDRED_THIRTY = "word " * 230


@pytest.mark.parametrize(
    ("html", "opening"),
    [
        ("<p>First &amp; <b>best</b>.</p><p>Second.</p>", "First & best."),
        ("<h2 id='a'>Title</h2><p>After a title.</p>", "After a title."),
        ('<p>Said<br />so <a href="#ref-a">(Neff, 2011)</a>.</p>', "Said so (Neff, 2011)."),
        ("<p>Broken\n  over   lines.</p>", "Broken over lines."),
        ('<div class="footnote"><hr /><p>A note.</p></div><p>The text.</p>', "The text."),
        ("<h2>No paragraph</h2>", ""),
        ("", ""),
    ],
)
def test_the_opening_is_the_first_paragraph_as_plain_text(html: str, opening: str) -> None:
    assert outline(html).opening == opening


@pytest.mark.parametrize(
    ("html", "sections"),
    [
        (
            '<h2 id="a">One <em>two</em></h2><h3 id="b">no</h3><h2 id="c">Three</h2>',
            [("a", "One two"), ("c", "Three")],
        ),
        (
            '<h2 id="a">A</h2><section class="references"><h2 id="references">References</h2></section>',
            [("a", "A")],
        ),
        ("<h2>without an address</h2>", []),
    ],
)
def test_sections_are_the_h2s_outside_the_apparatus(html: str, sections: list[tuple[str, str]]) -> None:
    assert outline(html).sections == tuple(Section(*section) for section in sections)


@pytest.mark.parametrize(
    ("html", "minutes"),
    [
        ("", 1),
        (f"<p>{TWO_HUNDRED_THIRTY}</p>", 1),
        (f"<p>{TWO_HUNDRED_THIRTY} more</p>", 2),
        (f'<p>a</p><section class="references"><ul><li>{TWO_HUNDRED_THIRTY * 9}</li></ul></section>', 1),
    ],
)
def test_reading_time_counts_the_text_without_its_references(html: str, minutes: int) -> None:
    assert outline(html).minutes == minutes


@pytest.mark.parametrize(
    ("written", "opening", "expected"),
    [
        ("Written.", "Opening.", "Written."),
        ("", "Opening.", "Opening."),
        ("", f"{'x' * 150} yy, and so on", f"{'x' * 150} yy, and…"),
        ("", f"{'x' * 155}, and so on", f"{'x' * 155}…"),
        ("", "x" * 200, "x" * 160 + "…"),
        ("", "x" * 160, "x" * 160),
        ("", "", ""),
    ],
)
def test_a_long_opening_is_cut_at_a_word(written: str, opening: str, expected: str) -> None:
    assert description(written, opening) == expected


SECTIONS = (Section("a", "A"), Section("b", "B"), Section("c", "C"))


@pytest.mark.parametrize(
    ("wanted", "words", "sections", "listed"),
    [
        (None, 2000, SECTIONS, True),
        (None, 200, SECTIONS, False),
        (None, 2000, SECTIONS[:2], False),
        (True, 200, SECTIONS[:1], True),
        (False, 2000, SECTIONS, False),
    ],
)
def test_sections_are_listed_where_the_text_is_long_or_the_author_asks(
    wanted: bool | None, words: int, sections: tuple[Section, ...], listed: bool
) -> None:
    assert contents(wanted, Outline("", words, sections)) == (sections if listed else ())


PIECES = [
    *("<p>", "</p>", "<h2 id=a>", '<h2 id="a">', "<H2 ID='a b'>", "</h2>", "<br>", "<br />", "<hr/>", "<p/>"),
    *('<div class="footnote">', "<section class='references x'>", "</section>", "</div>", "<a title='>'>"),
    *("One ", "two\n", "&amp;", "&copy", "&#65;", "<", ">", '"', "=", "<script>", "</script>", "<!-- a -->"),
    *('<i class="foot&#110;ote">', "</i>", "<title>", "<1>", "</>", "<a b", "<?x>", "<!x>"),
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_html_is_read_as_a_parser_reads_it(html: str) -> None:
    # After a comment the parser of the standard library reads all of it.
    assert outline(html) == outline(f"<!-- -->{html}")
