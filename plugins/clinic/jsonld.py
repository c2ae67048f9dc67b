"""The practice for search engines (schema.org).

schema.org has no type for a psychotherapist. `MedicalClinic` is "a facility, often associated with a
hospital or medical school, that is devoted to the specific diagnosis and/or healthcare"; the broader
`MedicalBusiness` claims less about what happens inside, so that is what the page says.
"""

import json
from collections.abc import Iterable

from plugins.clinic.model import DAYS, Clinic, Closure, Interval
from plugins.clinic.times import clock


def jsonld(clinic: Clinic, url: str) -> str:
    """JSON for a script element: "<" is escaped, so that no text can end it."""
    address = clinic.address
    data = {
        "@context": "https://schema.org",
        "@type": "MedicalBusiness",
        "@id": f"{url}/#practice",
        "name": clinic.name,
        "description": clinic.description,
        "url": f"{url}/",
        "telephone": clinic.phones[0].e164,
        "email": clinic.emails[0],
        "address": {
            "@type": "PostalAddress",
            "streetAddress": ", ".join(filter(None, (address.street, address.suite))),
            "addressLocality": address.city,
            "addressRegion": address.region,
            "postalCode": address.postal_code,
            "addressCountry": address.country,
        },
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": f"https://schema.org/{day.capitalize()}",
                **_span(span),
            }
            for day, intervals in zip(DAYS, clinic.week, strict=True)
            for span in intervals
        ],
        **({"sameAs": [link.url for link in clinic.links]} if clinic.links else {}),
        **({"specialOpeningHoursSpecification": list(_special(clinic.closures))} if clinic.closures else {}),
    }
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


def _special(closures: Iterable[Closure]) -> Iterable[dict[str, str]]:
    """Closed all day is opening and closing at midnight (Google's documentation of the type)."""
    for closure in closures:
        days = {"validFrom": closure.first.isoformat(), "validThrough": closure.last.isoformat()}
        for span in closure.intervals or (Interval(0, 0),):
            yield {"@type": "OpeningHoursSpecification", **days, **_span(span)}


def _span(interval: Interval) -> dict[str, str]:
    return {
        "opens": clock(interval.start),
        "closes": "23:59" if interval.end == 1440 else clock(interval.end),
    }
