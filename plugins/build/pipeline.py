"""The whole build as one function: check what goes in, build, check what came out, swap."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from plugins.admin.collections import Editable
from plugins.admin.publish import FOLDER, publish, sent_policy
from plugins.admin.settings import Editing
from plugins.apa.plain import plain_text
from plugins.apa.render import text
from plugins.articles.model import Article, Status
from plugins.build import inputs, outputs
from plugins.build.project import Project
from plugins.build.render import Rendered, render
from plugins.build.swap import fresh, recover, swap
from plugins.build.target import Target
from plugins.clinic.model import Clinic
from plugins.errors import Problem, Severity, annotation, as_warning, in_order
from plugins.fastbuild.last_output import SETTING as LAST_OUTPUT
from plugins.headers import nginx
from plugins.headers import rules as headers
from plugins.headers.policy import policy
from plugins.search.index import index


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did, and how many files the site has. With an error among the problems, the last good
    site is still in its place."""

    problems: tuple[Problem, ...]
    rendered: Rendered | None = None
    references: int = 0
    files: int = 0

    @property
    def failed(self) -> bool:
        """Whether something must be mended before a new site can take its place."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def build(project: Project, target: Target, now: datetime, editing: Editing | None = None) -> Outcome:
    """Build the project's site into its output directory, or leave that as it is.

    With `editing` it gets the editing page too; FileNotFoundError says that its program was not fetched.
    """
    recover(project.output)
    known = inputs.check_quickly(project, now)
    if Outcome(known.problems).failed:
        return Outcome(inputs.check_citations(project, known, {}))
    new = fresh(project.output)
    try:
        overrides = {**project.overrides, "PREVIEW": target.preview, LAST_OUTPUT: str(project.output)}
        rendered = render(target.settings, new, overrides)
        checked = Outcome(_of_inputs(project, known, rendered))
        if checked.failed:
            return checked
        drafts = {text.source.file for text in known.texts if text.status is Status.DRAFT}
        said = (as_warning(problem) if problem.file in drafts else problem for problem in rendered.problems)
        outcome = Outcome((*checked.problems, *said), rendered)
        if not outcome.failed:
            outcome = replace(outcome, problems=(*outcome.problems, *index(new)))
        if not outcome.failed:
            rules = _headers(known.clinic, new, rendered, editing)
            (new / headers.FILE).write_text(headers.written(rules), "utf-8")
            (new / nginx.FILE).write_text(nginx.policies(rules), "utf-8")
            found = outputs.check(new, rendered.url, rendered.sources, project.root, project.cache)
            # Who looks at a preview wants to see what is not finished.
            seen = map(as_warning, found.problems) if target.preview else found.problems
            outcome = Outcome((*outcome.problems, *seen), rendered, found.references)
        if not outcome.failed:
            if editing:  # after the checks, which are about the public pages
                publish(editing, new, _editable(known, rendered))
            outcome = replace(outcome, files=sum(len(files) for _, _, files in os.walk(new)))
            swap(new, project.output)
        return outcome
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _of_inputs(project: Project, known: inputs.Known, rendered: Rendered) -> tuple[Problem, ...]:
    """Everything that is wrong with what people wrote, as `inputs.check` tells it."""
    found = None if Outcome(rendered.problems).failed else inputs.with_citations(known, rendered.citations)
    return inputs.check_citations(project, known, rendered.refused) if found is None else found


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
        f"{_count(warnings, 'warning')}. {_left_out(made)}"
    )
    left_alone = made.counts.left_alone
    taken = f", {left_alone:,} of them as they were" if left_alone else ""
    say(
        f"{made.counts.texts()}. With lists, search and the like the site has "
        f"{_count(made.counts.made + left_alone, 'web page')}{taken}; wrote {_count(outcome.files, 'file')}."
    )


def _left_out(made: Rendered) -> str:
    """What readers do not see yet."""
    waits = "that waits for its day" if made.waiting == 1 else "that wait for their day"
    kept = [
        _count(number, noun) + more
        for number, noun, more in (
            (made.draft_articles, "draft article", ""),
            (made.draft_pages, "draft page", ""),
            (made.waiting, "article", f" {waits}"),
        )
        if number
    ]
    return f"Left out: {', '.join(kept)}." if kept else "Nothing left out."


def tell_problems(outcome: Outcome, project: Project, say: Callable[[str], None]) -> None:
    """Every problem in a sentence, in the order of files and lines."""
    for problem in in_order(outcome.problems):
        word = "" if problem.severity is Severity.ERROR else "Warning: "
        say(f"{word}{seen_from(project.root, problem)}")


def annotate(outcome: Outcome, project: Project, say: Callable[[str], None]) -> None:
    """On GitHub, show every problem beside its line in a pull request."""
    if os.environ.get("GITHUB_ACTIONS"):
        for problem in in_order(outcome.problems):
            say(annotation(seen_from(project.root, problem)))


def _headers(
    clinic: Clinic | None, new: Path, rendered: Rendered, editing: Editing | None
) -> tuple[headers.Rule, ...]:
    form = clinic.contact_form.endpoint if clinic and clinic.contact_form else ""
    pages = ("/" if page.stem == "index" else f"/{page.stem}" for page in new.glob("*.html"))
    rules = headers.rules(rendered.path, policy([form], [rendered.comments]), pages)
    if editing:
        rules = (*rules, headers.editing_rule(rendered.path, FOLDER, sent_policy(editing)))
    return rules


def _editable(known: inputs.Known, rendered: Rendered) -> Editable:
    clinic, works = known.clinic, known.works
    articles = (text for text in known.texts if isinstance(text, Article))
    return Editable(
        works=tuple(
            (key, plain_text(f"@{key}", works) + ": " + text(works[key].title)) for key in sorted(works)
        ),
        categories=tuple(sorted({article.category for article in articles} - {""})),
        several_places=clinic is not None and any(place.name for place in clinic.locations),
        site=rendered.url,
    )


def seen_from(root: Path, problem: Problem) -> Problem:
    """The problem with its file as seen from the project's directory."""
    inside = problem.file.is_absolute() and problem.file.is_relative_to(root)
    return replace(problem, file=problem.file.relative_to(root)) if inside else problem


def _count(number: int, noun: str) -> str:
    return f"{f'{number:,}' if number else 'no'} {noun}{'' if number == 1 else 's'}"
