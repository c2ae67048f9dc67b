"""One data file about the practice → every place that shows its contact details and hours.

In: form (the fields), times, fields, reach, service, days, load.
Between: model. Out: hours and pages (for people), clock (for the visitor's browser), jsonld, osm, vcard,
closures_calendar and qr (for other programs), schema (for editors), changes (what an edit means); hook ties
them to Pelican.
"""
