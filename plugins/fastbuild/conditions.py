"""All that a text's HTML depends on besides the text."""

import hashlib
import json
import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from plugins.fastbuild.quick import reusable


def conditions(settings: Mapping[str, Any]) -> str:
    """A fingerprint of them; "" when they cannot all be known, as with extensions from elsewhere."""
    options = settings["MARKDOWN"]
    if not reusable(options):
        return ""
    try:
        said = json.dumps(
            {
                "options": _exactly(options),
                "formatted": list(settings["FORMATTED_FIELDS"]),
                "python": sys.version,
                "versions": [
                    version(name) for name in ("pelican", "markdown", "pygments", "python-dateutil")
                ],
                "plugin": [
                    hashlib.sha256(file.read_bytes()).hexdigest()
                    for file in sorted(Path(__file__).parent.glob("*.py"))
                ],
            }
        )
    except (TypeError, ValueError):  # a function or an object among the options
        return ""
    return hashlib.sha256(said.encode()).hexdigest()


def _exactly(options: Any) -> Any:
    """The options as JSON can have them, with what it would turn into each other kept apart."""
    match options:
        case dict():
            return {"dict": [[_exactly(key), _exactly(value)] for key, value in options.items()]}
        case list() | tuple():
            return {type(options).__name__: [_exactly(item) for item in options]}
        case str() | int() | float() | None:
            return options
    raise TypeError
