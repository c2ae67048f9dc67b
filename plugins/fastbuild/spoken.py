"""Functions that templates may call, because all they look at is known: translations, and what the site
vouches for."""

from collections.abc import Callable, Mapping
from types import FunctionType, MethodType
from typing import Any

from jinja2 import ext

from plugins.fastbuild.records import CATALOGUES

# What `{% trans %}` and its like call, and how Jinja wraps it; `_` looks up `gettext` when it is called.
ALIAS = "_"
_WRAPPED: dict[str, Callable[[Any], Any]] = {
    "gettext": ext._make_new_gettext,
    "ngettext": ext._make_new_ngettext,
    "pgettext": ext._make_new_pgettext,
    "npgettext": ext._make_new_npgettext,
}


def looked_at(name: str, function: Any, pure: frozenset[str]) -> Any:
    """All that a global function looks at besides what it is given; None when that is not known."""
    if name == ALIAS and function is ext._gettext_alias:
        return ("alias",)
    if name in _WRAPPED:
        wrapped = _unwrapped(function, _WRAPPED[name])
        found = function if wrapped is None else wrapped
        if isinstance(found, MethodType) and type(found.__self__) in CATALOGUES:
            return ("words", wrapped is None, found.__func__.__qualname__, found.__self__)
    if name in pure:
        match function:
            case MethodType():
                return ("method", *_place(function), function.__self__)
            case FunctionType(__closure__=None):
                return ("function", *_place(function))
    return None


def aliased(names: frozenset[str], functions: Mapping[str, Any]) -> frozenset[str]:
    """The names that are looked up where these are."""
    is_alias = ALIAS in names and functions.get(ALIAS) is ext._gettext_alias
    return names | {"gettext"} if is_alias else names


def _unwrapped(function: Any, wrap: Callable[[Any], Any]) -> Any:
    """What one of Jinja's wrappers calls; None for something else."""
    if isinstance(function, FunctionType) and function.__code__ is wrap(None).__code__:
        return (function.__closure__ or ())[0].cell_contents
    return None


def _place(function: Any) -> tuple[str, str]:
    return (function.__module__, function.__qualname__)
