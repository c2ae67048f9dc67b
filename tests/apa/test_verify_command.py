"""`verify` as a therapist uses it, against a server that stands for Crossref."""

import argparse
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest

from plugins.apa.commands import verify
from tests.apa.loopback import Clock, Loopback, Reply, answer, loopback

ROOT = Path(__file__).parents[2]
OLD_POST = ROOT / "tests" / "data" / "old_post" / "old.bib"
HINTON = "10.1111/j.1755-5949.2009.00100.x"
CALM = """\
@article{calm, author = {Marsh, Anna B. and van Loon, Émile}, year = 2018, doi = {10.5555/calm},
  title = {Calm in crowded rooms: A randomized trial}, journal = {Journal of Example Psychology},
  volume = 7, number = 2, pages = {101--119}}
"""
UNKNOWN = (
    "@article{lost, author = {Doe, J.}, title = {Lost}, journal = {J}, year = 2001, doi = {10.5555/lost}}\n"
)


@dataclass(frozen=True, slots=True)
class Said:
    status: int
    out: str
    err: str


@dataclass(slots=True)
class Practice:
    """A directory with a bibliography, and the command run on it."""

    directory: Path
    server: Loopback
    capsys: pytest.CaptureFixture[str]
    clock: Clock

    def verify(self, text: str, *options: str) -> Said:
        bib = self.directory / "a.bib"
        bib.write_text(text, "utf-8")
        words = ["--bib", str(bib), "--api", self.server.address, "--cache", str(self.directory / "cache")]
        parser = argparse.ArgumentParser()
        verify.configure(parser)
        arguments = parser.parse_args([*words, "--timeout", "0.2", *options])
        status = verify.run_with(arguments, self.clock, self.clock.sleep)
        assert bib.read_text("utf-8") == text
        said = self.capsys.readouterr()
        return Said(status, said.out.replace(str(bib), "a.bib"), said.err)


@pytest.fixture
def practice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Practice]:
    with loopback() as server:
        server.searches(answer("search-nothing"))
        yield Practice(tmp_path, server, capsys, Clock())


def test_all_agrees(practice: Practice) -> None:
    practice.server.work("10.5555/calm", answer("plain"))
    said = practice.verify(CALM)
    assert said.out == "1 entry looked up, 1 found in Crossref: nothing to mend. No file was changed.\n"
    assert (said.status, said.err) == (0, "")


def test_the_error_of_the_old_post_is_found(practice: Practice) -> None:
    """It gave 2013, 19(10), 646–658 and no DOI."""
    practice.server.searches(answer("search-hinton"))
    practice.server.work(HINTON, answer("hinton"))
    text = OLD_POST.read_text("utf-8")
    start = text.index("@article{hinton2013")
    said = practice.verify(text[start : text.index("\n}", start) + 3])
    assert said.out == (
        "a.bib:1: hinton2013\n"
        "  DOI missing: Its DOI may be 10.1111/j.1755-5949.2009.00100.x: title and authors agree and the year "
        "does not, so the entry may be mistaken.\n"
        "  differs: year: The entry says 2013; the record says 2009 (in print).\n"
        "  differs: volume: The entry says 19; the record says 15.\n"
        "  differs: issue: The entry says 10; the record says 3.\n"
        "  differs: pages: The entry says 646–658; the record says 255–263.\n"
        "\n"
        "1 entry looked up, 1 found in Crossref: 1 to mend. No file was changed.\n"
    )
    assert said.status == 1


def test_the_gravest_comes_first(practice: Practice) -> None:
    practice.server.work("10.5555/calm", answer("retracted"))
    said = practice.verify(CALM.replace("volume = 7", "volume = 8"))
    kinds = [line.strip().split(":")[0] for line in said.out.splitlines() if line.startswith("  ")]
    assert (kinds, said.status) == (["retracted", "differs", "corrected"], 1)


def test_a_correction_alone_is_to_be_known_and_not_to_be_mended(practice: Practice) -> None:
    plain = json.loads(answer("plain").body)
    plain["message"]["updated-by"] = [{"DOI": "10.5555/erratum", "type": "erratum", "label": "Erratum"}]
    practice.server.work("10.5555/calm", Reply(body=json.dumps(plain)))
    said = practice.verify(CALM)
    assert "  corrected: The work was corrected (erratum), see https://doi.org/10.5555/erratum. " in said.out
    assert said.status == 0


