"""Crossref's JSON as a record: every field may be missing, null or odd."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.apa.crossref.entry import entry_of
from plugins.apa.crossref.record import Contributor, Record, Update, read_list, read_record
from plugins.apa.verify.compare import compare, work_of
from plugins.apa.verify.updates import updates
from tests.apa.loopback import ANSWERS


def message(name: str) -> object:
    return json.loads((ANSWERS / f"{name}.json").read_text("utf-8"))["message"]


def test_a_journal_article_is_read_in_full() -> None:
    assert read_record(message("hinton")) == Record(
        doi="10.1111/j.1755-5949.2009.00100.x",
        type="journal-article",
        title="Mechanisms of Efficacy of CBT for Cambodian Refugees with PTSD: Improvement in Emotion "
        "Regulation and Orthostatic Blood Pressure Response",
        containers=("CNS Neuroscience &amp; Therapeutics",),
        authors=(
            Contributor("Hinton", "Devon E."),
            Contributor("Hofmann", "Stefan G."),
            Contributor("Pollack", "Mark H."),
            Contributor("Otto", "Michael W."),
        ),
        year_in_print="2009",
        year_online="2009",
        year_issued="2009",
        volume="15",
        issue="3",
        pages="255-263",
        publisher="Wiley",
    )


def test_what_is_missing_or_odd_is_empty() -> None:
    expected = Record(doi="10.5555/odd", authors=(Contributor(name="The Example Group"),))
    assert read_record(message("odd")) == expected


@pytest.mark.parametrize("nonsense", [None, [], "text", 7, {"date-parts": 5}, {"author": {"family": "Neff"}}])
def test_nonsense_is_an_empty_record(nonsense: object) -> None:
    assert read_record(nonsense) == Record(doi="")
    assert read_list(nonsense) == ()


def test_a_notice_that_two_sources_report_counts_once() -> None:
    assert read_record(message("retracted")).updated_by == (
        Update("retraction", "10.5555/notice", "Retraction", "2020-05-04"),
        Update("erratum", "10.5555/erratum", "Erratum", "2018-09-01"),
    )


def test_the_items_of_a_list_are_records() -> None:
    dois = [record.doi for record in read_list(message("search-hinton"))]
    assert dois == ["10.5555/other", "10.1111/j.1755-5949.2009.00100.x"]


def test_a_record_becomes_an_entry_with_the_year_in_print() -> None:
    entry = entry_of(read_record(message("plain")))
    assert (entry.type, {name: field.value for name, field in entry.fields.items()}) == (
        "article",
        {
            "author": "Marsh, Anna B. and van Loon, Émile",
            "title": "Calm in Crowded Rooms: A Randomized Trial",
            "year": "2018",
            "volume": "7",
            "number": "2",
            "pages": "101--19",
            "doi": "10.5555/calm",
            "journal": "Journal of Example Psychology",
        },
    )


WORDS = st.text(max_size=12) | st.sampled_from(
    ["<i>", "</i>", "&amp;", "{", "\\", "2018", "10.5555/a", "retraction"]
)
VALUES = st.none() | st.integers(-9999, 9999) | WORDS
FIELDS = st.sampled_from(
    ["DOI", "type", "title", "subtitle", "container-title", "author", "editor", "published-print", "issued",
     "volume", "issue", "page", "article-number", "updated-by", "update-to", "relation", "is-preprint-of",
     "date-parts", "family", "given", "name", "suffix", "label", "updated", "id"]
)  # fmt: skip
JSON = st.recursive(
    VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=6)
)


@given(st.dictionaries(FIELDS, JSON))
def test_no_record_raises(odd: dict[str, object]) -> None:
    record = read_record(odd)
    ours = work_of(read_record(message("plain")))
    assert all(found.sentence for found in (*compare(ours, record), *updates(record)))
