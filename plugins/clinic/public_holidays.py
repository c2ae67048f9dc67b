"""Public holidays, to ask for a decision about them: they close nothing by themselves."""

from datetime import date

import holidays

from plugins.clinic.changes import PublicHoliday
from plugins.clinic.model import Clinic


def public_holidays(clinic: Clinic, today: date) -> tuple[PublicHoliday, ...]:
    """Those of this year and the next where the main place is; none where they are not known."""
    address = clinic.locations[0].address
    years = [today.year, today.year + 1]
    try:
        known = holidays.country_holidays(address.country, subdiv=address.region, years=years)
    except NotImplementedError:  # a country or region that the library does not know
        return ()
    return tuple(PublicHoliday(day, name) for day, name in sorted(known.items()))
