"""`python -m plugins.build check` on a project, as an author runs it."""

from pathlib import Path

from tests.clinic.good import GOOD, HELP
from tests.conftest import run_build

ARTICLE = """---
title: "Kindness"
date: 2026-11-20
slug: kindness
{}
---

Many addicts are kind. TODO
"""


def test_warnings_and_advice_come_with_their_lines_and_stop_nothing(tmp_path: Path) -> None:
    site(tmp_path, ARTICLE.format("next_review: 2027-01-01"))
    run = run_build(tmp_path, "check")
    assert run.code == 0
    assert run.said.splitlines() == [
        "Warning: content/articles/kindness.md:5: The review was due on 2027-01-01. "
        "Review the text, then change reviewed and next_review.",
        'Warning: content/articles/kindness.md:8: "TODO" is a placeholder. Write what belongs there.',
        'Advice: content/articles/kindness.md:8: "addicts" may hurt or mislead. '
        "Perhaps: person with a substance use disorder (NIDA, Words matter).",
        "Reading grade 5 (8 suits most people): Kindness",
    ]


def test_a_draft_may_have_gaps(tmp_path: Path) -> None:
    site(tmp_path, ARTICLE.format("status: draft"))
    run = run_build(tmp_path, "check")
    assert (run.code, run.said) == (0, "")


def site(root: Path, article: str) -> None:
    (root / "content" / "articles").mkdir(parents=True)
    (root / "bibliography").mkdir()
    (root / "content" / "articles" / "kindness.md").write_text(article, "utf-8")
    (root / "content" / "clinic.yaml").write_text(GOOD + HELP, "utf-8")
