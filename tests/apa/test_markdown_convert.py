"""A text by itself: its HTML, what it cites, and what it lists besides."""

from tests.apa.two_works import converted


def test_works_may_be_listed_without_being_cited() -> None:
    one = converted("Text.", "@neff")
    everything = converted("Text.", "@*")
    assert [item.work.key for item in one.result.references] == ["neff"]
    assert [item.work.key for item in everything.result.references] == ["fox_1", "neff"]
    assert "Back" not in one.html


def test_an_unknown_key_is_reported_and_shown() -> None:
    said = converted("[@nobody] and [@neff]")
    assert said.result.unknown == ("nobody",)
    assert "(source missing: nobody)" in said.html


def test_the_same_text_gives_the_same_html() -> None:
    assert converted("[@neff]") == converted("[@neff]")
