"""Words in a row, dates, and links to the page in the same language."""

from datetime import date

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from plugins.languages.catalogue import language
from plugins.languages.dates import in_words
from plugins.languages.lists import listed
from plugins.languages.templates import speak

SPANISH = language("es")
ROWS = {
    (): ("", ""),
    ("Elm",): ("Elm", "Elm"),
    ("Elm", "Oak"): ("Elm and Oak", "Elm y Oak"),
    ("Elm", "Oak", "Ash"): ("Elm, Oak, and Ash", "Elm, Oak y Ash"),
    ("español", "inglés"): ("español and inglés", "español e inglés"),
    ("Ruiz", "Ibáñez"): ("Ruiz and Ibáñez", "Ruiz e Ibáñez"),
    ("Ruiz", "Moss", "Hidalgo"): ("Ruiz, Moss, and Hidalgo", "Ruiz, Moss e Hidalgo"),
    ("agua", "hierba"): ("agua and hierba", "agua y hierba"),
    ("Moss", "Young"): ("Moss and Young", "Moss y Young"),
}


@pytest.mark.parametrize(("words", "said"), ROWS.items(), ids=str)
def test_words_in_a_row(words: tuple[str, ...], said: tuple[str, str]) -> None:
    assert (listed(words), listed(words, SPANISH)) == said


def test_a_day_in_words() -> None:
    day = date(2026, 11, 24)
    assert in_words(day) == "Tuesday, November 24, 2026"
    assert in_words(day, SPANISH) == "martes, 24 de noviembre de 2026"


def said(template: str, code: str, **values: object) -> str:
    environment = Environment(
        loader=DictLoader({"page": template}), autoescape=True, extensions=["jinja2.ext.i18n"]
    )
    speak(environment, language(code), "/site", {"/hours": "/es/horario"} if code == "es" else {})
    return environment.get_template("page").render(values)


LINKS = {
    '{{ link("/hours", "Hours") }}': (
        '<a href="/site/hours">Hours</a>',
        '<a href="/site/es/horario">Horario</a>',
    ),
    '{{ link("/articles", "Articles", classes="more") }}': (
        '<a class="more" href="/site/articles">Articles</a>',
        '<a class="more" href="/site/articles" hreflang="en" lang="en">Articles</a>',
    ),
    '{{ link("/hours", "Hours", here="/hours") }}': (
        '<a href="/site/hours" aria-current="page">Hours</a>',
        '<a href="/site/es/horario">Horario</a>',
    ),
    '{{ link("/hours", "Hours", here="/es/horario") }}': (
        '<a href="/site/hours">Hours</a>',
        '<a href="/site/es/horario" aria-current="page">Horario</a>',
    ),
    '<a {{ to("/about") }}>': ('<a href="/site/about">', '<a href="/site/about" hreflang="en">'),
}


@pytest.mark.parametrize(("template", "both"), LINKS.items())
def test_links_lead_to_the_same_language_or_say_that_they_do_not(
    template: str, both: tuple[str, str]
) -> None:
    assert (said(template, "en"), said(template, "es")) == both


@pytest.mark.parametrize("code", ["en", "es"])
def test_values_in_sentences_are_escaped_and_html_is_not(code: str) -> None:
    template = (
        '{{ _("Call %(number)s", number=number) }}{% trans number=number %}Call {{ number }}{% endtrans %}'
    )
    word = {"en": "Call", "es": "Llamar al"}[code]
    assert said(template, code, number="<b>") == f"{word} &lt;b&gt;" * 2
    assert said(template, code, number=Markup("<b>")) == f"{word} <b>" * 2
    assert said('{{ ngettext("%(num)s article", "%(num)s articles", 1) }}', code).startswith("1 art")
