"""The practice as templates print it: every text is finished, nothing is left to decide."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plugins.clinic import hours
from plugins.clinic.clock import clock_json
from plugins.clinic.jsonld import jsonld
from plugins.clinic.model import Clinic, ContactForm, CrisisLine, Notice
from plugins.clinic.own_words import own_words
from plugins.clinic.places import AddressLines, Contact, Hours, Place, place
from plugins.clinic.qr import qr_svg
from plugins.clinic.vcard import vcard_to_scan
from plugins.languages.lists import listed
from plugins.languages.model import ENGLISH, Language


@dataclass(frozen=True, slots=True)
class NoticeText:
    """A notice with its dates in words, and its ends in ISO 8601 so that a script can show and hide it."""

    text: str
    kind: str
    dates: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class CrisisText:
    """A number for help at any hour: "Call 988" and where that leads; `sms` is "" when it takes no texts."""

    number: str
    when: str
    tel: str
    sms: str


@dataclass(frozen=True, slots=True)
class ClinicPages:
    """What every template calls `clinic`. `about` are facts as (label, sentence)."""

    name: str
    short_name: str
    tagline_name: str
    description: str
    places: tuple[Place, ...]
    about: tuple[tuple[str, str], ...]
    reply_time: str
    links: tuple[tuple[str, str], ...]
    crisis_lines: tuple[CrisisText, ...]
    form: ContactForm | None
    notices: tuple[NoticeText, ...]
    timezone: str
    jsonld: str
    clock_json: str
    qr: str

    @property
    def main(self) -> Place:
        """The place that the head and foot of every page speak of."""
        return self.places[0]

    @property
    def phone(self) -> Contact:
        """The number to call first."""
        return self.main.phones[0]

    @property
    def email(self) -> Contact:
        """The address to write to first."""
        return self.main.emails[0]

    @property
    def address(self) -> AddressLines:
        """The address of the main place."""
        return self.main.address

    @property
    def hours(self) -> Hours:
        """The hours of the main place."""
        return self.main.hours

    @property
    def opening(self) -> str:
        """When the main place is open, in a sentence, which names it where there are others."""
        sentence = self.hours.current.sentence
        return f"{self.main.name}: {sentence}" if self.main.name else sentence


def pages(clinic: Clinic, today: date, url: str, language: Language = ENGLISH) -> ClinicPages:
    """The practice for templates. `today` drops what is over; `url` is the site's address."""
    qr_label = language.gettext("%(name)s as a card for your address book", name=clinic.name)
    return ClinicPages(
        name=clinic.name,
        short_name=clinic.short_name,
        tagline_name=clinic.name.removeprefix(clinic.short_name).strip(),
        description=clinic.description,
        places=tuple(place(spot, number, today, language) for number, spot in enumerate(clinic.locations)),
        about=tuple(_about(clinic, language)),
        reply_time=own_words(clinic.reply_time, clinic.reply_time_es, language),
        links=tuple((link.label, link.url) for link in clinic.links),
        crisis_lines=tuple(_crisis_line(line, language) for line in clinic.crisis_lines),
        form=clinic.contact_form,
        notices=tuple(_notice(notice, language) for notice in clinic.notices if notice.end.date() >= today),
        timezone=clinic.time_zone,
        jsonld=jsonld(clinic, url),
        clock_json=clock_json(clinic, language),
        qr=qr_svg(vcard_to_scan(clinic, url), qr_label),
    )


def _about(clinic: Clinic, language: Language) -> Iterator[tuple[str, str]]:
    """What is known, each under its label; what is not known is not said."""
    gettext = language.gettext
    if clinic.accepting_clients is not None:
        yes, no = gettext("We are accepting new clients."), gettext("None at this time.")
        yield gettext("New clients"), yes if clinic.accepting_clients else no
    if clinic.telehealth is not None:
        yield (
            gettext("Sessions by video"),
            gettext("Yes.") if clinic.telehealth else gettext("Not at this time."),
        )
    if clinic.languages:
        spoken = listed(clinic.languages), listed(clinic.languages_es, language)
        yield gettext("Languages"), own_words(*spoken, language)
    if clinic.area_served:
        yield gettext("Area served"), listed(clinic.area_served, language)


def _crisis_line(line: CrisisLine, language: Language) -> CrisisText:
    digits = "".join(letter for letter in line.number if letter.isdigit())
    when = own_words(line.when, line.when_es, language)
    return CrisisText(line.number, when, f"tel:{digits}", f"sms:{digits}" * line.texts)


def _notice(notice: Notice, language: Language) -> NoticeText:
    return NoticeText(
        own_words(notice.text, notice.text_es, language),
        notice.kind.value,
        hours.notice_dates(notice, language),
        notice.start.isoformat(),
        notice.end.isoformat(),
    )
