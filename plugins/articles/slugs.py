"""A title → the last part of an address."""

import re
import unicodedata

_LENGTH = 100
_APOSTROPHES = re.compile(r"['’‘]")


def slug_of(title: str) -> str:
    """Small letters, digits and single hyphens, at most 100; "" when the title has no letter of ours."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", title)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    if len(slug) > _LENGTH:  # end with a whole word
        slug = slug[: _LENGTH + 1].rpartition("-")[0] or slug[:_LENGTH]
    return slug
