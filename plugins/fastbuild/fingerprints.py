"""Fingerprints of what templates are given: equal ones mean that a template finds the same.

A text's body is left out, because `bodies` knows who reads it. What is not made of plain data and Pelican's
own objects has no fingerprint.
"""

import datetime
import marshal
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from pathlib import PosixPath
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup
from pelican.contents import Article, Page, Static
from pelican.paginator import Page as PageOfList
from pelican.paginator import PaginationRule, Paginator
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import SafeDatetime

from plugins.fastbuild.addresses import OF_NAMES
from plugins.fastbuild.membership import Members
from plugins.fastbuild.records import parts

CONTENTS = (Article, Page, Static)
_PLAIN = (str, int, float, bool, bytes, type(None))
# Attributes that lead elsewhere, are worked out from others, or are the body.
_LEFT_OUT = frozenset(
    ("settings", "_context", "_content", "_fastbuild_addresses", "_output_location_referenced")
)
_LISTS: dict[type, str] = {list: "list", Members: "list", tuple: "tuple", PaginationRule: "rule", set: "set"}


class UnknownError(Exception):
    """Something has no fingerprint; says what."""


class ChangingError(UnknownError):
    """A template may do more than look at what it is given; says how."""


def digest(plain: Any) -> bytes:
    """Of what `marshal` can write: its second version writes equal things equally."""
    return blake2b(marshal.dumps(plain, 2), digest_size=16).digest()


