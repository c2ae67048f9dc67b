"""All that pages depend on besides what their templates look up."""

import hashlib
import locale
import os
import sys
import sysconfig
import time
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from plugins.fastbuild.conditions import installed
from plugins.fastbuild.fingerprints import Fingerprints, UnknownError, digest

# Where a content without a date is put at the time of the build.
_UNDATED = tuple(
    f"{kind}_{what}"
    for kind in ("PAGE", "PAGE_LANG", "DRAFT_PAGE", "DRAFT_PAGE_LANG", "STATIC", "STATIC_LANG")
    for what in ("URL", "SAVE_AS")
)
# The setting that names filters, tests and methods from elsewhere that only look at what they are given.
PURE = "FASTBUILD_PURE"


def page_conditions(settings: Mapping[str, Any], left_out: Collection[str] = ()) -> bytes:
    """A fingerprint of the settings but those `left_out`, of the code that is loaded, and of the language and
    time zone."""
    if of_now := [name for name in _UNDATED if "{date" in str(settings.get(name, ""))]:
        raise UnknownError(f"the clock in {of_now[0]}")
    prints = Fingerprints(settings, ())
    told = sorted(item for item in settings.items() if item[0] not in left_out)
    said = [(name, _setting(prints, value)) for name, value in told]
    zone = (os.environ.get("TZ", ""), *time.tzname)
    return digest([said, installed(), code(), locale.setlocale(locale.LC_ALL), zone])


def unknown_settings(settings: Mapping[str, Any]) -> list[str]:
    """The settings that hold something without a fingerprint, as a function."""
    prints = Fingerprints(settings, ())
    kinds = {name: _setting(prints, value) for name, value in settings.items()}
    return [name for name, kind in kinds.items() if isinstance(kind, tuple) and kind[0] == "unknown"]


def code() -> bytes:
    """A fingerprint of all loaded modules that are not installed ones: plugins of the site, and its settings.

    What is installed is known by its version.
    """
    found = hashlib.blake2b(digest_size=16)
    for name, file in sorted(_own_modules()):
        found.update(f"{name}\n".encode())
        try:
            found.update(hashlib.sha256(Path(file).read_bytes()).digest())
        except OSError:
            found.update(b"gone")
    return found.digest()


def _own_modules() -> Iterator[tuple[str, str]]:
    paths = sysconfig.get_paths()
    installed_in = tuple(
        os.path.join(paths[name], "") for name in ("purelib", "platlib", "stdlib", "platstdlib")
    )
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if isinstance(file, str) and not file.startswith(installed_in):
            yield name, file


def _setting(prints: Fingerprints, value: Any) -> Any:
    """A function or an object has no fingerprint, and matters only where a template looks at it, which is
    noticed there."""
    try:
        return prints.of(value)
    except UnknownError as error:
        return ("unknown", str(error))
