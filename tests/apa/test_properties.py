"""What holds for every text: nothing raises, formatting is a pure function, and the output escapes everything."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.apa.dates import read_date
from plugins.apa.entry import Bibliography
from plugins.apa.format import reference
from plugins.apa.latex import decode, plain
from plugins.apa.model import Name, Names
from plugins.apa.names import author_list, initials, inverted, plain_list, read_name, read_names
from plugins.apa.normalise import normalise
from plugins.apa.order import reference_list
from plugins.apa.parse import read_text
from plugins.apa.render import html, text
from plugins.apa.titles import sentence_case, title_case

FILE = Path("any.bib")
# Bibliographies hold LaTeX, HTML and every script; plain random text would hardly ever meet a rule.
SPICES = st.sampled_from([
    *("{", "}", "{{", "}}", "\\", '\\"{o}', "\\'e", "\\textit{a}", "$x^2$", "--", "~", "&", "<i>", "</i>", "<script>"),
    *(" and ", ",", ", Jr.", "others", "et al.", "von", "de la", "O'Brien", "McDonald", "Jean-Paul", "J. R. R.", "{WHO}"),
    *(":", "?", "!", ".", "…", "“a”", "DSM-5", "I", "iPhone", "The", "of", "2009", "1999/2001", "n.d.", "in press"),
    *("é", "ß", "İ", "ﬁ", "漢字", "עברית", "\u200f", "\u0000", "\t", "\n", "🙂", "javascript:alert(1)", 'a"b', "a'b"),
])  # fmt: skip
MESSY = st.lists(st.one_of(SPICES, st.text(max_size=8)), max_size=12).map("".join)
WORD = st.text(st.characters(whitelist_categories=("Lu", "Ll")), min_size=1, max_size=8).map(str.capitalize)
PERSON = st.builds(lambda family, given: f"{family}, {given}", WORD, WORD)
FIELDS = st.dictionaries(
    st.sampled_from([
        *("author", "editor", "translator", "title", "subtitle", "journal", "booktitle", "publisher", "year", "date"),
        *("volume", "number", "pages", "doi", "url", "edition", "note", "howpublished", "institution", "type", "series"),
        *("shortauthor", "origdate", "pubstate", "eventtitle", "venue", "urldate", "school", "month", "keywords"),
    ]),
    MESSY,
    max_size=9,
)  # fmt: skip
TYPES = st.sampled_from(
    ["article", "book", "incollection", "inproceedings", "phdthesis", "techreport", "online", "misc", "video", "software"]
)  # fmt: skip


@given(MESSY)
def test_any_text_is_a_name_and_prints_without_braces_or_commands(value: str) -> None:
    name = read_name(value)
    assert name == read_name(value)
    assert isinstance(inverted(name), str)
    assert "\\textit" not in inverted(name)


@given(MESSY)
def test_any_text_is_a_list_of_names(value: str) -> None:
    names = read_names(value)
    assert len(names.names) <= value.lower().count("and") + 1
    assert author_list(names) == author_list(read_names(value))
    assert isinstance(plain_list(names), str)


@given(st.lists(PERSON, min_size=1, max_size=30))
def test_up_to_twenty_authors_all_print_and_of_more_the_first_nineteen_and_the_last(
    people: list[str],
) -> None:
    """APA 7, 9.8: an ampersand before the last of 2 to 20 names, an ellipsis and no ampersand from 21 on."""
    printed = author_list(read_names(" and ".join(people)))
    assert ("&" in printed) is (2 <= len(people) <= 20)
    assert ("…" in printed or ". . ." in printed) is (len(people) > 20)
    shown = people if len(people) <= 20 else [*people[:19], people[-1]]
    position = 0
    for person in shown:
        name = inverted(read_name(person))
        position = printed.index(name, position) + len(name)
    assert position == len(printed)


@given(MESSY)
def test_initials_are_letters_with_periods(given_names: str) -> None:
    for initial in initials(given_names).split(" "):
        assert initial == "" or initial.endswith(".") or not initial.isalpha() or len(initial) > 1


@given(MESSY)
def test_any_text_is_a_title_and_sentence_case_changes_no_letter(value: str) -> None:
    """APA 7, 6.17: sentence case changes capitals only; it is the same the second time."""
    pieces = decode(value)
    once = text(sentence_case(pieces))
    assert once == text(sentence_case(pieces))
    assert once.casefold() == text(title_case(sentence_case(pieces))).casefold()


@given(MESSY)
def test_what_stands_in_braces_stays_as_it_is(value: str) -> None:
    inside = " ".join(re.sub(r"[^\w ]", "", plain(value)).split())
    if inside:
        assert inside in text(sentence_case(decode("Some Words About {" + inside + "} And More")))


@given(MESSY)
def test_any_text_is_a_date_or_is_not(value: str) -> None:
    date = read_date(value)
    assert date == read_date(value)


@settings(deadline=None)
@given(TYPES, FIELDS)
def test_any_entry_prints_and_nothing_in_it_becomes_markup(kind: str, fields: dict[str, str]) -> None:
    body = ", ".join(f"{name} = {{{balanced(value)}}}" for name, value in fields.items())
    entries, problems = read_text(f"@{kind}{{key, {body}}}", FILE)
    works, more = normalise(Bibliography({entry.key: entry for entry in entries}, problems))
    again, _ = normalise(Bibliography({entry.key: entry for entry in entries}, problems))
    assert works == again
    assert all(problem.sentence for problem in (*problems, *more))
    for listed in reference_list(works.values()):
        printed = html(reference(listed))
        soup = BeautifulSoup(printed, "html.parser")
        assert {tag.name for tag in soup.find_all()} <= {"i", "a"}
        for link in soup.find_all("a"):
            assert str(link["href"]).startswith(("https://", "http://"))
            assert set(link.attrs) <= {"href"}


def balanced(value: str) -> str:
    """The text with its braces in order, so that the reader sees the field and not a broken file."""
    depth, kept = 0, []
    for letter in value.replace("\\", "\\ "):
        if letter == "{":
            depth += 1
        elif letter == "}":
            if depth == 0:
                continue
            depth -= 1
        kept.append(letter)
    return "".join(kept) + "}" * depth


@pytest.mark.parametrize("count", [1, 2, 20, 21, 22])
def test_the_rule_of_twenty_at_its_edges(count: int) -> None:
    names = Names(tuple(Name(family=f"N{number}", initials="A.") for number in range(count)))
    printed = author_list(names)
    assert printed.count("N") == min(count, 20)