class Fingerprints:
    """Fingerprints of things that do not change meanwhile; the contents are all that templates can reach."""

    def __init__(self, settings: Mapping[str, Any], contents: Iterable[Any]) -> None:
        self._settings = settings
        self._known: dict[int, tuple[object, Any]] = {}
        self._lists: dict[int, tuple[object, Any]] = {}
        self._linked: set[int] = set()
        self._digests: dict[int, tuple[object, bytes]] = {}
        waiting = [content for content in contents if content is not None]
        while waiting:
            content = waiting.pop()
            if id(content) not in self._digests:
                met: list[Any] = []
                self._digests[id(content)] = (content, self._own(content, met))
                if met:
                    self._linked.add(id(content))
                    waiting += met
        self.by_key = {content_key(content): content for content, _ in self._digests.values()}
        if len(self.by_key) < len(self._digests):
            raise UnknownError("two contents of one file")
        self.world = digest(sorted((content_key(content), own) for content, own in self._digests.values()))

    def own(self, content: Any) -> bytes:
        """Of a content alone, without those to which it leads."""
        return self._own(content, [])

    def key(self, content: Any) -> str:
        """The name of a content; raises UnknownError for one that templates should not have reached."""
        key = content_key(content)
        if self.by_key.get(key) is not content:
            raise UnknownError(f"{key} is not among the contents")
        return key

    def of(self, value: Any) -> Any:
        """Plain data that is the same whenever the value is."""
        if type(value) is not list:
            return self._plain(value, self._content)
        # Many pages look at the same list of categories.
        _, known = self._lists.get(id(value), (None, None))
        if known is None:
            known = self._plain(value, self._content)
            self._lists[id(value)] = (value, known)
        return known

    def _content(self, content: Any) -> Any:
        _, own = self._digests.get(id(content), (None, None))
        if own is None:
            raise UnknownError(f"{content_key(content)} is not among the contents")
        # From one that leads to others, all can be reached.
        return ("content", own, self.world) if id(content) in self._linked else ("content", own)

    def _own(self, content: Any, met: list[Any]) -> bytes:
        def refer(other: Any) -> Any:
            met.append(other)
            return ("refers to", content_key(other))

        if content.settings is not self._settings:
            raise UnknownError("a content with settings of its own")
        items = sorted(item for item in vars(content).items() if item[0] not in _LEFT_OUT)
        try:
            return digest((type(content).__name__, [(name, self._plain(one, refer)) for name, one in items]))
        except UnknownError as error:
            raise UnknownError(f"{content} has {error}") from None

    def _plain(self, value: Any, refer: Callable[[Any], Any]) -> Any:
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind in _LISTS:
            if len(value) < 32 or refer != self._content:
                return (_LISTS[kind], *[self._plain(item, refer) for item in value])
            return self._remembered(value, _LISTS[kind])
        if kind in CONTENTS:
            return refer(value)
        if value is self._settings:
            return ("settings",)
        if kind is dict:
            return (
                "dict",
                *[(self._plain(key, refer), self._plain(one, refer)) for key, one in value.items()],
            )
        make = _KINDS.get(kind)
        if make is None:
            if (found := self._record(value, refer)) is not None:
                return found
            if kind is defaultdict:
                raise ChangingError("a defaultdict, which grows when it is looked at")
            raise UnknownError(f"a {kind.__module__}.{kind.__qualname__}")
        return make(self, value, refer)

    def _remembered(self, items: Any, kind: str) -> Any:
        """Long lists are the same for many pages."""
        _, known = self._known.get(id(items), (None, None))
        if known is None:
            known = (kind, len(items), digest([self._plain(item, self._content) for item in items]))
            self._known[id(items)] = (items, known)
        return known

    def _record(self, value: Any, refer: Callable[[Any], Any]) -> Any:
        """Of a frozen dataclass and the like, which many pages and articles share; None for other things."""
        _, known = self._known.get(id(value), (None, None))
        if known is None:
            found = parts(value)
            if found is None:
                return None
            met: list[Any] = []

            def note(content: Any) -> Any:
                met.append(content)
                return refer(content)

            said = digest([(name, self._plain(one, note)) for name, one in found])
            known = (type(value).__module__, type(value).__qualname__, said)
            if not met:
                self._known[id(value)] = (value, known)
        return known

    def _name(self, wrapper: Any, refer: Callable[[Any], Any]) -> Any:
        if wrapper.settings is not self._settings:
            raise UnknownError("a name with settings of its own")
        attributes = vars(wrapper)
        more = None
        if not attributes.keys() <= OF_NAMES:
            more = {name: one for name, one in attributes.items() if name not in OF_NAMES}
        slug = None if wrapper._slug_from_name else wrapper._slug
        return (type(wrapper).__name__, wrapper._name, slug, self._plain(more, refer) if more else None)

    def _paginator(self, paginator: Any, refer: Callable[[Any], Any]) -> Any:
        if refer != self._content:
            return self._page(paginator, refer)
        # All pages of a list have the same one.
        _, known = self._known.get(id(paginator), (None, None))
        if known is None:
            known = self._page(paginator, refer)
            self._known[id(paginator)] = (paginator, known)
        return known

    def _page(self, page: Any, refer: Callable[[Any], Any]) -> Any:
        # A paginator counts when it is asked.
        items = sorted(item for item in vars(page).items() if item[0] not in ("_num_pages", "_count"))
        return (type(page).__name__, *[(name, self._plain(one, refer)) for name, one in items])

    def _moment(self, moment: Any, refer: Callable[[Any], Any]) -> Any:
        zone = moment.tzinfo and self._plain(moment.tzinfo, refer)
        return (type(moment).__name__, moment.isoformat(), moment.fold, zone)

    def _zone(self, zone: ZoneInfo, refer: Callable[[Any], Any]) -> Any:
        if not zone.key:
            raise UnknownError("a time zone without a name")
        return ("zone", zone.key)

    def _said(self, value: Any, refer: Callable[[Any], Any]) -> Any:
        return (type(value).__name__, str(value))


_KINDS: dict[type, Callable[[Fingerprints, Any, Callable[[Any], Any]], Any]] = {
    Author: Fingerprints._name,
    Category: Fingerprints._name,
    Tag: Fingerprints._name,
    PageOfList: Fingerprints._page,
    Paginator: Fingerprints._paginator,
    SafeDatetime: Fingerprints._moment,
    datetime.datetime: Fingerprints._moment,
    ZoneInfo: Fingerprints._zone,
    Markup: Fingerprints._said,
    PosixPath: Fingerprints._said,
    datetime.date: Fingerprints._said,
    datetime.time: Fingerprints._said,
    datetime.timedelta: Fingerprints._said,
    datetime.timezone: Fingerprints._said,
}


def content_key(content: Any) -> str:
    """A name for a content, for references."""
    if type(content) not in CONTENTS:
        raise UnknownError(f"a {type(content).__module__}.{type(content).__qualname__}")
    return f"{type(content).__name__} {content.source_path}"
