"""The moment of a build."""

import os
from datetime import datetime, tzinfo


def now(zone: tzinfo) -> datetime:
    """Now, in a time zone; SOURCE_DATE_EPOCH (reproducible-builds.org) moves it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), zone) if epoch else datetime.now(zone)
