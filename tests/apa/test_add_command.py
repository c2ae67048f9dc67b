"""`add` as a therapist uses it: what it says, what it writes, and when it writes nothing."""

import argparse
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.apa.__main__ import main
from plugins.apa.commands import add as command
from tests.apa.loopback import Clock, Loopback, Reply, answer, loopback

ROOT = Path(__file__).parents[2]
LIBRARY = """\
% The works we cite.

% Corrected: the publisher says 2009.
@article{hinton2009,
  author = {Hinton, Devon E.},
  title={Mechanisms of efficacy: A study &c.}	,
  journal = {CNS}, year = 2009, doi = {10.5555/Hinton},
}

@book{neff2011,
  author = {Neff, Kristin D.},
  title = {Self-compassion},
  publisher = {HarperCollins},
  year = {2011},
}
"""
NEW = """\
@article{x, author = {Neff, Kristin D.}, title = {Calm}, journal = {Rest}, year = 2011, volume = 2,
  abstract = {Long}, keywords = {calm}}
@book{x, author = {Marsh, Anna}, title = {Rooms}, publisher = {Press}, year = 2018}
"""


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    file = tmp_path / "library.bib"
    file.write_text(LIBRARY, "utf-8")
    return file


@pytest.fixture
def server() -> Iterator[Loopback]:
    with loopback() as running:
        yield running


def add(bib: Path, pasted: str, *options: str) -> int:
    file = bib.parent / "pasted.txt"
    file.write_text(pasted, "utf-8")
    return main(["add", "--bib", str(bib), *options, str(file)])


