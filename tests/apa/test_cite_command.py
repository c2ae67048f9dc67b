"""`python -m plugins.apa cite`: an article by itself, as HTML."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIB = """@book{neff2011, author = {Neff, Kristin}, title = {Rest}, publisher = {Elm}, year = {2011}}
@book{fox2001, author = {Fox, Ann}, title = {Walks}, publisher = {Elm}, year = {2001}}
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What the command printed and how it ended."""

    code: int
    html: str
    said: str


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A directory with a bibliography, as a project has one."""
    (tmp_path / "bibliography").mkdir()
    (tmp_path / "bibliography" / "works.bib").write_text(BIB, "utf-8")
    return tmp_path


def cite(desk: Path, article: str, *options: str) -> Run:
    (desk / "article.md").write_text(article, "utf-8")
    command = [sys.executable, "-m", "plugins.apa", "cite", *options, "article.md"]
    run = subprocess.run(
        command, cwd=desk, env={"PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8", check=False
    )
    return Run(run.returncode, run.stdout, run.stderr)


def test_the_list_holds_what_the_article_cites(desk: Path) -> None:
    run = cite(desk, "---\ntitle: Rest\n---\nRest helps [@neff2011, p. 3].\n")
    assert (run.code, run.said) == (0, "")
    assert run.html == (
        '<p>Rest helps <span class="citation" id="cite-1">'
        '(<a href="#ref-neff2011">Neff, 2011, p.\u00a03</a>)</span>.</p>\n'
        '<section aria-labelledby="references" class="references">\n'
        '<h2 id="references">References</h2>\n'
        '<ul class="references__list">\n'
        '<li id="ref-neff2011"><span class="references__entry">Neff, K. (2011). <i>Rest</i>. Elm.</span> '
        '<span class="references__back"><a aria-label="Back to the text: Neff, 2011" href="#cite-1">'
        "Back to the text</a></span></li>\n"
        "</ul>\n"
        "</section>\n"
    )


def test_with_files_given_the_list_holds_all_of_them(desk: Path) -> None:
    run = cite(desk, "Rest helps [@neff2011].\n", "--bib", "bibliography/works.bib")
    assert run.html.index("ref-fox2001") < run.html.index('id="ref-neff2011"')


def test_a_list_may_hold_works_that_are_not_cited(desk: Path) -> None:
    run = cite(desk, "---\nnocite: [fox2001]\n---\nText.\n")
    assert (run.code, run.html.count("<li ")) == (0, 1)


def test_an_unknown_key_is_told_with_its_line(desk: Path) -> None:
    run = cite(desk, "---\ntitle: Rest\n---\nOne.\n\nTwo [@neff2001].\n")
    assert run.code == 1
    assert (
        run.said
        == 'article.md:6: No .bib file has an entry with the key "neff2001". Did you mean "neff2011"?\n'
    )


def test_a_draft_may_cite_what_is_not_there_yet(desk: Path) -> None:
    run = cite(desk, "---\nstatus: draft\n---\n[@later2027]\n")
    assert (run.code, run.said.count("\n")) == (0, 1)
    assert "(source missing: later2027)" in run.html


def test_a_file_that_is_not_there_is_one_sentence(desk: Path) -> None:
    run = cite(desk, "", "--bib", "bibliography/other.bib")
    assert run.code == 1
    assert run.said == "bibliography/other.bib: The file cannot be read (No such file or directory).\n"
