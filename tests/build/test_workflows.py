"""The workflows are sound, run only what somebody pinned, and hold no secret."""

import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.build.project import HERE
from tests.conftest import run_build

WORKFLOWS = sorted((HERE / ".github" / "workflows").glob("*.yml"))
NAMES = [file.stem for file in WORKFLOWS]


def actionlint() -> str:
    found = shutil.which("actionlint", path=sysconfig.get_path("scripts") + os.pathsep + os.environ["PATH"])
    if found is None:
        pytest.skip("There is no actionlint for this computer.")
    return found


def linted(*files: Path) -> str:
    # Without these it would also use whatever other linters happen to be installed.
    command = [actionlint(), "-oneline", "-shellcheck=", "-pyflakes=", *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60).stdout


def parsed(file: Path) -> dict[Any, Any]:
    tree: dict[Any, Any] = yaml.safe_load(file.read_text("utf-8"))
    return tree


def test_there_is_one_for_each_occasion() -> None:
    assert NAMES == ["main", "nightly", "publish", "pull-request", "weekly"]


def test_actionlint_has_nothing_to_say() -> None:
    assert linted(*WORKFLOWS) == ""


def test_actionlint_would_speak_up(tmp_path: Path) -> None:
    file = tmp_path / "wrong.yml"
    file.write_text(
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ${{ vars.A + }}\n"
    )
    assert "wrong.yml:6" in linted(file)


@pytest.mark.parametrize("file", WORKFLOWS, ids=NAMES)
def test_actions_are_pinned_to_a_commit_and_say_its_version(file: Path) -> None:
    uses = re.findall(r"uses: (?!\./)(.+)", file.read_text("utf-8"))
    assert [use for use in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []


def test_an_action_has_the_same_pin_everywhere() -> None:
    uses = {use for file in WORKFLOWS for use in re.findall(r"uses: (.+@.+)", file.read_text("utf-8"))}
    actions = [use.partition("@")[0] for use in uses]
    assert len(actions) == len(set(actions))


@pytest.mark.parametrize("file", WORKFLOWS, ids=NAMES)
def test_a_workflow_may_only_read_unless_a_job_says_more(file: Path) -> None:
    assert parsed(file)["permissions"] == {"contents": "read"}
    text = file.read_text("utf-8")
    assert "secrets." not in text
    assert "contents: write" not in text
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


@pytest.mark.parametrize("file", WORKFLOWS, ids=NAMES)
def test_no_script_holds_words_from_a_pull_request(file: Path) -> None:
    scripts = [step.get("run", "") for job in parsed(file)["jobs"].values() for step in job.get("steps", ())]
    assert [script for script in scripts if "${{" in script] == []


def test_schedules_keep_away_from_the_full_hour() -> None:
    crons = [cron for file in WORKFLOWS for cron in re.findall(r'cron: "(\d+) ', file.read_text("utf-8"))]
    assert len(crons) == 2
    assert all(5 <= int(minute) <= 55 for minute in crons)


def test_nothing_is_published_before_every_test_has_passed() -> None:
    jobs = parsed(HERE / ".github/workflows/main.yml")["jobs"]
    assert jobs["publish"]["needs"] == "check"
    assert {"name": "Check", "run": "make check"} in jobs["check"]["steps"]


def test_a_mistake_is_shown_beside_its_line_in_a_pull_request(tmp_path: Path) -> None:
    shutil.copytree(HERE / "content", tmp_path / "content")
    shutil.copytree(HERE / "bibliography", tmp_path / "bibliography")
    data = tmp_path / "content" / "clinic.yaml"
    text = data.read_text("utf-8")
    data.write_text(text.replace("\nname:", "\nnmae:", 1), "utf-8")
    run = run_build(tmp_path, "check", GITHUB_ACTIONS="true")
    assert run.code == 1
    line = text[: text.index("\nname:")].count("\n") + 2
    assert f"::error file=content/clinic.yaml,line={line}::" in run.said
