"""Advice on words: what is noticed, and what is left alone."""

from pathlib import Path

import pytest

from plugins.advice.wording import WORDINGS, wordings

NOTICED = {
    "He committed suicide.": "committed suicide",
    "A failed attempt is a warning.": "failed attempt",
    "Many addicts recover.": "addicts",
    "An alcoholic may hide it.": "alcoholic",
    "Substance abuse is common.": "Substance abuse",
    "He stays clean.": "stays clean",
    "Care for the mentally ill.": "the mentally ill",
    "Schizophrenics hear voices.": "Schizophrenics",
    "She is bipolar.": "is bipolar",
    "People suffering from depression": "suffering from depression",
    "A victim of bipolar disorder": "victim of bipolar disorder",
    "He is wheelchair-bound.": "wheelchair-bound",
    "That sounds crazy.": "crazy",
    "Compared with normal people": "normal people",
    "Help for the elderly": "the elderly",
    "Minorities wait longer.": "Minorities",
    "The patient was non-compliant.": "non-compliant",
    "All mankind": "mankind",
}
LEFT_ALONE = [
    "She died by suicide.",
    "A suicide attempt is an emergency.",
    "Alcoholics Anonymous meets here.",
    "The addiction clinic; addictive; readdicted",
    "Keep the room clean.",
    "She has bipolar disorder.",
    "He lives with depression and does not suffer fools.",
    "Older adults and people with disabilities",
    "The poor sleep of shift workers",
]


@pytest.mark.parametrize(("sentence", "words"), NOTICED.items())
def test_noticed_once_with_something_better(sentence: str, words: str) -> None:
    (problem,) = wordings(Path("a.md"), [(3, sentence)])
    assert problem.line == 3
    assert problem.sentence == f'"{words}" may hurt or mislead.'
    assert problem.suggestion.startswith("Perhaps: ")


@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_left_alone(sentence: str) -> None:
    assert list(wordings(Path("a.md"), [(1, sentence)])) == []


def test_every_row_names_its_source() -> None:
    assert all(wording.better and wording.source for wording in WORDINGS)
