"""Which citations are told to be typed by hand, and what is to be written instead."""

import pytest

from plugins.apa.by_hand import by_hand
from plugins.apa.model import Date, Kind, Name, Names, Role, Span, Work


def work(key: str, year: str, *families: str) -> Work:
    people = tuple(Name(family, "A.") for family in families)
    return Work(key, Kind.BOOK, Names(people), Role.AUTHOR, Date(year), (Span("Rest"),))


WORKS = {
    one.key: one
    for one in (
        work("neff2011", "2011", "Neff"),
        work("neff2013", "2013", "Neff", "Germer"),
        work("leary2007", "2007", "Leary", "Tate", "Adams"),
        work("lee2020sleep", "2020", "Lee"),
        work("lee2020worry", "2020", "Lee"),
    )
}


@pytest.mark.parametrize(
    ("text", "typed", "instead"),
    [
        ("Kindness helps (Neff, 2011).", "(Neff, 2011)", "[@neff2011]"),
        ("Kindness helps (Neff, 2011, p. 4).", "(Neff, 2011, p. 4)", "[@neff2011, p. 4]"),
        ("It helps (Neff & Germer, 2013).", "(Neff & Germer, 2013)", "[@neff2013]"),
        ("It helps (Neff and Germer, 2013).", "(Neff and Germer, 2013)", "[@neff2013]"),
        ("It helps (Leary et al., 2007).", "(Leary et al., 2007)", "[@leary2007]"),
        ("So Neff (2011) says.", "Neff (2011)", "@neff2011"),
        ("So Neff and Germer (2013, pp. 4–5) say.", "Neff and Germer (2013, pp. 4–5)", "@neff2013 [pp. 4–5]"),
        ("So Leary et al. (2007) say.", "Leary et al. (2007)", "@leary2007"),
    ],
)
def test_a_citation_by_hand(text: str, typed: str, instead: str) -> None:
    (found,) = by_hand(text, WORKS)
    assert (text[found.start :].startswith(typed), found.typed, found.instead) == (True, typed, instead)


@pytest.mark.parametrize(
    ("text", "typed", "comes", "instead"),
    [
        ("It helps [neff2011].", "[neff2011]", "is no link", "[@neff2011]"),
        ("It helps [neff2011, p. 4].", "[neff2011, p. 4]", "is no link", "[@neff2011, p. 4]"),
        ("It helps (@neff2011).", "(@neff2011)", "prints brackets inside brackets", "[@neff2011]"),
        (
            "It helps (see also @neff2011, p. 4; @neff2013).",
            "(see also @neff2011, p. 4; @neff2013)",
            "prints brackets inside brackets",
            "[see also @neff2011, p. 4; @neff2013]",
        ),
        (
            "Neff [- @neff2011, p. 4]",
            "[- @neff2011, p. 4]",
            "prints the hyphen and the name",
            "[-@neff2011, p. 4]",
        ),
    ],
)
def test_a_citation_that_is_nearly_right(text: str, typed: str, comes: str, instead: str) -> None:
    (found,) = by_hand(text, WORKS)
    assert (found.start, found.typed, found.instead) == (text.index(typed), typed, instead)
    assert found.comes.startswith(comes)


@pytest.mark.parametrize(
    "text",
    [
        "[@neff2011, p. 4]",
        "[neff2011](/post/kindness) and [neff2011]: https://example.org and [kindness][neff2011]",
        "[smith2011]",
        "See [neff2011].\n\n[neff2011]: https://example.org",
        "[@neff2013, p. 3 (citing @neff2011)]",
        "Write to (ada@neff2011).",
        "(as @neff2011 says, and others)",
        "(we follow what @neff2011 [p. 4] says)",
        "Neff [-@neff2011]",
        "In spring (May, 2011).",
        "Neff was there (2012).",
        "Of two works (Lee, 2020).",
        "Somebody else (Germer, 2013).",
        "(Neff, personal communication, May 3, 2011)",
        "",
    ],
)
def test_nothing_that_could_be_something_else(text: str) -> None:
    assert list(by_hand(text, WORKS)) == []
