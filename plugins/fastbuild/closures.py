"""A template with all that it extends, includes and imports: what they read, and their text's fingerprint."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.tests import TESTS as DEFAULT_TESTS
from pelican.utils import DateFormatter

from plugins.fastbuild.conditions import installed
from plugins.fastbuild.fingerprints import ChangingError, UnknownError, digest
from plugins.fastbuild.kept import kept
from plugins.fastbuild.spoken import aliased, looked_at
from plugins.fastbuild.store import digest as named
from plugins.fastbuild.template_reads import FILTERS, TESTS, Reads, reads
from plugins.fastbuild.templates import options

# Those of Jinja's global functions that are the same for every page.
_HARMLESS = frozenset(DEFAULT_NAMESPACE) - {"lipsum"}


@dataclass(frozen=True, slots=True)
class Closure:
    """Names that a template or one that it loads may look up or call; a fingerprint of all their texts."""

    names: tuple[str, ...]
    called: frozenset[str]
    text: bytes


class Closures:
    """The closures of an environment's templates; raises UnknownError if they may do more than read."""

    def __init__(
        self, environment: jinja2.Environment, pure: frozenset[str], folder: Path | None = None
    ) -> None:
        """`pure` functions of the theme's are harmless; what was found in templates is kept in `folder`."""
        if problem := _problem(environment, pure):
            raise ChangingError(problem)
        self.environment, self._pure, self._folder = environment, pure, folder
        # Templates that were loaded before are loaded again, so that none is older than what is read now.
        self._sources = {name: self._source(name) for name in environment.list_templates()}
        if environment.cache is not None:
            environment.cache.clear()
        self._marks = _marks(environment)
        self.texts = digest([self._marks, sorted(self._sources.items())])
        self._known: dict[str, Closure] = {}

    def of(self, name: str, given: Mapping[str, Any]) -> Closure:
        """The closure of one template; `given` is its context, in which nothing may be called."""
        if name not in self._known:
            self._known[name] = self._closure(name)
        closure = self._known[name]
        for called in closure.called:
            if called in given or self._is_unknown(called):
                raise ChangingError(f"the template {name} calls {called}")
        return closure

    def value(self, name: str, given: Mapping[str, Any]) -> Any:
        """What a template finds under a name."""
        if name in given:
            return given[name]
        if self._is_jinjas(name):
            return ("global", name)
        if name in self.environment.globals:
            value = self.environment.globals[name]
            known = looked_at(name, value, self._pure)
            return value if known is None else known
        return ("missing",)

    def _is_jinjas(self, name: str) -> bool:
        return name in _HARMLESS and self.environment.globals.get(name) is DEFAULT_NAMESPACE[name]

    def _is_unknown(self, name: str) -> bool:
        """Whether a global function may do more than look at what is known."""
        if name not in self.environment.globals or self._is_jinjas(name):
            return False
        return looked_at(name, self.environment.globals[name], self._pure) is None

    def _closure(self, name: str) -> Closure:
        met: dict[str, tuple[bytes, Reads | None]] = {}
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one not in met:
                met[one] = self._read(one)
                what = met[one][1]
                waiting += what.templates if what else ()
        found = {one: what for one, (_, what) in met.items() if what}
        shared = {one for what in found.values() for one in what.shared}
        while more := {each for one in shared if one in found for each in found[one].templates} - shared:
            shared |= more
        for one, what in found.items():
            if what.problem:
                raise ChangingError(f"{one}: {what.problem}")
            if what.has_state and one in shared:
                raise ChangingError(f"{one} is imported and may remember something from page to page")
        return Closure(
            names=tuple(sorted(self._with_aliased(what.names for what in found.values()))),
            called=self._with_aliased(what.called for what in found.values()),
            text=digest([name, self._marks, sorted((one, text) for one, (text, _) in met.items())]),
        )

    def _with_aliased(self, found: Iterable[frozenset[str]]) -> frozenset[str]:
        return aliased(frozenset().union(*found), self.environment.globals)

    def _read(self, name: str) -> tuple[bytes, Reads | None]:
        source = self._sources.get(name)
        if source is None:
            return b"", None
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._look(name, source)
        if isinstance(found, str):
            raise UnknownError(f"{name} cannot be read: {found}")
        return digest(source), found

    @cached_property
    def _found(self) -> dict[str, Reads | str]:
        """What every template reads, from an earlier build where it can be; saves 0.15 s."""
        told = options(self.environment)
        if self._folder is None or not told:
            return {}
        sources = [(name, source) for name, source in self._sources.items() if source is not None]
        names = [named(repr((told, sorted(self._pure), one)).encode()) for one in sources]
        found = kept(self._folder, installed(), names, lambda place: self._look(*sources[place]), tidy=True)
        return {name: reads_ for (name, _), reads_ in zip(sources, found, strict=True)}

    def _look(self, name: str, source: str) -> Reads | str:
        """What a template reads, or why it cannot be read."""
        try:
            return reads(self.environment.parse(source, name), self._pure)
        except jinja2.TemplateError as error:
            return str(error)

    def _source(self, name: str) -> str | None:
        assert self.environment.loader
        try:
            return self.environment.loader.get_source(self.environment, name)[0]
        except (jinja2.TemplateNotFound, UnicodeDecodeError):
            return None


def _problem(environment: jinja2.Environment, pure: frozenset[str]) -> str:
    """What about an environment is not Jinja's or Pelican's own; "" if that does not matter."""
    if type(environment) is not jinja2.Environment or environment.finalize or environment.is_async:
        return "JINJA_ENVIRONMENT is unusual"
    if callable(environment.autoescape) or environment.undefined.__module__ != "jinja2.runtime":
        return "JINJA_ENVIRONMENT is unusual"
    if odd := [one for one in environment.extensions if one not in _EXTENSIONS]:
        return f"the templates use {odd[0]}"
    own_policies = {**jinja2.Environment().policies, _TRIMMED: environment.policies.get(_TRIMMED)}
    if environment.policies != own_policies:
        return "the templates' policies are unusual"
    own = {**DEFAULT_FILTERS, "strftime": environment.filters.get("strftime")}
    if type(own["strftime"]) is not DateFormatter:
        return "strftime is not Pelican's"
    for name in FILTERS - pure:
        if environment.filters.get(name) is not own[name]:
            return f"the filter {name} is not Jinja's"
    for name in TESTS - pure - {"plugin_enabled"}:
        if environment.tests.get(name) is not DEFAULT_TESTS[name]:
            return f"the test {name} is not Jinja's"
    return ""


def _marks(environment: jinja2.Environment) -> tuple[Any, ...]:
    """How an environment reads `{% trans %}`."""
    newstyle = bool(getattr(environment, "newstyle_gettext", False))
    return (newstyle, bool(environment.policies.get(_TRIMMED)))


_TRIMMED = "ext.i18n.trimmed"
_EXTENSIONS = ("jinja2.ext.LoopControlExtension", "jinja2.ext.InternationalizationExtension")
