"""Knows of which contents the text was read while a page was made.

A page that read nothing of a text need not be made again when only that text has changed. Every way to a text
leads through `Content._content`, `Content.content` or `Content.summary`, so that is where it is noted: by
whomever it is read, a template, a filter, or Pelican itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from pelican.contents import Content

_NAMES = ("_content", "get_content", "get_summary")
_OWN = {name: vars(Content).get(name) for name in _NAMES}
# The contents of which the text has been read since somebody began to ask.
_noted: dict[int, Any] | None = None


def watch_bodies(on: bool) -> None:
    """Begin to know, or let Pelican be."""
    if on:
        Content._content = _Body()
        Content.get_content = _Noted(_OWN["get_content"], False)
        Content.get_summary = _Noted(_OWN["get_summary"], True)
    elif isinstance(vars(Content).get("_content"), _Body):
        del Content._content
        Content.get_content, Content.get_summary = _OWN["get_content"], _OWN["get_summary"]


@contextmanager
def bodies_read() -> Iterator[dict[int, Any]]:
    """The contents, by `id`, of which the text is read meanwhile."""
    global _noted
    before, _noted = _noted, {}
    try:
        yield _noted
    finally:
        _noted = before


def remembered() -> dict[int, list[tuple[str, str, Any]]]:
    """What Pelican remembers of texts, by the `id` of their contents."""
    found: dict[int, list[tuple[str, str, Any]]] = {}
    for name in _NAMES[1:]:
        for (content, siteurl), text in _OWN[name].cache.items():
            found.setdefault(id(content), []).append((name, siteurl, text))
    return found


def forget_bodies() -> None:
    """Let Pelican work out again what it remembers of texts."""
    for name in _NAMES[1:]:
        _OWN[name].cache.clear()


class Elsewhere:
    """Stands for a text until somebody asks for it; the last part of its place is a checksum."""

    __slots__ = ()
    place: tuple[str, int, int, str]
    has_links: bool
    moves_a_file: bool

    def text(self) -> str:
        """The text."""
        raise NotImplementedError


def _note(content: Any) -> None:
    if _noted is not None:
        _noted[id(content)] = content


class _Body:
    """`Content._content`: kept where it always is, in the content's attributes."""

    def __get__(self, content: Any, owner: type) -> Any:
        if content is None:
            return self
        _note(content)
        try:
            body = vars(content)["_content"]
        except KeyError:
            raise AttributeError(f"{owner.__name__!r} object has no attribute '_content'") from None
        return body.text() if isinstance(body, Elsewhere) else body

    def __set__(self, content: Any, body: Any) -> None:
        vars(content)["_content"] = body

    def __delete__(self, content: Any) -> None:
        del vars(content)["_content"]


class _Noted:
    """One of Pelican's memoized ways to a text: what it remembers is also of that text."""

    def __init__(self, own: Any, may_be_given: bool) -> None:
        self.own, self._may_be_given = own, may_be_given

    def __get__(self, content: Any, owner: type) -> Any:
        if content is None:
            return self.own.__get__(content, owner)
        asked = partial(self._asked, content)
        asked.cache = self.own.cache  # type: ignore[attr-defined]
        return asked

    def _asked(self, content: Any, *siteurl: Any) -> Any:
        # A summary that was written is not of the text, unless one that was not is remembered.
        given = content.metadata.get("summary") if self._may_be_given else None
        if given is None or self.own.cache.get((content, *siteurl), given) is not given:
            _note(content)
        return self.own(content, *siteurl)
