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
GROUPS = """
@book{aera, author={{American Educational Research Association} and {National Council} and {Elm Society}},
  shortauthor={AERA}, title={Standards}, publisher={Elm}, year={2014}}
@book{two, author={{Royal Society} and {National Health Service}}, shortauthor={{RS} and {NHS}}, title={Care},
  publisher={Elm}, year={2015}}
@book{nhs, author={{National Health Service}}, title={Talk}, publisher={Elm}, year={2016}}
@book{psychol, author={{American Psychological Association}}, shortauthor={APA}, title={S}, year={2015}}
@book{psychiatr, author={{American Psychiatric Association}}, shortauthor={APA}, title={T}, year={2016}}
"""
MIXED = """
@book{satir, author={Satir, Virginia}, title={Peoplemaking}, publisher={Elm}, year={1972}}
@book{satir2, author={Satir, Virginia}, title={More}, publisher={Elm}, year={1988}}
@book{gottman, author={Gottman, John M. and Silver, Nan}, title={Seven Principles}, publisher={Elm}, year={1999}}
@book{abbot, author={Abbot, John}, title={Rest}, publisher={Elm}, year={1999}}
@book{press1, author={Hale, Uma}, title={Alpha}, pubstate={inpress}}
@book{press2, author={Hale, Uma}, title={Beta}, pubstate={inpress}}
@book{nd1, author={Hale, Uma}, title={Gamma}}
@book{nd2, author={Hale, Uma}, title={The Delta}}
@book{y1, author={Hale, Uma}, title={Zeta}, year={2001}}
@book{freud1, author={Freud, Sigmund}, title={Zeta}, date={2010}, origdate={1920}}
@book{freud2, author={Freud, Sigmund}, title={Eta}, date={2010}, origdate={1923}}
@article{some, author={Moss, Ann and others}, title={X}, journal={J}, year={2004}}
@article{s1, author={Ito, K. and Ruiz, P. and Chu, D.}, title={X}, journal={J}, year={2004}}
@article{s2, author={Ito, K. and Ruiz, P. and Chu, D.}, title={Y}, journal={J}, year={2004}}
@misc{anon, author={Anonymous}, title={T}, year={2017}, url={https://x.example}}
@legislation{cra, title={{Civil Rights Act of 1964}}, number={Pub. L. No. 88-352}, volume={78},
  journaltitle={Stat.}, pages={241}, date={1964}}
@jurisdiction{brown, title={{Brown v. Board of Education}}, volume={347}, journaltitle={U.S.}, pages={483},
  date={1954}}
@article{inner, title={The {"Sleep"} of reason}, journal={J}, year={2019}}
@article{said, title={"I can't sleep": A story}, journal={J}, year={2020}}
@article{play, title={Why \\emph{Hamlet} still matters}, journal={J}, year={2019}}
@book{reader, title={Reading \\emph{Hamlet} today}, publisher={Elm}, year={2019}}
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
    (
        "8.21 each group is introduced at its own first use",
        GROUPS,
        "@two, [@nhs], @two",
        [
            "Royal Society (RS) and National Health Service (NHS, 2015)",
            "(NHS, 2016)",
            "RS and NHS (2015)",
        ],
    ),
    (
        "8.21 two groups in brackets",
        GROUPS,
        "[@two]",
        ["(Royal Society [RS] & National Health Service [NHS], 2015)"],
    ),
    (
        "8.21 an abbreviated group and others",
        GROUPS,
        "[@aera] @aera",
        ["(American Educational Research Association [AERA] et al., 2014)", "AERA et al. (2014)"],
    ),
    (
        "8.21 an abbreviated group and others in the sentence",
        GROUPS,
        "@aera [p. 3]",
        ["American Educational Research Association (AERA) et al. (2014, p. 3)"],
    ),
    (
        "8.21 groups with one abbreviation are spelled out",
        GROUPS,
        "[@psychol; @psychiatr] @psychol",
        [
            "(American Psychiatric Association, 2016; American Psychological Association, 2015)",
            "American Psychological Association (2015)",
        ],
    ),
    (
        "8.12 a word for all of them stays in front",
        MIXED,
        "[e.g., @satir; @gottman]",
        ["(e.g., Gottman & Silver, 1999; Satir, 1972)"],
    ),
    (
        "8.12 alphabetical again after see also",
        MIXED,
        "[@satir; see also @gottman; @abbot]",
        ["(Satir, 1972; see also Abbot, 1999; Gottman & Silver, 1999)"],
    ),
    (
        "8.6 other words before a work stay with it",
        MIXED,
        "[Bowen, 1966, as cited in @satir; @abbot]",
        ["(Bowen, 1966, as cited in Satir, 1972; Abbot, 1999)"],
    ),
    (
        "8.6 a secondary source that is listed too",
        MIXED,
        "[@satir, as cited in @gottman, p. 4] @satir [as cited in @gottman]",
        [
            "(Satir, 1972, as cited in Gottman & Silver, 1999, p. 4)",
            "Satir (1972, as cited in Gottman & Silver, 1999)",
        ],
    ),
    (
        "8.12 a suffix stops the merging of years",
        MIXED,
        "[@satir; @satir2, for an overview]",
        ["(Satir, 1972; Satir, 1988, for an overview)"],
    ),
    (
        "8.12 no date first, in press last",
        MIXED,
        "[@press1; @nd1; @y1; @press2; @nd2]",
        ["(Hale, n.d.-a, n.d.-b, 2001, in press-a, in press-b)"],
    ),
    ("8.19 letters merge", MIXED, "[@s1; @s2]", ["(Ito et al., 2004a, 2004b)"]),
    (
        "8.15 letters after the years of a republished work",
        MIXED,
        "[@freud1; @freud2]",
        ["(Freud, 1923/2010a, 1920/2010b)"],
    ),
    ("8.11 suppressed authors differ", MIXED, "[-@satir; -@gottman]", ["(1999; 1972)"]),
    ("8.11 without brackets", MIXED, "Satir -@satir", ["(1972)"]),
    ("8.11 another year in the sentence", MIXED, "@satir [-@satir2]", ["Satir (1972, 1988)"]),
    (
        "two citations side by side",
        MIXED,
        "@satir [@abbot] [@y1][@anon]",
        ["Satir (1972)", "(Abbot, 1999)", "(Hale, 2001)", "(Anonymous, 2017)"],
    ),
    ("brackets around a work", MIXED, "[see (@abbot)]", ["(see (Abbot, 1999))"]),
    ("8.17 names the entry leaves out", MIXED, "@some", ["Moss et al. (2004)"]),
    (
        "11.5 an act without its year",
        MIXED,
        "[@cra] @cra",
        ["(Civil Rights Act, 1964)", "Civil Rights Act (1964)"],
    ),
    ("11.4 a case in the sentence", MIXED, "@brown", ["*Brown v. Board of Education* (1954)"]),
    ("6.7 quotation marks inside a title", MIXED, "[@inner]", ["(“The ‘Sleep’ of Reason,” 2019)"]),
    (
        "6.7 a comma inside all of them",
        MIXED,
        "[@said] @said",
        ["(“‘I Can’t Sleep,’” 2020)", "“‘I Can’t Sleep’” (2020)"],
    ),
    ("6.23 italics inside a quoted title", MIXED, "[@play]", ["(“Why *Hamlet* Still Matters,” 2019)"]),
    ("6.23 italics inside an italic title", MIXED, "[@reader]", ["(*Reading *Hamlet* Today*, 2019)"]),
    (
        "quotation marks around words",
        MIXED,
        '[see Freud\'s "ego" in @abbot]',
        ["(see Freud’s “ego” in Abbot, 1999)"],
    ),
]


@pytest.mark.parametrize(
    ("bib", "markdown", "printed"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_citation_prints_as_the_rule_says(
    bib: str, markdown: str, printed: list[str], tmp_path: Path
) -> None:
    html = [re.sub(r"</?i>", "*", part) for part in citations(bib, markdown, tmp_path)]
    assert [words(part) for part in html] == [levelled(part) for part in printed]
