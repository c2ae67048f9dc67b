"""All that a result depends on besides what it is made from."""

import hashlib
import json
import sys
import sysconfig
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from plugins.fastbuild.quick import reusable


@cache
def installed() -> str:
    """A fingerprint of Python, of every installed library's version, and of this project's own code."""
    digest = hashlib.sha256(sys.version.encode())
    for name in sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info")):
        digest.update(f"{name}\n".encode())
    for file in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(f"{file.name} {file.stat().st_size}\n".encode() + file.read_bytes())
    return digest.hexdigest()


def conditions(settings: Mapping[str, Any]) -> str:
    """What a Markdown text's HTML depends on; "" when that cannot all be known, as with extensions from
    elsewhere."""
    options = settings["MARKDOWN"]
    if not reusable(options):
        return ""
    try:
        said = json.dumps(
            {
                "options": _exactly(options),
                "formatted": list(settings["FORMATTED_FIELDS"]),
                "installed": installed(),
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
