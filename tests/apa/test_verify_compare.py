"""A work against its record: facts differ, ways of writing do not."""

import json
from pathlib import Path

import pytest

from plugins.apa.crossref.record import Record, read_record
from plugins.apa.entry import Bibliography
from plugins.apa.model import Work
from plugins.apa.normalise import normalise
from plugins.apa.parse import read_text
from plugins.apa.verify.compare import compare
from plugins.apa.verify.match import match
from plugins.apa.verify.updates import updates
from tests.apa.loopback import ANSWERS

OURS = {
    "author": "Marsh, Anna B. and van Loon, Émile",
    "title": "Calm in crowded rooms: A randomized trial",
    "journal": "Journal of Example Psychology",
    "year": "2018",
    "volume": "7",
    "number": "2",
    "pages": "101--119",
    "doi": "10.5555/calm",
}


def work(type_: str = "article", **changes: str) -> Work:
    fields = ",".join(f"{name} = {{{value}}}" for name, value in (OURS | changes).items())
    (entry,), _ = read_text(f"@{type_}{{x, {fields}}}", Path("test.bib"))
    return normalise(Bibliography({"x": entry}, ()))[0]["x"]


def record(name: str = "plain", **changes: object) -> Record:
    message = json.loads((ANSWERS / f"{name}.json").read_text("utf-8"))["message"]
    return read_record(message | {field.replace("_", "-"): value for field, value in changes.items()})


def date(*parts: int) -> dict[str, object]:
    return {"date-parts": [list(parts)]}


def sentences(ours: Work, theirs: Record) -> list[str]:
    return [f"{finding.kind.value}: {finding.sentence}" for finding in compare(ours, theirs)]


@pytest.mark.parametrize(
    ("changes", "theirs"),
    [
        pytest.param({}, {}, id="the same"),
        pytest.param({"title": "CALM in Crowded {Rooms}---a randomised trial".replace("ised", "ized")}, {}, id="capitals, dash"),
        pytest.param({"pages": "101-19"}, {}, id="shortened end page"),
        pytest.param({"pages": "101--119"}, {"page": "101"}, id="the record has the first page alone"),
        pytest.param({"pages": "", "eid": "e33"}, {"page": "e33"}, id="article number among the pages"),
        pytest.param({"pages": "e33"}, {"page": None, "article_number": "e33"}, id="article number"),
        pytest.param({"number": "2--3"}, {"issue": "2-3"}, id="a range of issues"),
        pytest.param({}, {"issue": None, "volume": None, "page": None}, id="a record that knows little"),
        pytest.param({}, {"title": ["Calm in Crowded Rooms"]}, id="a record without the subtitle"),
        pytest.param({}, {"title": ["Calm in Crowded Rooms"], "subtitle": ["A Randomized Trial"]}, id="subtitle apart"),
        pytest.param({}, {"title": ["RETRACTED: Calm in <i>Crowded</i> Rooms: A Randomized Trial"]}, id="retracted"),
        pytest.param({"journal": "The Journal of Example Psychology"}, {}, id="article of the journal"),
        pytest.param({"journal": "Mind \\& Body"}, {"container_title": ["Mind and Body"]}, id="and for &"),
        pytest.param({"journal": "Mind"}, {"container_title": ["Mind (London)", "Mind"]}, id="several names"),
        pytest.param({"author": "Marsh, A. and Loon, Émile van"}, {}, id="initials and particle"),
        pytest.param({"author": "Marsh, Anna B. and others"}, {}, id="and others"),
        pytest.param({}, {"author": []}, id="a record without authors"),
        pytest.param({}, {"published_print": None, "published_online": None, "issued": None}, id="no dates"),
    ],
)  # fmt: skip
def test_ways_of_writing_do_not_differ(changes: dict[str, str], theirs: dict[str, object]) -> None:
    assert sentences(work(**changes), record(**theirs)) == []


