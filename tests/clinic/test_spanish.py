"""Hours and contact as visitors read them in Spanish; words of the practice that have no Spanish say so."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from markupsafe import escape

from plugins.clinic import hours
from plugins.clinic.model import CLOSED, Closure, Day, Interval, Notice, NoticeKind
from plugins.clinic.pages import pages
from plugins.languages.catalogue import language
from tests.clinic.good import GOOD, TODAY, loaded

SPANISH = language("es")
ZONE = ZoneInfo("America/New_York")
OPEN = Day((Interval(480, 960),))
DIVIDED = Day((Interval(480, 720), Interval(780, 960)))
VISITS = Day(by_appointment=True)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


TIMES = {
    0: "medianoche",
    480: "8 a. m.",
    720: "mediodía",
    750: "12:30 p. m.",
    780: "1 p. m.",
    1440: "medianoche",
}


@pytest.mark.parametrize(("minutes", "words"), TIMES.items())
def test_a_time_of_day(minutes: int, words: str) -> None:
    assert plain(hours.time_of_day(minutes, SPANISH)) == words


DAYS = {
    OPEN: ("8 a. m. a 4 p. m.", "abierto de 8 a. m. a 4 p. m."),
    DIVIDED: ("8 a. m. a mediodía, 1 p. m. a 4 p. m.", "abierto de 8 a. m. a mediodía, 1 p. m. a 4 p. m."),
    VISITS: ("Con cita", "con cita"),
    CLOSED: ("Cerrado", "cerrado"),
    Day((Interval(480, 960),), by_appointment=True): (
        "8 a. m. a 4 p. m., y con cita",
        "abierto de 8 a. m. a 4 p. m., y con cita",
    ),
}


@pytest.mark.parametrize(("day", "words"), DAYS.items(), ids=lambda value: str(value)[:20])
def test_the_hours_of_a_day(day: Day, words: tuple[str, str]) -> None:
    assert (plain(hours.times(day, SPANISH)), plain(hours.in_a_sentence(day, SPANISH))) == words


def test_a_week_in_few_lines_and_in_one() -> None:
    week = (*[OPEN] * 4, VISITS, DIVIDED, CLOSED)
    assert [(days, plain(times)) for days, times in hours.groups(week, SPANISH)] == [
        ("Lunes a jueves", "8 a. m. a 4 p. m."),
        ("Viernes", "Con cita"),
        ("Sábado", "8 a. m. a mediodía, 1 p. m. a 4 p. m."),
        ("Domingo", "Cerrado"),
    ]
    assert hours.groups((OPEN, OPEN, *[CLOSED] * 5), SPANISH)[0][0] == "Lunes y martes"
    assert plain(hours.status(week, SPANISH)) == (
        "Abierto lun–jue 8 a. m. a 4 p. m., sáb 8 a. m. a mediodía, 1 p. m. a 4 p. m."
    )
    assert hours.status((*[CLOSED] * 6, VISITS), SPANISH) == "Con cita"


CLOSURES = {
    Closure(date(2026, 11, 26), date(2026, 11, 26), CLOSED, "Thanksgiving", "Acción de Gracias"): (
        "Jueves, 26 de noviembre de 2026: cerrado (Acción de Gracias)"
    ),
    Closure(date(2026, 11, 26), date(2026, 11, 27), CLOSED, "R&R"): (
        "Del jueves, 26 de noviembre de 2026 al viernes, 27 de noviembre de 2026: cerrado "
        '(<span lang="en">R&amp;R</span>)'
    ),
    Closure(date(2026, 12, 24), date(2026, 12, 24), OPEN): (
        "Jueves, 24 de diciembre de 2026: abierto de 8 a. m. a 4 p. m."
    ),
}


@pytest.mark.parametrize(("closure", "words"), CLOSURES.items(), ids=lambda value: str(value)[:30])
def test_closures(closure: Closure, words: str) -> None:
    assert plain(escape(hours.closure(closure, SPANISH))) == words


NOTICES = {
    ((2026, 11, 26, 0, 0), (2026, 11, 26, 23, 59)): "Jueves, 26 de noviembre de 2026",
    ((2026, 11, 26, 6, 0), (2026, 11, 26, 12, 0)): "Jueves, 26 de noviembre de 2026, 6 a. m. a mediodía",
    ((2026, 11, 26, 6, 0), (2026, 11, 27, 13, 0)): (
        "Del jueves, 26 de noviembre de 2026, 6 a. m. al viernes, 27 de noviembre de 2026, 1 p. m."
    ),
}


@pytest.mark.parametrize(("ends", "words"), NOTICES.items(), ids=str)
def test_when_a_notice_holds(ends: tuple[tuple[int, ...], tuple[int, ...]], words: str) -> None:
    start, end = (datetime(*moment, tzinfo=ZONE) for moment in ends)  # type: ignore[misc,arg-type]
    assert plain(hours.notice_dates(Notice("Snow", NoticeKind.WARNING, start, end), SPANISH)) == words


TEXT = GOOD.replace("    number: 703-594-1827\n", "    number: 703-594-1827\n    extension: 12\n") + """\
languages: [Spanish, English]
languages_es: [español, inglés]
accepting_clients: no
telehealth: yes
reply_time: within one day
reply_time_es: en un día
arrival:
  parking: Park behind the house.
  parking_es: Estaciónese detrás de la casa.
  transit: Bus 7 stops here.
crisis_lines:
  - number: "988"
    when: at any hour
    when_es: a cualquier hora
    texts: yes
  - number: "911"
    when: now
schedules:
  - name: Winter hours
    name_es: Horario de invierno
    first_date: 2027-01-01
    last_date: 2027-02-28
    hours: {monday: closed, tuesday: closed, wednesday: closed, thursday: closed, friday: closed, saturday: closed, sunday: closed}
notices:
  - text: Snow.
    text_es: Nieve.
    start: 2026-11-26
    end: 2026-11-27
  - text: Ice.
    start: 2026-11-28
    end: 2026-11-29
"""  # fmt: skip


def test_the_practice_s_own_words(tmp_path: Path) -> None:
    found = loaded(TEXT, tmp_path)
    assert found.problems == ()
    assert found.clinic is not None
    page = pages(found.clinic, TODAY, "https://elm.example", SPANISH)
    assert page.reply_time == "en un día"
    assert page.main.arrival == (
        ("Estacionamiento", "Estaciónese detrás de la casa."),
        ("Autobús y tren", '<span lang="en">Bus 7 stops here.</span>'),
    )
    assert [line.when for line in page.crisis_lines] == ["a cualquier hora", '<span lang="en">now</span>']
    assert [notice.text for notice in page.notices] == ["Nieve.", '<span lang="en">Ice.</span>']
    season = page.hours.seasons[0]
    assert (season.name, season.label) == ("Horario de invierno", "Horario de invierno por día")
    assert season.dates == "Del viernes, 1 de enero de 2027 al domingo, 28 de febrero de 2027"
    assert page.phone.text.endswith(", extensión 12")
    assert dict(page.about) == {
        "Nuevos clientes": "Por ahora no aceptamos.",
        "Sesiones por video": "Sí.",
        "Idiomas": "español e inglés",
    }
    assert page.hours.week.sentence.endswith("4\u00a0p.\u00a0m.")
