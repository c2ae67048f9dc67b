"""Articles as bytes, and back when somebody looks at them.

An article that nobody looks at costs next to nothing: it is an empty one that fills itself when it is asked
for its first attribute.
"""

import copyreg
import io
import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pelican.contents import Article, Content, Page, Static
from pelican.urlwrappers import Author, Category, Tag

from plugins.fastbuild.bodies import Elsewhere

_WRAPPERS: tuple[type, ...] = (Author, Category, Tag)
_NUMBERS = {kind: number for number, kind in enumerate(_WRAPPERS)}
_OF_WRAPPERS = {"settings", "_name", "_slug", "_slug_from_name"}
# With what Pelican puts beside them when it formats an address.
_OF_USED_WRAPPERS = {*_OF_WRAPPERS, "name", "slug"}
_LEFT_OUT = frozenset(("settings", "_context", "_content", "_fastbuild_addresses"))
# The build whose articles are filled.
_builds: list["Frozen"] = []


class NotFrozenError(Exception):
    """An article holds something that would not be the same afterwards."""


def freeze(articles: Iterable[Any], numbers: Mapping[int, int]) -> list[bytes]:
    """Each article's attributes, but for its text; others are referred to by `numbers`, by `id`."""

    def other(one: Any) -> Any:
        if id(one) not in numbers:
            raise NotFrozenError(f"{one} is not among the articles")
        return _article, (numbers[id(one)],)

    kinds: dict[type, Any] = {Article: other, Page: other, Static: other}
    table = {**copyreg.dispatch_table, **kinds, **dict.fromkeys(_WRAPPERS, _of_wrapper)}
    return [_frozen(article, table) for article in articles]


def _frozen(article: Any, table: dict[type, Any]) -> bytes:
    written = io.BytesIO()
    pickler = pickle.Pickler(written, 5)
    pickler.dispatch_table = table
    pickler.dump({name: value for name, value in vars(article).items() if name not in _LEFT_OUT})
    return written.getvalue()


class Frozen:
    """The articles of one build."""

    def __init__(
        self,
        rows: Sequence[bytes],
        bodies: Callable[[int], Elsewhere],
        settings: Mapping[str, Any],
        context: Mapping[str, Any],
    ) -> None:
        self._rows, self._bodies, self.settings, self._context = rows, bodies, settings, context
        self.articles = [Article.__new__(Article) for _ in rows]
        for number, article in enumerate(self.articles):
            vars(article)["_fastbuild_row"] = number
        _builds[:] = [self]
        Content.__getattr__ = _fill_and_get

    def attributes(self, number: int) -> dict[str, Any]:
        """All of an article's attributes."""
        common = {"settings": self.settings, "_context": self._context, "_content": self._bodies(number)}
        own: dict[str, Any] = pickle.loads(self._rows[number])
        return common | own


def let_go() -> None:
    """Forget the last build's articles."""
    _builds.clear()
    if "__getattr__" in vars(Content):
        del Content.__getattr__


def _fill_and_get(content: Any, name: str) -> Any:
    """`Content.__getattr__`: asked only for what is not there."""
    number = vars(content).pop("_fastbuild_row", None)
    if number is None or not _builds:
        raise AttributeError(f"{type(content).__name__!r} object has no attribute {name!r}")
    vars(content).update(_builds[0].attributes(number) | vars(content))
    return getattr(content, name)


def _article(number: int) -> Any:
    return _builds[0].articles[number]


def _of_wrapper(wrapper: Any) -> Any:
    attributes = vars(wrapper)
    is_usual = _OF_WRAPPERS <= attributes.keys() <= _OF_USED_WRAPPERS
    if not is_usual or not attributes["_slug_from_name"]:
        raise NotFrozenError(f"{wrapper!r} is unusual")
    return make_wrapper, (_NUMBERS[type(wrapper)], attributes["_name"], attributes["_slug"])


def make_wrapper(kind: int, name: str, slug: str | None) -> Any:
    """An author, a category or a tag."""
    made = _WRAPPERS[kind](name, _builds[0].settings)
    made._slug = slug
    return made


def wrapper_kind(wrapper: Any) -> tuple[int, str, str | None]:
    """What `make_wrapper` makes such a one from."""
    kind, name, slug = _of_wrapper(wrapper)[1]
    return kind, name, slug
