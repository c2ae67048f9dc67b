"""Citations and references of a text in Spanish: the words change, the rest is APA as in English.

After the Spanish edition of the Publication Manual, as `plugins/apa/__init__.py` tells it.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.apa import format, normalise, order, parse, render
from plugins.apa.commands.articles import EXTENSIONS
from plugins.apa.markdown_ext import convert
from plugins.build.project import HERE
from plugins.languages.catalogue import language

SPANISH = language("es")
REFERENCES = {
    "a book in its second edition": (
        "@book{a, author={Neff, Kristin and Ibáñez, Ana}, title={La calma}, edition={2}, publisher={Olmo}, date={2011}, langid={spanish}}",
        "Neff, K., & Ibáñez, A. (2011). <i>La calma</i> (2.ª ed.). Olmo.",
    ),
    "a revised edition": (
        "@book{a, author={Neff, Kristin}, title={Calm}, edition={Revised}, publisher={Olmo}, date={2011}}",
        "Neff, K. (2011). <i>Calm</i> (Ed. rev.). Olmo.",
    ),
    "a chapter with editors, republished": (
        "@incollection{a, author={Lee, Ann}, title={Sleep}, booktitle={Nights}, editor={Moss, Bo and Ray, Cy}, pages={3--9}, publisher={Elm}, date={2003}, origdate={1950}}",
        "Lee, A. (2003). Sleep. En B. Moss & C. Ray (Eds.), <i>Nights</i> (pp. 3–9). Elm. (Obra original publicada en 1950)",
    ),
    "a translation": (
        "@book{a, author={Lee, Ann}, title={Sleep}, translator={Moss, Bo}, publisher={Elm}, date={2003}}",
        "Lee, A. (2003). <i>Sleep</i> (B. Moss, Trad.). Elm.",
    ),
    "a page without a date": (
        "@online{a, author={{Institute of Rest}}, title={Rest}, url={https://rest.example/}, urldate={2019-05-30}}",
        'Institute of Rest. (s. f.). <i>Rest</i>. Recuperado el 30 de mayo de 2019 de <a href="https://rest.example/">https://rest.example/</a>',
    ),
    "a page with a day": (
        "@online{a, author={Lee, Ann}, title={Rest}, organization={Site}, url={https://rest.example/}, date={2019-05-30}}",
        'Lee, A. (2019, 30 de mayo). <i>Rest</i>. Site. <a href="https://rest.example/">https://rest.example/</a>',
    ),
    "a magazine of a season, and of a month": (
        "@article{a, entrysubtype={magazine}, author={Lee, Ann}, title={Rest}, journaltitle={Calm}, date={2019-22}}",
        "Lee, A. (2019, verano). Rest. <i>Calm</i>.",
    ),
    "a conference of some days": (
        "@unpublished{a, author={Lee, Ann}, title={Rest}, eventtitle={Calm Days}, eventdate={2023-06-21/2023-06-24}, date={2023}, type={Paper presentation}}",
        "Lee, A. (2023, 21–24 de junio). <i>Rest</i> [Paper presentation]. Calm Days.",
    ),
    "a dissertation": (
        "@phdthesis{a, author={Lee, Ann}, title={Rest}, school={Elm University}, date={2003}}",
        "Lee, A. (2003). <i>Rest</i> [Tesis doctoral, Elm University].",
    ),
    "a report with a number": (
        "@techreport{a, author={Lee, Ann}, title={Rest}, number={12}, institution={Elm}, date={2003}}",
        "Lee, A. (2003). <i>Rest</i> (Informe N.º 12). Elm.",
    ),
    "an article with a number, in press": (
        "@article{a, author={Lee, Ann}, title={Rest}, journal={Calm}, eid={e33}, pubstate={inpress}}",
        "Lee, A. (en prensa). Rest. <i>Calm</i>, Artículo e33.",
    ),
    "data, a film and its director": (
        "@movie{a, author={Lee, Ann}, authortype={director}, title={Rest}, publisher={Elm}, date={2003}}",
        "Lee, A. (Director). (2003). <i>Rest</i> [Película]. Elm.",
    ),
}


@pytest.mark.parametrize(("bib", "html"), REFERENCES.values(), ids=REFERENCES)
def test_a_reference(bib: str, html: str, tmp_path: Path) -> None:
    file = tmp_path / "works.bib"
    file.write_text(bib, "utf-8")
    works, _ = normalise.normalise(parse.read_bibliography([file]), SPANISH)
    (item,) = order.reference_list(works.values())
    assert render.html(format.reference(item, SPANISH)).replace("&amp;", "&") == html


BIB = """\
@book{neff, author={Neff, Kristin and Germer, Chris}, title={Calm}, publisher={Elm}, date={2013}}
@book{ruiz, author={Ruiz, Ana and Ibáñez, José}, title={Calma}, publisher={Olmo}, date={2010}}
@book{moss, author={Moss, Bo and Ray, Cy and Lee, Di}, title={Calm}, publisher={Elm}, date={2001}}
@book{none, author={Lee, Ann}, title={Calm}, publisher={Elm}}
@article{title, title={The Quiet Hour}, journal={Calm}, date={1999}}
"""
CITATIONS = {
    "two authors in brackets keep the sign": ("[@neff]", "(Neff & Germer, 2013)"),
    "and in a sentence have the word": ("@neff", "Neff y Germer (2013)"),
    "which is another before an i": ("@ruiz", "Ruiz e Ibáñez (2010)"),
    "three are et al.": ("@moss", "Moss et al. (2001)"),
    "no date": ("[@none]", "(Lee, s. f.)"),
    "a page": ("[@neff, p. 4]", "(Neff & Germer, 2013, p. 4)"),
    "pages typed in Spanish": ("[@neff, págs. 4 y 6]", "(Neff & Germer, 2013, pp. 4 y 6)"),
    "a paragraph typed in English": ("[@neff, para. 3]", "(Neff & Germer, 2013, párr. 3)"),
    "paragraphs typed in Spanish": ("@neff [párrs. 3-4]", "Neff y Germer (2013, párrs. 3–4)"),
    "a chapter and its page": ("[@neff, cap. 2, p. 9]", "(Neff & Germer, 2013, Capítulo 2, p. 9)"),
    "a locator among other words": (
        "[@neff, sección Calma, párr. 2]",
        "(Neff & Germer, 2013, sección Calma, párr. 2)",
    ),
    "a signal in front of all": (
        "[véase también @neff; @moss]",
        "(véase también Moss et al., 2001; Neff & Germer, 2013)",
    ),
    "cited in another work": ("@neff [citado en @moss]", "Neff y Germer (2013, citado en Moss et al., 2001)"),
    "a title in place of an author": ("[@title]", "(“The quiet hour”, 1999)"),
}


@pytest.fixture(scope="module")
def bibliography(tmp_path_factory: pytest.TempPathFactory) -> parse.Bibliography:
    file = tmp_path_factory.mktemp("spanish") / "works.bib"
    file.write_text(BIB, "utf-8")
    return parse.read_bibliography([file])


def spanish(markdown: str, bibliography: parse.Bibliography) -> BeautifulSoup:
    works, _ = normalise.normalise(bibliography, SPANISH)
    html = convert(markdown, works, extensions=EXTENSIONS, language=SPANISH).html
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(("typed", "printed"), CITATIONS.values(), ids=CITATIONS)
def test_a_citation(typed: str, printed: str, bibliography: parse.Bibliography) -> None:
    citation = spanish(typed, bibliography).select_one(".citation")
    assert citation is not None
    assert citation.get_text().replace("\u00a0", " ") == printed


@pytest.mark.parametrize("place", ["", "\n\n[referencias]\n\nFin.", "\n\n## Referencias"])
def test_the_list_and_the_ways_back(place: str, bibliography: parse.Bibliography) -> None:
    section = spanish(f"[@neff] y [@neff]; @moss{place}", bibliography).select_one(".references")
    assert section is not None
    assert section.h2 is not None
    assert section.h2.get_text() == "Referencias"
    back = [one.get_text() for one in section.select(".references__back")]
    assert back == ["Volver al texto", "Citado en el texto: 1 2"]
    assert [link["aria-label"] for link in section.select(".references__back a")] == [
        "Volver al texto: Moss et al., 2001",
        "1: volver a Neff & Germer, 2013",
        "2: volver a Neff & Germer, 2013",
    ]


def test_the_command_prints_an_article_in_its_language(tmp_path: Path) -> None:
    (tmp_path / "works.bib").write_text(BIB, "utf-8")
    article = tmp_path / "calma.md"
    article.write_text("---\ntitle: Calma\nlang: es\n---\n\n@neff [párr. 2]\n", "utf-8")
    command = [sys.executable, "-m", "plugins.apa", "cite", "--bib", tmp_path / "works.bib", article]
    said = subprocess.run(command, cwd=HERE, capture_output=True, encoding="utf-8", check=False).stdout
    assert "Neff y Germer" in said
    assert "Referencias" in said
