"""Whether somebody besides Pelican and this plugin has a hand in the build."""

from collections.abc import Iterator
from functools import partial
from types import FunctionType
from typing import Any

from blinker import ANY, Signal
from pelican import contents, paginator, urlwrappers
from pelican.plugins import signals
from pelican.utils import memoized

_OWN = __name__.rpartition(".")[0]
_KNOWN = ("pelican", "functools", "builtins")
_CLASSES = (
    contents.Content,
    contents.Article,
    contents.Page,
    contents.Static,
    urlwrappers.URLWrapper,
    urlwrappers.Author,
    urlwrappers.Category,
    urlwrappers.Tag,
    paginator.Paginator,
    paginator.Page,
)


def watchers() -> list[str]:
    """The modules that have connected to a signal."""
    connected = (one for one in vars(signals).values() if isinstance(one, Signal))
    modules = {_module(receiver) for one in connected for receiver in one.receivers_for(ANY)}
    return sorted(module for module in modules if module.rpartition(".")[0] != _OWN)


def changed_class() -> str:
    """A class of Pelican's to which somebody has added something; "" when there is none."""
    for kind in _CLASSES:
        for name, what in vars(kind).items():
            for function in _functions(what):
                module = function.__module__ or ""
                if module.partition(".")[0] not in _KNOWN and module.rpartition(".")[0] != _OWN:
                    return f"{kind.__name__}.{name} is {module}'s"
    return ""


def _functions(what: Any) -> Iterator[Any]:
    match what:
        case property():
            yield from (one for part in (what.fget, what.fset, what.fdel) for one in _functions(part))
        case memoized() | partial():
            yield from _functions(what.func)
        case staticmethod() | classmethod():
            yield from _functions(what.__func__)
        case FunctionType():
            yield what
        case _ if hasattr(type(what), "__get__"):
            yield type(what)


def _module(receiver: Any) -> str:
    return str(getattr(receiver, "__module__", None) or type(receiver).__module__)
