"""The whole pipeline: citations and works in, labels and the reference list out."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.apa import render
from plugins.apa.cite import Label
from plugins.apa.model import Citation, CiteItem, Date, Kind, Name, Names, Role, Span, Work
from plugins.apa.process import process


def work(key: str, family: str, year: str) -> Work:
    return Work(key, Kind.BOOK, Names((Name(family, "A."),)), Role.AUTHOR, Date(year), (Span(f"On {key}"),))


WORKS = {
    "neff": work("neff", "Neff", "2003"),
    "fox": work("fox", "Fox", "2001"),
    "ray": work("ray", "Ray", "1999"),
}


def cite(*keys: str) -> Citation:
    return Citation(tuple(CiteItem(key) for key in keys))


def printed(label: Label) -> str:
    return "".join(render.text(part.rich) for part in label)


def test_the_list_holds_what_is_cited_and_what_is_asked_for() -> None:
    result = process([cite("neff"), cite("fox", "neff")], WORKS, nocite=["ray"])
    assert [(item.work.key, item.cited_by) for item in result.references] == [
        ("fox", (1,)),
        ("neff", (0, 1)),
        ("ray", ()),
    ]
    assert [render.text(item.name) for item in result.references] == ["Fox, 2001", "Neff, 2003", "Ray, 1999"]


def test_every_part_of_a_label_knows_its_entry() -> None:
    (label,) = process([cite("neff", "fox")], WORKS).labels
    assert [(part.key, render.text(part.rich)) for part in label] == [
        ("", "("),
        ("fox", "Fox, 2001"),
        ("", "; "),
        ("neff", "Neff, 2003"),
        ("", ")"),
    ]


def test_an_unknown_work_leaves_the_others() -> None:
    result = process([cite("nobody", "fox"), cite("none"), cite("fox")], WORKS, nocite=["nothing"])
    assert [printed(label) for label in result.labels] == [
        "(Fox, 2001)",
        "(source missing: none)",
        "(Fox, 2001)",
    ]
    assert result.unknown == ("nobody", "none", "nothing")


def test_nothing_cited_is_nothing_listed() -> None:
    assert process([], WORKS) == process((), {})


names = st.builds(
    Name,
    family=st.text("ABé <&", min_size=1, max_size=3),
    initials=st.sampled_from(["", "A.", "B. C."]),
    group=st.booleans(),
)
works = st.builds(
    Work,
    key=st.just(""),
    kind=st.sampled_from(Kind),
    who=st.builds(Names, st.lists(names, max_size=5).map(tuple), st.booleans()),
    role=st.sampled_from(Role),
    date=st.builds(Date, st.sampled_from(["2001", "n.d.", "in press", "2001–2005"])),
    title=st.text("Ab: “”<", max_size=8).map(lambda text: (Span(text),) if text else ()),
    abbreviations=st.lists(st.sampled_from(["", "A", "AB"]), max_size=2).map(tuple),
)
items = st.builds(
    CiteItem,
    key=st.sampled_from(["0", "1", "2", "3"]),
    prefix=st.sampled_from(["", "see", "Bowen, as cited in"]),
    locator=st.sampled_from(["", "p. 3"]),
    suffix=st.sampled_from(["", ", *for* an overview"]),
    author_suppressed=st.booleans(),
    continues=st.booleans(),
)
citations = st.lists(st.builds(Citation, st.lists(items, min_size=1, max_size=4).map(tuple), st.booleans()))


@given(citations, st.lists(works, max_size=4))
def test_any_citations_of_any_works_print_the_same_each_time(
    cited: list[Citation], unnamed: list[Work]
) -> None:
    known = {str(number): _named(one, str(number)) for number, one in enumerate(unnamed)}
    result = process(cited, known)
    assert result == process(tuple(cited), known)
    assert len(result.labels) == len(cited)
    linked = {part.key for label in result.labels for part in label} - {""}
    assert linked <= {item.work.key for item in result.references}
    for citation, label in zip(cited, result.labels, strict=True):
        keys = [item.key for item in citation.items if item.key in known]
        head_unknown = citation.narrative and citation.items[0].key not in known
        assert {part.key for part in label} - {""} == (set() if head_unknown else set(keys))


def _named(one: Work, key: str) -> Work:
    return Work(key, one.kind, one.who, one.role, one.date, one.title, abbreviations=one.abbreviations)