def test_it_says_how_to_cite_and_shows_the_finished_references(
    bib: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(bib, NEW) == 0
    assert capsys.readouterr().out == (
        f"Added to {bib}:\n"
        "\n"
        "  cite it as  [@neff2011a]\n"
        "  Neff, K. D. (2011). Calm. Rest, 2.\n"
        "  (left out, since no reference prints it: abstract, keywords)\n"
        "\n"
        "  cite it as  [@marsh2018]\n"
        "  Marsh, A. (2018). Rooms. Press.\n"
        "\n"
        "Compare each reference with the source.\n"
    )


def test_the_other_entries_stay_as_they_are(bib: Path) -> None:
    bib.chmod(0o640)
    add(bib, NEW)
    text = bib.read_text("utf-8")
    assert text.startswith(LIBRARY[: LIBRARY.index("@book{neff2011")] + "@book{marsh2018,\n")
    assert text.endswith(LIBRARY[LIBRARY.index("@book{neff2011") :] + "\n" + NEFF2011A)
    assert stat.S_IMODE(bib.stat().st_mode) == 0o640


NEFF2011A = """\
@article{neff2011a,
  author  = {Neff, Kristin D.},
  title   = {Calm},
  journal = {Rest},
  year    = {2011},
  volume  = {2},
}
"""


def test_a_dry_run_shows_everything_and_writes_nothing(bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(bib, NEW, "--dry-run") == 0
    said = capsys.readouterr().out
    assert said.startswith(f"This would be added to {bib}:\n\n{NEFF2011A}  cite it as  [@neff2011a]\n")
    assert said.endswith("Nothing was written.\n")
    assert bib.read_text("utf-8") == LIBRARY


@pytest.mark.parametrize(
    ("pasted", "sentence"),
    [
        pytest.param(
            "@misc{x, title={Another title}, author={Doe, J.}, year=2013, url={http://dx.doi.org/10.5555/HINTON}}",
            "{pasted}:1: Doe (2013) is in the bibliography already: {bib}:4 has the DOI 10.5555/hinton. "
            "Cite it as [@hinton2009], and take it out of this text.",
            id="by DOI",
        ),
        pytest.param(
            "\n@article{x, title={{M}echanisms of Efficacy---a study \\& c}, author={Hinton, D.}, year=2013, journal={X}}",
            "{pasted}:2: Hinton (2013) is in the bibliography already: {bib}:4 has the same title. "
            "Cite it as [@hinton2009], and take it out of this text. If it is another work, its DOI or edition "
            "must say so.",
            id="by title",
        ),
        pytest.param(
            "@book{x, title={Twice}, author={Doe, Jane}, year=2013, publisher={P}}\n"
            "@book{y, title={Twice!}, author={Doe, J.}, year=2014, publisher={P}}",
            "{pasted}:2: Doe (2014) stands twice in what you gave: the same title is on line 1 too. "
            "Keep one of them.",
            id="in the same text",
        ),
        pytest.param(
            "@artikel{x, title={A}, author={Doe, J.}, year=2013}",
            '{pasted}:1: "@artikel" is not a type of entry. Did you mean "@article"?',
            id="an unknown type",
        ),
        pytest.param(
            "10.5555/calm",
            "{pasted}: This is only a DOI; adding needs the whole record. Paste the BibTeX or RIS from the "
            'publisher\'s page, or run "add --fetch" to ask Crossref.',
            id="a DOI alone",
        ),
    ],
)
def test_nothing_is_added_when_one_thing_is_wrong(
    bib: Path, capsys: pytest.CaptureFixture[str], pasted: str, sentence: str
) -> None:
    good = "\n@book{good, title={Good}, author={Roe, J.}, year=2001, publisher={P}}"
    assert add(bib, pasted + good if "@" in pasted else pasted) == 1
    said = capsys.readouterr()
    expected = sentence.replace("{bib}", str(bib)).replace("{pasted}", str(bib.parent / "pasted.txt"))
    assert said.err == f"{expected}\nNothing was added.\n"
    assert said.out == ""
    assert bib.read_text("utf-8") == LIBRARY


@pytest.mark.parametrize(
    "pasted",
    [
        pytest.param(
            "@book{x, title={Self-compassion}, author={Germer, C.}, year=2009, publisher={P}}",
            id="by another author",
        ),
        pytest.param(
            "@book{x, title={Self-compassion}, author={Neff, K.}, edition=2, year=2021, publisher={P}}",
            id="another edition",
        ),
        pytest.param(
            "@incollection{x, title={Intro}, author={Doe, J.}, booktitle={One}, year=2001, publisher={P}}\n"
            "@incollection{y, title={Intro}, author={Doe, J.}, booktitle={Two}, year=2001, publisher={P}}",
            id="in another book",
        ),
        pytest.param(
            "@article{x, title={Mechanisms of efficacy: A study &c.}, author={Hinton, D.}, year=2010, "
            "journal={J}, doi={10.5555/other}}",
            id="another DOI",
        ),
    ],
)
def test_the_same_title_may_be_another_work(bib: Path, pasted: str) -> None:
    assert add(bib, pasted) == 0


def test_a_bibliography_that_cannot_be_read_is_left_alone(
    bib: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = LIBRARY + "@book{open, title = {x\n"
    bib.write_text(broken, "utf-8")
    assert add(bib, NEW) == 1
    assert "opens a brace or quotation mark that is never closed" in capsys.readouterr().err
    assert bib.read_text("utf-8") == broken


def test_a_missing_fact_is_pointed_out_and_does_not_stop(
    bib: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(bib, "@book{x, title={Rooms}, author={Marsh, Anna}, year=2018}") == 0
    assert "Please look at: " in (said := capsys.readouterr().out)
    assert "marsh2018 (book) has no publisher." in said


def test_a_link_to_the_file_stays_a_link(bib: Path) -> None:
    link = bib.parent / "link.bib"
    link.symlink_to(bib)
    assert add(link, NEW) == 0
    assert link.is_symlink()
    assert "neff2011a" in bib.read_text("utf-8")


def test_a_new_file_is_made(tmp_path: Path) -> None:
    assert add(tmp_path / "new.bib", NEW) == 0
    assert (tmp_path / "new.bib").read_text("utf-8").startswith("@book{marsh2018,\n")


def test_a_text_in_another_encoding_is_refused(bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pasted = bib.parent / "latin.txt"
    pasted.write_bytes("@book{x, title={Müll}}".encode("latin-1"))
    assert main(["add", "--bib", str(bib), str(pasted)]) == 1
    assert "The text is not in UTF-8." in capsys.readouterr().err


def test_it_reads_what_is_piped_and_compares_with_all_files_of_the_bibliography(tmp_path: Path) -> None:
    home = tmp_path / "bibliography"
    home.mkdir()
    (home / "a.bib").write_text(LIBRARY, "utf-8")
    (home / "b.bib").write_text("", "utf-8")
    several = piped(tmp_path, NEW)
    assert several.stderr == (
        "bibliography: There are several: bibliography/a.bib, bibliography/b.bib. "
        "Say where to add: --bib bibliography/a.bib\nNothing was added.\n"
    )
    doubled = piped(
        tmp_path, "@book{x, title={Self-compassion}, author={Neff, K.}}", "--bib", "bibliography/b.bib"
    )
    assert "bibliography/a.bib:10 has the same title" in doubled.stderr
    (home / "b.bib").unlink()
    only = piped(tmp_path, NEW)
    assert (only.returncode, only.stderr) == (0, "")
    assert "[@neff2011a]" in only.stdout


def piped(directory: Path, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from plugins.apa.__main__ import main; " \
              "sys.exit(main(sys.argv[1:]))"  # fmt: skip
    command = [sys.executable, "-c", program, "add", *options]
    return subprocess.run(
        command, cwd=directory, input=text, capture_output=True, encoding="utf-8", check=False
    )


def test_a_doi_is_fetched_when_asked_for(
    bib: Path, server: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    server.work("10.5555/calm", answer("plain"))
    options = ("--fetch", "--api", server.address, "--cache", str(bib.parent / "cache"))
    assert add(bib, "https://doi.org/10.5555/calm", *options) == 0
    assert (
        "  cite it as  [@marsh2018]\n"
        "  Marsh, A. B., & van Loon, É. (2018). Calm in crowded rooms: A randomized trial. Journal of Example "
        "Psychology, 7(2), 101–119. https://doi.org/10.5555/calm\n"
    ) in capsys.readouterr().out
    assert add(bib, "10.5555/none", *options) == 1
    assert "Crossref does not know the DOI 10.5555/none." in capsys.readouterr().err


def test_an_outage_adds_nothing(bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    command.configure(parser)
    (pasted := bib.parent / "pasted.txt").write_text("10.5555/calm")
    words = [
        "--bib",
        str(bib),
        "--fetch",
        "--api",
        "http://127.0.0.1:1",
        "--cache",
        str(bib.parent / "cache"),
    ]
    clock = Clock()
    assert command.run_with(parser.parse_args([*words, str(pasted)]), clock, clock.sleep) == 3
    assert capsys.readouterr().err == (
        "Crossref cannot be asked now: the network says: Connection refused. Try again later.\n"
        "Nothing was added.\n"
    )
    assert bib.read_text("utf-8") == LIBRARY


def test_an_unreadable_answer_adds_nothing(
    bib: Path, server: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    server.work("10.5555/calm", Reply(body="<html>"))
    assert add(bib, "10.5555/calm", "--fetch", "--api", server.address, "--cache", str(bib.parent)) == 3
    assert capsys.readouterr().err == (
        "Crossref's answer cannot be read: it is not JSON.\nNothing was added.\n"
    )


def test_a_directory_that_is_not_there_is_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "none" / "a.bib"
    assert main(["add", "--bib", str(target), str(tmp_path / "none.ris")]) == 1
    assert capsys.readouterr().err == f"{target}: There is no such directory.\nNothing was added.\n"
