"""Days and dates in words."""

from datetime import date

from plugins.languages.mark import marked
from plugins.languages.model import ENGLISH, Language

MONTHS = (
    marked("January"), marked("February"), marked("March"), marked("April"), marked("May"), marked("June"),
    marked("July"), marked("August"), marked("September"), marked("October"), marked("November"),
    marked("December"),
)  # fmt: skip
# A week starts on Monday, as date.weekday() counts.
WEEKDAYS = (
    marked("Monday"), marked("Tuesday"), marked("Wednesday"), marked("Thursday"), marked("Friday"),
    marked("Saturday"), marked("Sunday"),
)  # fmt: skip
SHORT_WEEKDAYS = (
    marked("Mon"), marked("Tue"), marked("Wed"), marked("Thu"), marked("Fri"), marked("Sat"), marked("Sun"),
)  # fmt: skip


def in_words(day: date, language: Language = ENGLISH) -> str:
    """ "Thursday, November 26, 2026", "jueves, 26 de noviembre de 2026"."""
    return language.gettext(
        "%(weekday)s, %(month)s %(day)s, %(year)s",
        weekday=language.gettext(WEEKDAYS[day.weekday()]),
        month=language.gettext(MONTHS[day.month - 1]),
        day=day.day,
        year=day.year,
    )


def capital(text: str) -> str:
    """The text as it starts a line; Spanish writes days and months small."""
    return text[:1].upper() + text[1:]
