"""Several words in a row: "a, b, and c"."""

import re
from collections.abc import Sequence

from plugins.languages.model import ENGLISH, Language

# Where Spanish says "e" for "y": before the sound i, which "hie" and a lone "y" do not start with.
_SOUND_OF_I = re.compile(r"(?:h?[ií])(?!e)|[ií]e", re.IGNORECASE)


def listed(words: Sequence[str], language: Language = ENGLISH) -> str:
    """ "English and Spanish"; "a, b, and c"; "a, b y c"."""
    if len(words) < 2:
        return "".join(words)
    *others, last = words
    values = {"others": ", ".join(others), "last": last}
    if _SOUND_OF_I.match(last):
        if len(others) == 1:
            return language.pgettext("before the sound i", "%(others)s and %(last)s", **values)
        return language.pgettext("before the sound i", "%(others)s, and %(last)s", **values)
    if len(others) == 1:
        return language.gettext("%(others)s and %(last)s", **values)
    return language.gettext("%(others)s, and %(last)s", **values)
