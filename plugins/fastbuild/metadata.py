"""What a reader says about a text, as plain data that can be kept and sent, and back."""

import marshal
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import SafeDatetime

_WRAPPERS = {"author": Author, "category": Category, "tag": Tag}
_NAMES = {kind: name for name, kind in _WRAPPERS.items()}


class NotPlainError(Exception):
    """The metadata holds a thing that this module does not know."""


def packed(content: str, metadata: Mapping[str, Any]) -> bytes:
    """A text's HTML and metadata as bytes; raises NotPlainError."""
    if type(content) is not str:
        raise NotPlainError
    return marshal.dumps((content, [(_text(name), _plain(value)) for name, value in metadata.items()]), 4)


def unpacked(data: bytes, settings: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The HTML and the metadata, with everything in it made anew. `data` must be what `packed` gave."""
    content, items = marshal.loads(data)
    return content, {name: _made(value, settings) for name, value in items}


def html(data: bytes) -> str:
    """The HTML alone."""
    content: str = marshal.loads(data)[0]
    return content


def _text(name: Any) -> str:
    if type(name) is not str:
        raise NotPlainError
    return name


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in (str, int, float, bool, type(None)):
        return value
    if kind is list:
        return ["list", *map(_plain, value)]
    if kind in _NAMES and vars(value).keys() == {"settings", "_name", "_slug", "_slug_from_name"}:
        if value._slug_from_name:
            return [_NAMES[kind], value._name]
    elif kind in (SafeDatetime, datetime) and value.tzinfo is None and not value.fold:
        return ["safe date" if kind is SafeDatetime else "date", value.isoformat()]
    raise NotPlainError


def _made(value: Any, settings: Mapping[str, Any]) -> Any:
    if not isinstance(value, list):
        return value
    kind, *rest = value
    match kind:
        case "list":
            return [_made(item, settings) for item in rest]
        case "safe date":
            return SafeDatetime.fromisoformat(rest[0])
        case "date":
            return datetime.fromisoformat(rest[0])
        case _:
            return _wrapper(kind, rest[0], settings)


def _wrapper(kind: str, name: str, settings: Mapping[str, Any]) -> Author | Category | Tag:
    """A name as Pelican makes it. Its slug, the same for all of one name, is worked out once; a name without
    one complains whenever it is asked."""
    made = _WRAPPERS[kind](name, settings)
    slugs = _SLUGS.setdefault(id(settings), (settings, {}))[1]
    made._slug = slugs.get((kind, name)) or slugs.setdefault((kind, name), made.slug)
    return made


# By settings, because those say how slugs are made.
_SLUGS: dict[int, tuple[Mapping[str, Any], dict[tuple[str, str], str]]] = {}
