"""The reference list of the article on self-compassion, letter for letter, italics and links included."""

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).parents[2]
ARTICLE = "content/articles/the-power-of-self-compassion-cultivating-inner-healing-in-therapy.md"

# *…* is italic.
EXPECTED = (ROOT / "tests" / "data" / "self-compassion-references.md").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def printed() -> list[Tag]:
    """The entries of the list at the end of the article, as the command line prints it."""
    run = subprocess.run(
        [sys.executable, "-m", "plugins.apa", "cite", ARTICLE],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return BeautifulSoup(run.stdout, "html.parser").select(".references__entry")


def plain(text: str) -> str:
    return " ".join(text.split())


def letters_in_italics(marked: str) -> list[tuple[str, bool]]:
    """Each letter and digit of "roman *italic*", and whether it is italic."""
    return [
        (letter, bool(run % 2))
        for run, text in enumerate(marked.split("*"))
        for letter in text
        if letter.isalnum()
    ]


def letters_in_entry(entry: Tag) -> list[tuple[str, bool]]:
    """The same for an entry of the page, where <i> is italic."""
    return [
        (letter, text.find_parent("i") is not None)
        for text in entry.find_all(string=True)
        for letter in text
        if letter.isalnum()
    ]


def test_the_list_reads_as_expected(printed: list[Tag]) -> None:
    assert [plain(entry.get_text()) for entry in printed] == [line.replace("*", "") for line in EXPECTED]


def test_the_italics_are_as_expected(printed: list[Tag]) -> None:
    assert [letters_in_entry(entry) for entry in printed] == [letters_in_italics(line) for line in EXPECTED]


def test_each_doi_is_a_link_to_itself(printed: list[Tag]) -> None:
    linked = [[link["href"] for link in entry.select("a")] for entry in printed]
    assert linked == [[word for word in line.split() if word.startswith("https://")] for line in EXPECTED]
