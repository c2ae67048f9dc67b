"""A new entry goes in key order; nothing else of the file changes by a byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.apa.library.placing import insert, places

NEW = "@book{m,\n}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "[NEW]", id="an empty file"),
        pytest.param("@book{a,\n}\n", "@book{a,\n}\n\n[NEW]", id="at the end"),
        pytest.param("@book{a,\n}", "@book{a,\n}\n\n[NEW]", id="at the end, without a last line break"),
        pytest.param("@book{a,\n}\n\n", "@book{a,\n}\n\n[NEW]", id="at the end, after an empty line"),
        pytest.param("@book{z,\n}\n", "[NEW]\n@book{z,\n}\n", id="at the start"),
        pytest.param("@book{a,\n}\n\n@book{z,\n}\n", "@book{a,\n}\n\n[NEW]\n@book{z,\n}\n", id="in between"),
        pytest.param("@book{a,}\n@book{z,}", "@book{a,}\n[NEW]\n@book{z,}", id="entries without distance"),
        pytest.param("@book{A,}\n\n@book{Z,}\n", "@book{A,}\n\n[NEW]\n@book{Z,}\n", id="keys in capitals"),
        pytest.param(
            "% The works we cite.\n\n% Corrected: 2009.\n% See the record.\n@book{z,\n}\n",
            "% The works we cite.\n\n[NEW]\n% Corrected: 2009.\n% See the record.\n@book{z,\n}\n",
            id="a comment above an entry stays with it",
        ),
        pytest.param(
            "% The works we cite.\n@book{z,\n}\n",
            "[NEW]\n% The works we cite.\n@book{z,\n}\n",
            id="a comment without distance belongs to the entry",
        ),
        pytest.param(
            "\ufeff@book{z,\n}\n", "\ufeff[NEW]\n@book{z,\n}\n", id="a byte order mark stays in front"
        ),
        pytest.param(
            '@string{p = "Press"}\n@preamble{"x"}\n\n@book{z,}\n',
            '@string{p = "Press"}\n@preamble{"x"}\n\n[NEW]\n@book{z,}\n',
            id="definitions stay before the entries",
        ),
        pytest.param(
            "@book{a, note = {see\n@book{z, inside}}}\n",
            "@book{a, note = {see\n@book{z, inside}}}\n\n[NEW]",
            id="an @ inside a field is no entry",
        ),
        pytest.param(
            "@book(a, title = {)})\n@book{z,}", "@book(a, title = {)})\n[NEW]\n@book{z,}", id="parentheses"
        ),
        pytest.param("@book{a,}\r\n", "@book{a,}\r\n\r\n@book{m,\r\n}\r\n", id="Windows line breaks"),
    ],
)
def test_an_entry_is_inserted(before: str, after: str) -> None:
    assert insert(before, "m", NEW) == after.replace("[NEW]", NEW)


ENTRIES = st.sampled_from(
    ["@book{a, title = {x}}\n", "@article{Mz,\n  title = {An @ {sign}},\n}\n", "@book(q, x = 1)\n", "% words\n",
     "\n", "@string{a = {b}}\n", "@comment{x}\n", "@book{broken, title = {x\n", "}\n", "   ", "@book{m,}"]
)  # fmt: skip


@given(st.lists(ENTRIES | st.text(max_size=4), max_size=12).map("".join))
def test_every_other_byte_stays(before: str) -> None:
    after = insert(before, "m", NEW)
    more = len(after) - len(before)
    added = NEW.replace("\n", "\r\n") if "\r\n" in before else NEW
    assert any(
        after[:place] == before[:place]
        and after[place : place + more].strip() == added.strip()
        and after[place + more :] == before[place:]
        for place in range(len(before) + 1)
    )


@given(st.lists(st.sampled_from("bdfhkprtv"), unique=True))
def test_a_sorted_file_stays_sorted(keys: list[str]) -> None:
    text = ""
    for key in keys:
        text = insert(text, key, f"@book{{{key},\n}}\n")
    assert [place.key for place in places(text)] == sorted(keys)
    assert text == "\n".join(f"@book{{{key},\n}}\n" for key in sorted(keys))