def test_a_doi_that_nobody_has_is_found_and_the_right_one_looked_for(practice: Practice) -> None:
    practice.server.work("10.5555/calm", answer("plain"))
    item = json.loads(answer("plain").body)["message"]
    practice.server.searches(Reply(body=json.dumps({"message": {"items": [item]}})))
    said = practice.verify(CALM.replace("10.5555/calm", "10.5555/clam"))
    assert said.out.startswith(
        "a.bib:1: calm\n"
        "  no such DOI: No record has the DOI 10.5555/clam. Look for a slip of the pen; "
        "https://doi.org/10.5555/clam may lead nowhere.\n"
        "  DOI missing: Its DOI may be 10.5555/calm: title, first author and year agree, so it is almost "
        "certainly this one.\n"
    )
    assert said.status == 1


def test_a_doi_of_another_agency_is_no_mistake(practice: Practice) -> None:
    practice.server.work("10.5555/lost/agency", answer("datacite-agency"))
    said = practice.verify(UNKNOWN)
    assert "  note: The DOI is registered with DataCite, not with Crossref; compare it by hand: " in said.out
    assert said.status == 0


def test_what_has_no_record_is_not_asked_for(practice: Practice) -> None:
    said = practice.verify("@online{a, title = {A page}, url = {https://example.org}, year = 2020}")
    assert practice.server.asked == []
    assert said.out == "0 entries looked up, 0 found in Crossref: nothing to mend. No file was changed.\n"


def test_an_unreadable_answer_stops_no_other_entry(practice: Practice) -> None:
    practice.server.work("10.5555/lost", Reply(body="<html>"))
    practice.server.work("10.5555/calm", answer("plain"))
    said = practice.verify(UNKNOWN + CALM)
    assert "  not checked: Crossref's answer cannot be read: it is not JSON.\n" in said.out
    assert "2 entries looked up, 1 found in Crossref: nothing to mend." in said.out
    assert said.status == 3


@pytest.mark.parametrize("reply", [Reply(hangs=True), Reply(503), Reply(429)], ids=["silence", "503", "429"])
def test_after_an_outage_the_next_run_goes_on(practice: Practice, reply: Reply) -> None:
    practice.server.work("10.5555/calm", answer("plain"))
    practice.server.work("10.5555/lost", reply)
    stopped = practice.verify(CALM + UNKNOWN)
    assert stopped.err.startswith("Crossref cannot be asked now: it ")
    assert stopped.err.endswith("Try again later. 1 of 2 were looked up and are kept for the next run.\n")
    assert stopped.status == 3

    practice.server.asked.clear()
    practice.server.work("10.5555/lost", replace(answer("another"), status=200))
    again = practice.verify(CALM + UNKNOWN)
    assert practice.server.asked == ["/works/10.5555/lost"]
    assert "The DOI leads to another work: Quill (2018), Soil Moisture on Mars." in again.out


def test_programs_get_json(practice: Practice) -> None:
    practice.server.work("10.5555/calm", answer("plain"))
    said = practice.verify(CALM.replace("2018", "2013"), "--format", "json")
    whole = json.loads(said.out)
    assert whole["to_mend"] == 1
    assert whole["outage"] == ""
    (entry,) = whole["entries"]
    assert (entry["key"], entry["line"], entry["found"]) == ("calm", 1, True)
    assert entry["findings"] == [
        {
            "kind": "differs",
            "field": "year",
            "entry": "2013",
            "record": "2018",
            "sentence": "year: The entry says 2013; the record says 2018 (in print).",
        }
    ]


def test_a_bibliography_that_cannot_be_read_is_said_to_be(practice: Practice) -> None:
    practice.server.work("10.5555/calm", answer("plain"))
    said = practice.verify(CALM + "@book{open, title = {x\n")
    assert "opens a brace or quotation mark that is never closed" in said.err
    assert said.status == 1


def test_an_interrupted_run_says_that_it_can_go_on(practice: Practice) -> None:
    practice.server.work("10.5555/calm", Reply(hangs=True))
    (bib := practice.directory / "a.bib").write_text(CALM, "utf-8")
    words = ["--bib", str(bib), "--api", practice.server.address, "--cache", str(practice.directory)]
    command = [sys.executable, "-m", "plugins.apa", "verify", *words]
    # Whoever runs the tests in the background has SIGINT ignored, and programs inherit that.
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, encoding="utf-8", preexec_fn=heard
    ) as running:
        assert practice.server.hanging.wait(timeout=20)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=20)
    assert said == "\nStopped. What was answered is kept; run it again to go on from here.\n"
    assert running.returncode == 130


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--api", "api.crossref.org", '"api.crossref.org" does not start with https://'),
        ("--mailto", "office", '"office" is not an e-mail address'),
        ("--timeout", "0", '"0" is not a number of seconds'),
    ],
)
def test_a_wrong_option_is_answered_with_a_sentence(
    practice: Practice, option: str, value: str, sentence: str
) -> None:
    with pytest.raises(SystemExit):
        practice.verify(CALM, option, value)
    assert practice.capsys.readouterr().err.endswith(f"error: argument {option}: {sentence}\n")
