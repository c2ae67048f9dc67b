"""The languages the site speaks: what `lang` may be in a text's front matter."""

LANGUAGES = ("en", "es")
