"""Names of articles for feed readers, which stay the same when the website moves (RFC 4151: tag URIs)."""

import re
from collections.abc import Iterable

_OWNER = re.compile(r"tag:([^,]+),")


def owner(ids: Iterable[str]) -> str:
    """Who names articles, by the last of their ids; "" when none of them tells."""
    owners = [match[1] for id_ in ids if (match := _OWNER.match(id_))]
    return owners[-1] if owners else ""


def feed_id(owner: str, year: int, slug: str) -> str:
    """A name for ever."""
    return f"tag:{owner},{year}:{slug}"
