"""What templates find in frozen dataclasses, in enumerations and in catalogues of translations.

A property is code of the site's: what it gives now is a part of the record, so that one that looks at the
clock is noticed. A class with ways of its own to be looked at, compared or called is none that is known.
"""

import dataclasses
import enum
from collections.abc import Iterator
from enum import Enum
from functools import cache
from gettext import GNUTranslations, NullTranslations
from inspect import unwrap
from types import FunctionType, MemberDescriptorType, MethodDescriptorType, WrapperDescriptorType
from typing import Any, Generic

from plugins.fastbuild.template_reads import METHODS

CATALOGUES = (NullTranslations, GNUTranslations)
_PLAIN = (str, int, float, bool, bytes, tuple, type(None))
# What runs only when a class or a record is made, or when somebody asks for the types of its fields.
_MAKING = frozenset(
    ("__init__", "__new__", "__post_init__", "__init_subclass__", "__annotate__", "__annotate_func__")
)


def parts(value: Any) -> list[tuple[str, Any]] | None:
    """Names and values of all that a template can find in a record; None for another kind of thing."""
    kind = type(value)
    if kind in CATALOGUES:
        return _words(value)
    if isinstance(value, Enum) and issubclass(kind.__mro__[1], Enum):
        own: list[tuple[str, Any]] = [("name", value.name), ("value", value.value)]
    elif dataclasses.is_dataclass(kind) and kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        fields = dataclasses.fields(value)
        own = [(one.name, getattr(value, one.name)) for one in fields if one.compare or one.name[0] != "_"]
        # What somebody has put there besides; templates do not get at names with an underscore.
        more = getattr(value, "__dict__", {}).keys() - {one.name for one in fields}
        own += [(name, getattr(value, name)) for name in sorted(more) if name[0] != "_"]
    else:
        return None
    properties = _properties(kind)  # type: ignore[arg-type]
    if properties is None:
        return None
    return [*own, *((name, _now(value, name)) for name in properties)]


def _now(value: Any, name: str) -> Any:
    """What a property gives; what it raises, a template would meet as well."""
    try:
        return getattr(value, name)
    except Exception as error:  # noqa: BLE001 - a property may raise anything
        return ("raises", type(error).__qualname__, str(error))


def _words(catalogue: Any) -> list[tuple[str, Any]]:
    """A catalogue's sentences, in an order that never varies; what their plurals are is in its `info`."""
    sentences = getattr(catalogue, "_catalog", {})
    return [
        ("info", sorted(catalogue.info().items())),
        ("sentences", [(repr(key), sentences[key]) for key in sorted(sentences, key=repr)]),
        ("fallback", catalogue._fallback),
    ]


@cache
def _properties(kind: type) -> tuple[str, ...] | None:
    """The properties of a class; None if its things may do more than be looked at."""
    found: list[str] = []
    for one in kind.__mro__:
        # What a text or a list is besides its fields, no field tells; a member of an Enum goes by its name.
        of_enum = issubclass(kind, Enum) and one.__module__ in ("builtins", "enum")
        if one in (object, Generic) or of_enum:
            continue
        for name, what in vars(one).items():
            if isinstance(what, property):
                found.append(name)
            elif not _is_harmless(kind, name, what):
                return None
    return tuple(dict.fromkeys(found))


def _is_harmless(kind: type, name: str, what: Any) -> bool:
    """Who calls a method by its name is looked for in the templates; some are called without it."""
    functions = list(_functions(what))
    if functions:
        made = name in _MAKING or all(map(_is_made, functions))
        return made or not (name.startswith("__") or name in METHODS)
    if name.startswith("__"):
        return not callable(what) or isinstance(what, (MethodDescriptorType, WrapperDescriptorType))
    return name.startswith("_") or isinstance(what, (MemberDescriptorType, kind, *_PLAIN))


def _functions(what: Any) -> Iterator[FunctionType]:
    match what:
        case FunctionType():
            yield what
        case staticmethod() | classmethod():
            yield from _functions(what.__func__)


def _is_made(function: FunctionType) -> bool:
    """Whether `dataclass` or `Enum` wrote a method, and not a person."""
    return unwrap(function).__code__.co_filename in ("<string>", dataclasses.__file__, enum.__file__)
