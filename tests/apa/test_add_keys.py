"""Keys: first author and year, in letters that everybody can type."""

from pathlib import Path

import pytest

from plugins.apa.entry import Bibliography
from plugins.apa.library.keys import key_for
from plugins.apa.model import Work
from plugins.apa.normalise import normalise
from plugins.apa.parse import read_text


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ("author = {Neff, Kristin D.}, year = 2011", "neff2011"),
        ("author = {Neff, Kristin D. and Germer, Christopher K.}, year = 2013", "neff2013"),
        ("author = {van Deurzen, Emmy}, year = 2012", "vandeurzen2012"),
        ("author = {O'Brien, Ann}, year = 2001", "obrien2001"),
        ("author = {L{\\'o}pez-García, José}, year = 2021", "lopezgarcia2021"),
        ("author = {Øster, Søren}, year = 2021", "oster2021"),
        ("author = {Strauß, Łucja}, year = 2021", "strauss2021"),
        ("author = {{American Psychological Association}}, year = 2020", "apa2020"),
        ("author = {{Department of Veterans Affairs}}, year = 2020", "dva2020"),
        ("author = {{Autism Speaks}}, year = 2020", "autismspeaks2020"),
        ("author = {{World Health Organization}}, shortauthor = {W.H.O.}, year = 2020", "who2020"),
        ("editor = {Poe, Edna}, year = 2016", "poe2016"),
        ("title = {The Power of Calm}, year = 2016", "powercalm2016"),
        ("author = {Doe, Jane}, date = {2015/2020}", "doe2015"),
        ("author = {Doe, Jane}", "doend"),
        ("author = {Doe, Jane}, year = {in press}", "doeinpress"),
        ("author = {王, 芳}, year = 2019", "work2019"),
    ],
)
def test_a_key_is_made_of_name_and_year(fields: str, key: str) -> None:
    assert key_for(work(fields), ()) == key


@pytest.mark.parametrize(
    ("taken", "key"),
    [
        (["neff2011b"], "neff2011"),
        (["neff2011"], "neff2011a"),
        (["Neff2011", "NEFF2011a"], "neff2011b"),
        (["neff2011", *(f"neff2011{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")], "neff2011-2"),
    ],
)
def test_a_taken_key_gets_a_letter(taken: list[str], key: str) -> None:
    assert key_for(work("author = {Neff, Kristin D.}, year = 2011"), taken) == key


def work(fields: str) -> Work:
    (entry,), _ = read_text(f"@book{{x, {fields}}}", Path("test.bib"))
    return normalise(Bibliography({"x": entry}, ()))[0]["x"]
