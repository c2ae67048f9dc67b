"""A real build, remembered when it was good, so that the next one may find that nothing has changed."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from rich.console import Console

from plugins.admin.settings import Editing
from plugins.build import unchanged
from plugins.build.pipeline import annotate, build, report, tell_problems
from plugins.build.project import Project
from plugins.build.target import Target
from plugins.fastbuild.progress import watch


def build_and_stamp(
    project: Project,
    target: Target,
    now: datetime,
    editing: Editing | None,
    before: str,
    started: float,
    say: Callable[[str], None],
) -> int:
    """Build, tell what happened, and keep a stamp of a good build; 1 when there is something to mend.

    `before` is the fingerprint of the inputs, taken before anything else was read.
    """
    watch(Console(), started)
    unchanged.forget(project)  # whatever happens from here, an old stamp says nothing
    outcome = build(project, target, now, editing)
    report(outcome, project, time.monotonic() - started, say)
    annotate(outcome, project, say)
    if outcome.failed or outcome.rendered is None:
        return 1
    warnings: list[str] = []
    tell_problems(outcome, project, warnings.append)
    midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
    until = min([midnight, *(date for date in outcome.rendered.draft_dates if date > now)])
    # Somebody may have saved a file while this build was at work: then nobody knows which one it read.
    if before == unchanged.inputs(project, target.settings):
        stamp = unchanged.Stamp(
            inputs=before,
            outputs=unchanged.outputs(project.output),
            made=now.timestamp(),
            until=until.timestamp(),
            day=now.date().isoformat(),
            warnings=tuple(warnings),
        )
        unchanged.keep(project, stamp)
    return 0