@pytest.mark.parametrize(
    ("changes", "theirs", "expected"),
    [
        ({"year": "2013"}, {}, "differs: year: The entry says 2013; the record says 2018 (in print)."),
        ({"year": "2013"}, {"published_print": None}, "differs: year: The entry says 2013; the record says 2017 (online)."),
        (
            {"year": "2013"},
            {"published_print": None, "published_online": None},
            "differs: year: The entry says 2013; the record says 2017.",
        ),
        ({"year": ""}, {}, "differs: year: The entry says n.d.; the record says 2018 (in print)."),
        ({"year": "in press"}, {}, "differs: year: The entry says in press; the record says 2018 (in print)."),
        ({"year": "2017"}, {}, "note: year: 2017 is the year online; in print it is 2018, which APA cites."),
        ({"volume": "17"}, {}, "differs: volume: The entry says 17; the record says 7."),
        ({"number": ""}, {}, "differs: issue: The entry has none; the record says 2."),
        ({"pages": "101--129"}, {}, "differs: pages: The entry says 101–129; the record says 101–119."),
        ({"pages": "101"}, {}, "differs: pages: The entry says 101; the record says 101–119."),
        ({"pages": ""}, {}, "differs: pages: The entry has none; the record says 101–119."),
        (
            {"title": "Calm in crowded trains: A randomized trial"},
            {},
            "differs: title: The entry says “Calm in crowded trains: A randomized trial”; "
            "the record says “Calm in Crowded Rooms: A Randomized Trial”.",
        ),
        (
            {"title": "Calm in crowded rooms"},
            {},
            "differs: title: The entry says “Calm in crowded rooms”; "
            "the record says “Calm in Crowded Rooms: A Randomized Trial”.",
        ),
        (
            {"journal": "Journal of Examples"},
            {},
            "differs: journal: The entry says Journal of Examples; the record says Journal of Example Psychology.",
        ),
        (
            {"author": "Marsh, Anna B."},
            {},
            "differs: authors: The entry says 1 (Marsh); the record says 2 (Marsh, van Loon).",
        ),
        (
            {"author": "Marsh, Anna B. and von Loom, Émile"},
            {},
            "differs: author 2: The entry says von Loom, É.; the record says van Loon, É.",
        ),
        (
            {"author": "Marsh, Olga B. and van Loon, Émile"},
            {},
            "differs: author 1: The entry says Marsh, O. B.; the record says Marsh, A. B.",
        ),
    ],
)  # fmt: skip
def test_a_fact_that_differs_is_one_sentence(
    changes: dict[str, str], theirs: dict[str, object], expected: str
) -> None:
    assert sentences(work(**changes), record(**theirs)) == [expected]


def test_a_doi_of_another_work_is_one_finding_and_not_seven() -> None:
    assert sentences(work(), record("another")) == [
        "differs: The DOI leads to another work: Quill (2018), Soil Moisture on Mars."
    ]


def test_editors_are_compared_where_they_stand_for_authors() -> None:
    book = {"journal": "", "volume": "", "number": "", "pages": ""}
    ours = work("book", **book, author="", editor="Marsh, Anna B.")
    theirs = record(type="edited-book", author=[], editor=[{"family": "Moor", "given": "Anna"}])
    assert sentences(ours, theirs) == [
        "differs: author 1: The entry says Marsh, A. B.; the record says Moor, A."
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plain", []),
        (
            "retracted",
            [
                "retracted: The work was retracted on 2020-05-04, see https://doi.org/10.5555/notice. "
                "Do not rely on it.",
                "corrected: The work was corrected (erratum) on 2018-09-01, see https://doi.org/10.5555/erratum. "
                "See whether what you cite still holds.",
            ],
        ),
        ("retracted-in-place", ["retracted: The work was retracted on 2020-05-04. Do not rely on it."]),
        (
            "retracted-by-title",
            ['retracted: The record\'s title begins with "RETRACTED". Do not rely on it.'],
        ),
        (
            "corrected",
            [
                "corrected: The work was corrected (correction) on 2018-09-01, see "
                "https://doi.org/10.5555/erratum. See whether what you cite still holds.",
                "concern: An expression of concern was published about the work (expression of concern) on "
                "2019-01-02, see https://doi.org/10.5555/concern. Read it before you rely on the work.",
            ],
        ),
        (
            "notice",
            [
                "concern: This is itself a notice (retraction) about https://doi.org/10.5555/calm. "
                "Cite it only if you mean the notice and not the work."
            ],
        ),
        (
            "preprint",
            [
                "note: This preprint has since been published: https://doi.org/10.5555/calm. "
                "Cite that if it says the same."
            ],
        ),
    ],
)
def test_notices_are_found_from_both_ends(name: str, expected: list[str]) -> None:
    assert [f"{found.kind.value}: {found.sentence}" for found in updates(record(name))] == expected


ALMOST = "title, first author and year agree, so it is almost certainly this one"
PROBABLY = "first author and year agree and the title nearly does, so it is probably this one"
PERHAPS = "title and authors agree and the year does not, so the entry may be mistaken"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({}, ALMOST, id="all agrees"),
        pytest.param({"year": "2017"}, ALMOST, id="the year online"),
        pytest.param({"title": "Calm in a crowded room: A randomized trial"}, PROBABLY, id="a word differs"),
        pytest.param({"year": "2013"}, PERHAPS, id="another year"),
        pytest.param({"year": "2013", "author": "Marsh, A. and Moor, B."}, "", id="another year and author"),
        pytest.param({"author": "Moor, Anna B."}, "", id="another first author"),
        pytest.param({"author": ""}, "", id="no author"),
        pytest.param({"title": "Crowded rooms"}, "", id="another title"),
    ],
)
def test_a_missing_doi_is_suggested_with_its_reason(changes: dict[str, str], reason: str) -> None:
    found = match(work(**changes), [record("another"), record()])
    assert (found.reason if found else "") == reason


def test_a_review_is_not_taken_for_its_book() -> None:
    book = work("book", journal="", volume="", number="", pages="", publisher="Press")
    assert match(book, [record()]) is None
    found = match(book, [record(type="monograph")])
    assert found is not None
    assert found.reason == ALMOST
