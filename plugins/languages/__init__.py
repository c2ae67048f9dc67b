"""The languages of the site: one catalogue of sentences, and pages that are all in one language.

The sentences in templates, Python and the scripts' data are English, and are the catalogue's keys; what they
are in another language stands in `theme/translations/`. A page is rendered in the language of its text.
"""
