"""Tables that scroll in their own box."""

import pytest
from markdown import markdown

EXTENSIONS = ["tables", "md_in_html", "plugins.tables.markdown_ext"]

TABLE = "| Day | Hours |\n| --- | --- |\n| Monday | 8–4 |\n"

CASES = {
    "WCAG 2.1.1: a table can be scrolled with the keyboard": (
        TABLE,
        '<div aria-label="Table 1" class="table" role="region" tabindex="0">',
    ),
    "WCAG 4.1.2: the box is named after the caption": (
        f'<figure markdown="block">\n<figcaption markdown="span">Hours</figcaption>\n\n{TABLE}\n</figure>',
        '<figcaption id="table-1-caption">Hours</figcaption>\n'
        '<div aria-labelledby="table-1-caption" class="table" role="region" tabindex="0">',
    ),
    "two tables have two names": (f"{TABLE}\nText.\n\n{TABLE}", '<div aria-label="Table 2"'),
    "text after a table stays after it": (f"{TABLE}\nText.", "</table>\n</div>\n<p>Text.</p>"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_box(text: str, expected: str) -> None:
    assert expected in markdown(text, extensions=EXTENSIONS)


def test_no_table_no_box() -> None:
    assert markdown("Text.", extensions=EXTENSIONS) == "<p>Text.</p>"
