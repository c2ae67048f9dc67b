"""The whole build as one function: check what goes in, build, check what came out, swap."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from plugins.build import headers, inputs, outputs
from plugins.build.project import HERE, Project
from plugins.build.render import Rendered, render
from plugins.build.swap import fresh, recover, swap
from plugins.clinic.load import load
from plugins.clinic.pages import form_origin
from plugins.errors import Problem, Severity, in_order


@dataclass(frozen=True, slots=True)
class Target:
    """What a build is for: its settings file, whether it goes to a public host, whether it shows drafts."""

    settings: Path
    public: bool
    preview: bool = False


LOCAL = Target(HERE / "pelicanconf.py", public=False)
PREVIEW = Target(HERE / "pelicanconf.py", public=False, preview=True)
PUBLIC = Target(HERE / "publishconf.py", public=True)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did. With an error among the problems, the last good site is still in its place."""

    problems: tuple[Problem, ...]
    rendered: Rendered | None = None
    references: int = 0

    @property
    def failed(self) -> bool:
        """Whether something must be mended before a new site can take its place."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def build(project: Project, target: Target, now: datetime) -> Outcome:
    """Build the project's site into its output directory, or leave that as it is."""
    recover(project.output)
    checked = Outcome(inputs.check(project, now))
    if checked.failed:
        return checked
    new = fresh(project.output)
    try:
        rendered = render(target.settings, new, {**project.overrides, "PREVIEW": target.preview})
        outcome = Outcome((*checked.problems, *rendered.problems), rendered)
        if not outcome.failed:
            (new / headers.FILE).write_text(_headers(project, rendered, now), "utf-8")
            found = outputs.check(new, rendered.url, rendered.sources, project.root)
            problems = (*outcome.problems, *found.problems)
            outcome = Outcome(problems, rendered, found.references)
        if not outcome.failed:
            swap(new, project.output)
        return outcome
    finally:
        shutil.rmtree(new, ignore_errors=True)


def report(outcome: Outcome, project: Project, seconds: float, say: Callable[[str], None]) -> None:
    """Tell the person who built what happened and what to do next."""
    tell_problems(outcome, project, say)
    warnings = sum(problem.severity is Severity.WARNING for problem in outcome.problems)
    if outcome.failed or outcome.rendered is None:
        errors = len(outcome.problems) - warnings
        kept = "The last good site is unchanged" if project.output.exists() else "Nothing was written"
        say(f"{_count(errors, 'problem')} to mend. {kept}.")
        return
    made = outcome.rendered
    say(
        f"Built {_count(made.articles, 'article')} and {_count(made.pages, 'page')} "
        f"with {_count(outcome.references, 'reference')} in {seconds:.1f} seconds, "
        f"{_count(warnings, 'warning')}. {_count(made.drafts, 'draft')} left out."
    )


def tell_problems(outcome: Outcome, project: Project, say: Callable[[str], None]) -> None:
    """Every problem in a sentence, in the order of files and lines."""
    for problem in in_order(outcome.problems):
        word = "" if problem.severity is Severity.ERROR else "Warning: "
        say(f"{word}{_from(project.root, problem)}")


def _headers(project: Project, rendered: Rendered, now: datetime) -> str:
    clinic = load(project.clinic, now.date()).clinic
    forms = filter(None, (form_origin(clinic),)) if clinic else ()
    return headers.written(headers.rules(rendered.path, headers.policy(forms)))


def _from(root: Path, problem: Problem) -> Problem:
    """The problem with its file as seen from the project."""
    inside = problem.file.is_absolute() and problem.file.is_relative_to(root)
    return replace(problem, file=problem.file.relative_to(root)) if inside else problem


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
