"""The settings, before anybody relies on them: a program that people change who write no others."""

import re
import runpy
from collections.abc import Iterator, Mapping
from importlib.machinery import PathFinder
from importlib.metadata import entry_points
from itertools import accumulate
from pathlib import Path
from types import TracebackType
from typing import Any
from zoneinfo import ZoneInfo

from plugins.errors import Problem

# What the checks and the command line ask for before Pelican would notice that it is missing.
_NEEDED = (
    "AUTHOR",
    "FEED_IDS",
    "MARKDOWN",
    "NAVIGATION",
    "PLUGINS",
    "SITEURL",
    "THEME",
    "TIMEZONE",
    "TRUST_AUTHORS",
)
_RESTORE = "Restore it from the history."
# What Pelican makes pages with, and what stands under all of them.
_TEMPLATES = ("base", "article", "page", "author", "category", "tag")
_OURS = frozenset({"plugins", "pelicanconf"})
# A scheme, a host's name, perhaps a port and a path: what can stand before "/hours" on every page.
_SITE = re.compile(r"https?://[\w.-]+(?::(\d{1,5}))?(?:/[\w.~%-]+)*/?")


def mistakes(file: Path) -> tuple[Problem, ...]:
    """What is wrong with a file of settings, whose address need not be known yet."""
    shown = Path(file.name)
    try:
        settings = runpy.run_path(str(file))
    except FileNotFoundError as error:
        if error.filename != str(file):
            return (_raised(shown, file, error),)
        return (Problem(shown, 0, "The file is missing.", _RESTORE),)
    except SyntaxError as error:
        line = (error.lineno or 0) if error.filename == str(file) else 0
        sentence = f"Python cannot read this line: {error.msg}."
        return (Problem(shown, line, sentence, "Compare it and the line above with the history."),)
    except Exception as error:  # noqa: BLE001 - a program may raise anything
        return (_raised(shown, file, error),)
    text = file.read_text("utf-8", errors="replace")
    return (
        *(Problem(shown, _line(text, name), sentence, advice) for name, sentence, advice in _wrong(settings)),
        *_missing_templates(settings),
    )


def is_address_of_a_site(address: str) -> bool:
    """Whether pages can be put below an address."""
    found = _SITE.fullmatch(address)
    return found is not None and int(found[1] or 1) in range(1, 65_536)


def _raised(shown: Path, file: Path, error: Exception) -> Problem:
    words = " ".join(str(error).split())
    advice = _RESTORE
    if isinstance(error, ModuleNotFoundError) and (error.name or "").partition(".")[0] not in _OURS:
        advice = "Take the line out if you added it; else run make clean and make html, which installs all."
    line = _last_line(file, error.__traceback__)
    return Problem(shown, line, f"{type(error).__name__}: {words}.", advice)


def _last_line(file: Path, trace: TracebackType | None) -> int:
    """The line of the file that was at work; 0 when none was."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(file):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _line(text: str, name: str) -> int:
    found = re.search(rf"^{name}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _wrong(settings: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(setting, what is wrong with it, what to do about it)."""
    missing = [name for name in _NEEDED if name not in settings]
    for name in missing:
        yield name, f"{name} is missing.", _RESTORE
    if missing:
        return
    try:
        ZoneInfo(settings["TIMEZONE"])
    except (OSError, TypeError, ValueError, LookupError):
        sentence = f'TIMEZONE is "{settings["TIMEZONE"]}", which is not a time zone.'
        yield "TIMEZONE", sentence, 'Write it like "America/New_York".'
    if not (Path(settings["THEME"]) / "templates").is_dir():
        yield "THEME", f'THEME is "{settings["THEME"]}", where there are no templates.', _RESTORE
    for name in settings["MARKDOWN"].get("extensions", ()):
        if isinstance(name, str) and not _is_extension(name):
            yield "MARKDOWN", f'There is no extension of Markdown that is called "{name}".', "Take it out."


def _missing_templates(settings: Mapping[str, Any]) -> Iterator[Problem]:
    """Templates in whose place Pelican would take those of a theme of its own."""
    folder = Path(settings.get("THEME", "theme")) / "templates"
    for name in (*_TEMPLATES, *settings.get("DIRECT_TEMPLATES", ())):
        file = folder / f"{name}.html"
        if folder.is_dir() and not file.is_file():
            shown = Path(folder.parent.name, folder.name, file.name)
            yield Problem(shown, 0, "The file is missing.", _RESTORE)


def _is_extension(name: str) -> bool:
    return _is_module(name.partition(":")[0]) or name in entry_points(group="markdown.extensions").names


def _is_module(name: str) -> bool:
    """Whether there is such a module; nothing is loaded, because a build of a site that stands needs none."""
    parts, folders = name.split("."), None
    if not all(map(str.isidentifier, parts)):
        return False
    for full in accumulate(parts, "{}.{}".format):
        spec = PathFinder.find_spec(full, folders)
        if spec is None:
            return False
        folders = spec.submodule_search_locations or []
    return True
