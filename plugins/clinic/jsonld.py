"""The practice for search engines (schema.org).

schema.org has no type for a psychotherapist. `MedicalClinic`, "a facility […] devoted to the specific
diagnosis and/or healthcare", is both a business with hours and a telephone (MedicalBusiness) and a
MedicalOrganization, the only kind that can say whether it takes new clients (isAcceptingNewPatients).
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from plugins.clinic.model import DAYS, Address, Clinic, Closure, Interval, Location, Phone, Week
from plugins.clinic.times import clock

_MIDNIGHT = Interval(0, 0)


def jsonld(clinic: Clinic, url: str) -> str:
    """JSON for a script element: "<" is escaped, so that no text can end it."""
    main, *others = clinic.locations
    data = {
        "@context": "https://schema.org",
        "@type": "MedicalClinic",
        "@id": f"{url}/#practice",
        "name": clinic.name,
        "legalName": clinic.legal_name,
        "description": clinic.description,
        "url": f"{url}/",
        **_place(clinic, main),
        "areaServed": list(clinic.area_served),
        "knowsLanguage": list(clinic.languages),
        "isAcceptingNewPatients": clinic.accepting_clients,
        "sameAs": [link.url for link in clinic.links],
        "department": [
            {"@type": "MedicalClinic", "name": f"{clinic.name}, {place.name}", **_place(clinic, place)}
            for place in others
        ],
    }
    return json.dumps(_known(data), ensure_ascii=False).replace("<", "\\u003c")


def _known(value: Any) -> Any:
    """Without what the data file does not say."""
    if isinstance(value, dict):
        return {name: _known(inner) for name, inner in value.items() if inner not in (None, "", [])}
    return [_known(inner) for inner in value] if isinstance(value, list) else value


def _place(clinic: Clinic, place: Location) -> dict[str, Any]:
    geo = place.address.geo
    return {
        "telephone": _dialled(place.phones[0]),
        "faxNumber": place.fax.e164 if place.fax else "",
        "email": place.emails[0],
        "contactPoint": [
            {
                "@type": "ContactPoint",
                "contactType": phone.label or "reception",
                "telephone": _dialled(phone),
                "availableLanguage": list(clinic.languages),
            }
            for phone in place.phones
        ],
        "address": _address(place.address),
        "geo": {"@type": "GeoCoordinates", "latitude": geo.latitude, "longitude": geo.longitude}
        if geo
        else None,
        "openingHoursSpecification": [
            *_week(place.week, {}),
            *(
                span
                for season in place.schedules
                for span in _week(
                    season.week,
                    {"validFrom": season.first.isoformat(), "validThrough": season.last.isoformat()},
                    closed=True,
                )
            ),
        ],
        "specialOpeningHoursSpecification": list(_special(place.closures)),
    }


def _address(address: Address) -> dict[str, str]:
    return {
        "@type": "PostalAddress",
        "streetAddress": ", ".join(filter(None, (address.street, address.suite))),
        "addressLocality": address.city,
        "addressRegion": address.region,
        "postalCode": address.postal_code,
        "addressCountry": address.country,
    }


def _dialled(phone: Phone) -> str:
    """As in a tel: link (RFC 3966)."""
    return phone.e164 + (f";ext={phone.extension}" if phone.extension else "")


def _week(week: Week, dates: dict[str, str], *, closed: bool = False) -> Iterator[dict[str, str]]:
    """A week among the days of a season names its `closed` days too: the usual week has hours for them."""
    for name, day in zip(DAYS, week, strict=True):
        for span in day.intervals or ((_MIDNIGHT,) if closed else ()):
            yield {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": f"https://schema.org/{name.capitalize()}",
                **_span(span),
                **dates,
            }


def _special(closures: Iterable[Closure]) -> Iterator[dict[str, str]]:
    """Closed all day is opening and closing at midnight (Google's documentation of the type)."""
    for closure in closures:
        dates = {"validFrom": closure.first.isoformat(), "validThrough": closure.last.isoformat()}
        for span in closure.day.intervals or (_MIDNIGHT,):
            yield {"@type": "OpeningHoursSpecification", **_span(span), **dates}


def _span(interval: Interval) -> dict[str, str]:
    return {
        "opens": clock(interval.start),
        "closes": "23:59" if interval.end == 1440 else clock(interval.end),
    }
