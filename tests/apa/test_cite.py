"""Citations in the text: names, years, order, first uses (chapter 8)."""

import re
from pathlib import Path

import pytest

from tests.apa.levelling import levelled, words
from tests.apa.site_of_one import citations

PEOPLE = """
@book{neff, author={Neff, Kristin D.}, title={Self-Compassion}, publisher={Elm}, year={2003}}
@book{neff11, author={Neff, Kristin D.}, title={Warmth}, publisher={Elm}, year={2011}}
@article{k1, author={Kapoor, A. and Bloom, B. and Montez, C. and Warner, D.}, title={One}, journal={J}, year={2017}}
@article{k2, author={Kapoor, A. and Bloom, B. and Zucker, C. and Tang, D. and Kim, E.}, title={Two}, journal={J},
  year={2017}}
@article{h1, author={Hasan, A. and Liang, B. and Kahn, C. and Jones, D.}, title={One}, journal={J}, year={2015}}
@article{h2, author={Hasan, A. and Liang, B. and Kahn, C. and Weiss, D.}, title={Two}, journal={J}, year={2015}}
@book{t1, author={Taylor, J. M. and Neimeyer, G. J.}, title={X}, publisher={Elm}, year={2015}}
@book{t2, author={Taylor, T.}, title={Y}, publisher={Elm}, year={2014}}
"""
OTHERS = """
@misc{who, author={{World Health Organization}}, shortauthor={WHO}, title={A}, year={2020}, url={https://a.example}}
@misc{who2, author={{World Health Organization}}, shortauthor={WHO}, title={B}, year={2021}, url={https://b.example}}
@misc{nimh, author={{National Institute of Mental Health}}, shortauthor={NIMH}, title={C}, year={2020},
  url={https://c.example}}
@book{mix, author={Doe, Jane and {National Institute of Mental Health}}, title={M}, publisher={Elm}, year={2001}}
@article{na, title={Individual Differences in Happiness: A Closer Look}, journal={J}, year={2019}}
@book{low, title={interpersonal skills for the helper}, publisher={Elm}, year={2017}}
@book{range, author={Fox, Ann}, title={A}, publisher={Elm}, date={2015/2020}}
@online{d1, author={Ray, Jo}, title={Alpha}, date={2019-03-02}, url={https://a.example}}
@online{d2, author={Ray, Jo}, title={Beta}, date={2019-01-02}, url={https://a.example}}
"""

# (rule, bibliography, Markdown, what the text prints; *…* is italic)
CASES = [
    (
        "8.12 a locator stops the merging of years",
        PEOPLE,
        "[@neff, p. 3; @neff11]",
        ["(Neff, 2003, p. 3; Neff, 2011)"],
    ),
    ("8.12 years of one author merge", PEOPLE, "[e.g., @neff; @neff11]", ["(e.g., Neff, 2003, 2011)"]),
    (
        "8.12 nothing moves across a prefix",
        PEOPLE,
        "[@t2; see also @neff]",
        ["(T. Taylor, 2014; see also Neff, 2003)"],
    ),
    (
        "8.18 names until the forms differ",
        PEOPLE,
        "[@k1; @k2]",
        ["(Kapoor, Bloom, Montez, & Warner, 2017; Kapoor, Bloom, Zucker, et al., 2017)"],
    ),
    (
        "8.18 et al. never stands for one name",
        PEOPLE,
        "[@h1] and @h2",
        ["(Hasan, Liang, Kahn, & Jones, 2015)", "Hasan, Liang, Kahn, and Weiss (2015)"],
    ),
    ("8.20 initials", PEOPLE, "[@t1; @t2]", ["(J. M. Taylor & Neimeyer, 2015; T. Taylor, 2014)"]),
    ("8.11 suppressed authors", PEOPLE, "Neff [-@neff; -@neff11]", ["(2003, 2011)"]),
    ("a possessive is not part of the key", PEOPLE, "@neff's view", ["Neff (2003)"]),
    ("emphasis in a prefix", PEOPLE, "[*see* @neff]", ["(*see* Neff, 2003)"]),
    (
        "8.21 an abbreviation is introduced once",
        OTHERS,
        "[@who; @nimh] [@who2]",
        [
            "(National Institute of Mental Health [NIMH], 2020; World Health Organization [WHO], 2020)",
            "(WHO, 2021)",
        ],
    ),
    ("8.21 in the sentence", OTHERS, "@who [p. 3]", ["World Health Organization (WHO, 2020, p. 3)"]),
    ("8.21 merged years", OTHERS, "[@who; @who2]", ["(World Health Organization [WHO], 2020, 2021)"]),
    ("a person and a group", OTHERS, "[@mix]", ["(Doe & National Institute of Mental Health, 2001)"]),
    ("8.14 a title up to its colon", OTHERS, "@na", ["“Individual Differences in Happiness” (2019)"]),
    ("8.14 title case in the text", OTHERS, "[@low]", ["(*Interpersonal Skills for the Helper*, 2017)"]),
    ("a range of years", OTHERS, "[@range]", ["(Fox, 2015–2020)"]),
    ("8.19 letters by date", OTHERS, "[@d1] [@d2]", ["(Ray, 2019b)", "(Ray, 2019a)"]),
]


@pytest.mark.parametrize(
    ("bib", "markdown", "printed"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_citation_prints_as_the_rule_says(
    bib: str, markdown: str, printed: list[str], tmp_path: Path
) -> None:
    html = [re.sub(r"</?i>", "*", part) for part in citations(bib, markdown, tmp_path)]
    assert [words(part) for part in html] == [levelled(part) for part in printed]
