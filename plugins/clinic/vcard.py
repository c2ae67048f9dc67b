"""The practice as a card for address books: vCard 4.0 (RFC 6350) and 3.0 (RFC 2426) for older ones."""

from collections.abc import Iterator

from plugins.clinic import hours
from plugins.clinic.contentlines import escaped, joined
from plugins.clinic.model import Clinic, Location, Phone

_NOBODY = "N:;;;;"


def vcard(clinic: Clinic, url: str) -> str:
    """vCard 4.0, of an organisation. `url` is the site's address."""
    return joined(("BEGIN:VCARD", "VERSION:4.0", "KIND:org", *_lines4(clinic, url), "END:VCARD"))


def vcard3(clinic: Clinic, url: str) -> str:
    """vCard 3.0. It knows no organisations; Apple's extension shows this card as one."""
    lines = (*_lines3(clinic, url), f"NOTE:{escaped(_note(clinic))}", "X-ABSHOWAS:COMPANY")
    return joined(("BEGIN:VCARD", "VERSION:3.0", _NOBODY, *lines, "END:VCARD"))


def vcard_to_scan(clinic: Clinic, url: str) -> str:
    """vCard 3.0 with what a telephone needs, and no more: a picture of it must be easy to scan."""
    return joined(("BEGIN:VCARD", "VERSION:3.0", _NOBODY, *_lines3(clinic, url), "END:VCARD"))


def _lines4(clinic: Clinic, url: str) -> Iterator[str]:
    yield f"FN:{escaped(clinic.name)}"
    yield f"ORG:{escaped(clinic.legal_name or clinic.name)}"
    for place in clinic.locations:
        for phone in place.phones:
            kinds = '"voice,text"' if phone.texts else "voice"
            yield f"TEL;VALUE=uri;TYPE=work;TYPE={kinds}:{_uri(phone)}"
        if place.fax:
            yield f"TEL;VALUE=uri;TYPE=work;TYPE=fax:{_uri(place.fax)}"
        for email in place.emails:
            yield f"EMAIL;TYPE=work:{escaped(email)}"
        yield f"ADR;TYPE=work:{_address(place)}"
        if place.address.geo:
            yield f"GEO:geo:{place.address.geo.latitude},{place.address.geo.longitude}"
    yield f"TZ:{clinic.time_zone}"
    yield f"URL:{url}/"
    for link in clinic.links:
        yield f"URL:{link.url}"
    yield f"NOTE:{escaped(_note(clinic))}"


def _lines3(clinic: Clinic, url: str) -> Iterator[str]:
    yield f"FN:{escaped(clinic.name)}"
    yield f"ORG:{escaped(clinic.name)}"
    for place in clinic.locations:
        for phone in place.phones:
            # Telephones dial what follows a comma after a pause.
            pause = f"\\,{phone.extension}" if phone.extension else ""
            yield f"TEL;TYPE=WORK,VOICE:{phone.e164}{pause}"
        if place.fax:
            yield f"TEL;TYPE=WORK,FAX:{place.fax.e164}"
        for email in place.emails:
            yield f"EMAIL;TYPE=INTERNET:{escaped(email)}"
        yield f"ADR;TYPE=WORK:{_address(place)}"
    yield f"URL:{url}/"


def _address(place: Location) -> str:
    """Post box and extended address stay empty, as RFC 6350, 6.3.1 asks."""
    address = place.address
    street = ", ".join(filter(None, (address.street, address.suite)))
    parts = ("", "", street, address.city, address.region, address.postal_code, address.country)
    return ";".join(map(escaped, parts))


def _uri(phone: Phone) -> str:
    return f"tel:{phone.e164}" + (f";ext={phone.extension}" if phone.extension else "")


def _note(clinic: Clinic) -> str:
    return "\n".join(
        f"{f'{place.name}: ' if place.name else ''}{hours.status(place.week)}".replace(hours.NBSP, " ")
        for place in clinic.locations
    )
