"""What entries take from those they refer to."""

from pathlib import Path

import pytest

from plugins.apa.inheritance import inherited
from plugins.apa.parse import read_bibliography, read_text

FILE = Path("sources.bib")


def taken(text: str, key: str) -> dict[str, str]:
    entries, _ = read_text(text, FILE)
    by_key = {entry.key: entry for entry in entries}
    [entry] = inherited([by_key[key]], by_key, [])
    return {name: field.value for name, field in entry.fields.items() if name not in ("crossref", "xdata")}


def test_what_it_says_itself_counts_more_than_what_its_parents_say() -> None:
    text = "@book{a, crossref={b}, year=2011}\n@book{b, year=1999, publisher={Elm}}"
    assert taken(text, "a") == {"year": "2011", "publisher": "Elm"}


def test_a_part_takes_the_title_of_its_book_as_that_of_the_book() -> None:
    text = (
        "@incollection{a, title={Part}, crossref={b}}\n@book{b, title={Whole}, subtitle={All}, pages={1--9}}"
    )
    assert taken(text, "a") == {"title": "Part", "booktitle": "Whole", "booksubtitle": "All"}


def test_a_parent_gives_what_it_has_from_its_own_parents() -> None:
    text = """
        @incollection{part, title={Part}, crossref={volume}}
        @book{volume, title={Volume}, crossref={work}, xdata={house, place}}
        @book{work, title={Work}, editor={Doe, J.}}
        @xdata{house, publisher={Elm}, xdata={days}}
        @xdata{place, address={Oslo}, publisher={Ash}}
        @xdata{days, year=2001}
    """
    assert taken(text, "part") == {
        "title": "Part",
        "booktitle": "Volume",
        "editor": "Doe, J.",
        "publisher": "Elm",
        "address": "Oslo",
        "year": "2001",
    }


ROW = "\n".join(f"@book{{k{number}, xdata={{k{number + 1}}}}}" for number in range(60))
TOO_LONG = "which leads on through more than 50 others. Copy the fields it needs instead."
# From the tenth on, the row above is short enough again.
LONG = [f'sources.bib:10: k9 refers to "k10" with xdata, {TOO_LONG}']
LONG_FROM_END = [f'sources.bib:52: k9 refers to "k10" with xdata, {TOO_LONG}']
DELETE = "Delete the field in one of them."
WRONG = {
    "nobody": (
        "@book{a,\n xdata={b}}",
        ['sources.bib:2: a refers to "b" with xdata, and there is no such entry.'],
    ),
    "itself": (
        "@book{a,\n crossref={a}}",
        ["sources.bib:2: a refers to itself with crossref. Delete the field."],
    ),
    "a circle": (
        "@book{a, crossref={b}}\n@book{b, crossref={c}}\n@book{c, crossref={a}}",
        [f'sources.bib:3: c refers to "a" with crossref, which leads back to it: a → b → c → a. {DELETE}'],
    ),
    "a circle beside": (
        "@book{a, xdata={b, c}}\n@xdata{b, xdata={c}}\n@xdata{c, xdata={b}}",
        [f'sources.bib:3: c refers to "b" with xdata, which leads back to it: b → c → b. {DELETE}'],
    ),
    "a long row": (f"{ROW}\n@xdata{{k60}}", LONG),
    "a long row from its end": ("\n".join(("@xdata{k60}", *reversed(ROW.split("\n")))), LONG_FROM_END),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_what_leads_nowhere_is_told_once(tmp_path: Path, text: str, said: list[str]) -> None:
    file = tmp_path / "sources.bib"
    file.write_text(text, "utf-8")
    problems = read_bibliography([file]).problems
    assert [str(problem).replace(f"{tmp_path}/", "") for problem in problems] == said


def test_many_ways_to_the_same_entries_take_no_time() -> None:
    rows = [f"@xdata{{a{n}, xdata={{{', '.join([f'a{n + 1}', f'b{n + 1}'] * 3)}}}}}" for n in range(45)]
    rows += [row.replace("@xdata{a", "@xdata{b") for row in rows]
    text = "\n".join((*rows, "@xdata{a45, year=2001}", "@xdata{b45, note={x}}"))
    assert taken(text, "a0") == {"year": "2001", "note": "x"}
