"""What may be said of authors, and what is answered to a mistake."""

from pathlib import Path

import pytest

from plugins.authors.load import load
from plugins.authors.model import Author

GOOD = """authors:
  - name: Ann Lee
    credentials: LPC
    license: no. 0123
    about: Ann writes about
      sleep.
  - name: Bo Ray
"""


def read(tmp_path: Path, text: str) -> tuple[tuple[Author, ...], list[str]]:
    file = tmp_path / "authors.yaml"
    file.write_text(text, "utf-8")
    authors, problems = load(file)
    return authors, [str(problem).removeprefix(f"{tmp_path}/") for problem in problems]


def test_only_what_is_given_is_known(tmp_path: Path) -> None:
    ann = Author("Ann Lee", "LPC", "no. 0123", "Ann writes about sleep.")
    assert read(tmp_path, GOOD) == ((ann, Author("Bo Ray")), [])


@pytest.mark.parametrize("text", ["authors: []\n", "authors:\n"])
def test_nobody_need_be_known(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == ((), [])
    assert load(tmp_path / "nowhere.yaml") == ((), ())


MISTAKES = {
    "authors:\n  - nam: Ann\n": [
        'authors.yaml:2: "nam" is not a field of an author. Did you mean "name"?',
        "authors.yaml:2: The author has no name. Write it as it stands in the articles: name: …",
    ],
    "authors:\n  - name: Ann\n  - name: Ann\n": [
        'authors.yaml:3: There are two authors called "Ann". Keep one of them.'
    ],
    "autors: []\n": ['authors.yaml:1: "autors" is not a field of this file. Did you mean "authors"?'],
    "authors:\n  - name: Ann\n    about: Ann writes: a lot\n": [
        "authors.yaml:3: about has a colon in its text, and YAML takes that for another field. "
        'Put quotes around it: about: "Ann writes: a lot"'
    ],
    "authors:\n  - Ann\n": [
        "authors.yaml:2: Each of the authors needs its fields on lines of their own. "
        "It starts like  - name: …"
    ],
    "authors:\n  - name: [a, b]\n": [
        'authors.yaml:2: name must be one text. Write it on one line, in quotes: name: "…"',
        "authors.yaml:2: The author has no name. Write it as it stands in the articles: name: …",
    ],
}


@pytest.mark.parametrize(
    ("text", "told"), MISTAKES.items(), ids=[text.replace("\n", "/") for text in MISTAKES]
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, told: list[str]) -> None:
    assert read(tmp_path, text) == ((), told)
