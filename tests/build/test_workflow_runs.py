"""The commands of the workflows, run here as GitHub runs them, for a good change and for a broken one."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.build.project import HERE
from tests.conftest import CLOCK, Run

pytestmark = pytest.mark.slow

FRIDAY = '  friday:\n    - {open: "08:00", close: "%s"}'
BEFORE, AFTER, WRONG = (FRIDAY % time for time in ("16:00", "18:30", "04:00"))
# What was installed here is used there; the stamps of a fresh copy would ask for it again.
INSTALLED = (".venv", ".cms", "tests/browser/node_modules")
STAMPED = (
    "requirements/site.txt",
    "requirements/test.txt",
    "tests/browser/package-lock.json",
    "tools/fetch_cms.py",
)
READY = "".join(
    (
        "#!/bin/sh\n",
        *(f'[ -e {name} ] || ln -s "{HERE / name}" {name}\n' for name in INSTALLED),
        f"touch -d 2000-01-01 {' '.join(STAMPED)}\n",
    )
)


@dataclass(frozen=True, slots=True)
class Runner:
    """A checkout as GitHub lays it out; `summary` is what a run tells people."""

    root: Path
    summary: Path

    def step(self, workflow: str, name: str, **environment: str) -> Run:
        """Run one step's command, with the shell and the variables that it has there."""
        step = steps(workflow)[name]
        github = {"CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(self.summary)}
        finished = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=self.root,
            env={**os.environ, **CLOCK, **github, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
        )
        return Run(finished.returncode, finished.stdout)


def steps(workflow: str) -> dict[str, dict[str, Any]]:
    jobs = yaml.safe_load((HERE / ".github" / "workflows" / f"{workflow}.yml").read_text("utf-8"))["jobs"]
    return {step["name"]: step for job in jobs.values() for step in job.get("steps", ()) if "run" in step}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it is, as one commit; the tests are left out, which none of the commands comes to."""
    root = tmp_path_factory.mktemp("repository")
    for name in ("bibliography", "content", "plugins", "requirements", "theme", "tools"):
        shutil.copytree(HERE / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "tests" / "browser").mkdir(parents=True)
    for name in ("Makefile", "pelicanconf.py", "publishconf.py", "pyproject.toml", ".gitignore", STAMPED[2]):
        shutil.copy(HERE / name, root / name)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=The site")
    return root


@pytest.fixture
def runner(repository: Path, tmp_path: Path) -> Runner:
    """A fresh clone."""
    root = tmp_path / "site"
    git(repository, "clone", "--quiet", ".", str(root))
    # Git runs this when it has laid out a worktree, too.
    hook = root / ".git" / "hooks" / "post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(READY, "utf-8")
    hook.chmod(0o755)
    subprocess.run([hook], cwd=root, check=True)
    return Runner(root, tmp_path / "summary.md")


def git(root: Path, *command: str) -> None:
    person = ("-c", "user.name=Ben", "-c", "user.email=ben@elm.example", "-c", "commit.gpgsign=false")
    subprocess.run(("git", *person, *command), cwd=root, check=True)


def propose(root: Path, friday: str) -> None:
    """A change of Friday's hours, merged with what it goes into."""
    data = root / "content" / "clinic.yaml"
    text = data.read_text("utf-8")
    assert BEFORE in text
    git(root, "checkout", "--quiet", "-b", "change")
    data.write_text(text.replace(BEFORE, friday), "utf-8")
    git(root, "commit", "--quiet", "--all", "--message=Friday")
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "--message=Merge", "change")


def test_a_pull_request_says_what_visitors_will_see_change(runner: Runner) -> None:
    propose(runner.root, AFTER)
    for name in ("Build", "Build the site as it was", "Say what visitors will see change"):
        run = runner.step("pull-request", name)
        assert run.code == 0, run.said
    summary = runner.summary.read_text("utf-8")
    assert summary.startswith(
        "## Contact and hours\n\n- Fridays: open 8 am – 6:30 pm (was open 8 am – 4 pm).\n"
    )
    assert "`/hours`" in summary
    assert "`/about`" in summary  # whose foot shows the hours


def test_a_broken_pull_request_stops_and_shows_the_line(runner: Runner) -> None:
    propose(runner.root, WRONG)
    run = runner.step("pull-request", "Build")
    assert run.code != 0
    lines = (runner.root / "content" / "clinic.yaml").read_text("utf-8").split(WRONG)[0].count("\n") + 2
    assert (
        f"::error file=content/clinic.yaml,line={lines}::Friday closes at 04:00, before it opens" in run.said
    )
    assert not (runner.root / "output").exists()


def test_a_broken_change_that_was_merged_never_reaches_the_host(runner: Runner) -> None:
    """The check of main.yml fails; publish.yml waits for it, and would refuse to build too."""
    propose(runner.root, WRONG)
    check = runner.step("main", "Check")
    assert check.code != 0
    assert "Friday closes at 04:00" in check.said
    assert "passed" not in check.said  # it did not get as far as the tests
    built = runner.step("publish", "Build", SITEURL="https://elm.example")
    assert built.code != 0
    assert not (runner.root / "output").exists()


def test_what_is_published_is_made_for_the_real_address(runner: Runner) -> None:
    run = runner.step("publish", "Build", SITEURL="https://elm.example/site", ADMIN_REPOSITORY="elm/site")
    assert run.code == 0, run.said
    home = (runner.root / "output" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://elm.example/site/">' in home
    assert (runner.root / "output" / "admin" / "config.json").is_file()


def test_the_links_to_other_sites_are_listed(runner: Runner) -> None:
    for name in ("Build", "List the links"):
        run = runner.step("weekly", name)
        assert run.code == 0, run.said
    lines = (runner.root / "links.txt").read_text("utf-8").splitlines()
    links = [line.split("  ")[0] for line in lines]
    assert sum(link.startswith("https://doi.org/10.") for link in links) > 5
    assert len(links) == len(set(links))
    assert [link for link in links if '"' in link or "&amp;" in link] == []


def test_every_command_of_the_workflows_is_known_here() -> None:
    """The others install, or ask the network."""
    tried = {
        "Build",
        "Build the site as it was",
        "Say what visitors will see change",
        "Check",
        "List the links",
    }
    all_of_them = {
        name for file in ("main", "nightly", "publish", "pull-request", "weekly") for name in steps(file)
    }
    assert all_of_them - tried == {"Install", "Compare"}
