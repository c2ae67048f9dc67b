"""The reading grade of texts whose grade can be told beforehand."""

import pytest

from plugins.advice.grade import grade, syllables

SYLLABLES = {
    "cat": 1, "time": 1, "table": 2, "therapy": 3, "walked": 1, "wanted": 2, "boxes": 2, "makes": 1, "a": 1,
    "compassion": 3, "psychology": 4, "we": 1, "self": 1, "people": 2,
}  # fmt: skip


@pytest.mark.parametrize(("word", "count"), SYLLABLES.items())
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_formula() -> None:
    """6 words, 1 sentence, 6 syllables: 0.39 · 6 + 11.8 · 1 - 15.59."""
    assert grade("<p>The cat sat on the mat.</p>") == pytest.approx(-1.45)


def test_long_words_in_long_sentences_ask_for_more() -> None:
    easy = grade("<p>We listen. You speak. It takes time.</p>")
    hard = grade(
        "<p>Interdisciplinary psychotherapeutic interventions necessitate comprehensive organizational "
        "accommodation of idiosyncratic biographical particularities, notwithstanding limitations.</p>"
    )
    assert easy is not None
    assert hard is not None
    assert easy < 3 < 16 < hard


@pytest.mark.parametrize(
    "html", ["", "<h2>A heading</h2>", "<pre>code here.</pre>", "<table><td>a</td></table>"]
)
def test_without_a_sentence_there_is_no_grade(html: str) -> None:
    assert grade(html) is None


def test_the_reference_list_does_not_count() -> None:
    text = "<p>We listen to you.</p>"
    listed = '<section class="references"><p>Psychotherapeutic idiosyncrasy.</p></section>'
    assert grade(text + listed) == grade(text)
