"""What the front matter of an article or a page says, checked and typed."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Status(Enum):
    """Whether readers may see it. A draft is checked and built, but no address leads to it."""

    PUBLISHED = "published"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text comes from: the Markdown under the front matter, and the line it starts on.

    `lines` says on which line each field of the front matter is written.
    """

    file: Path
    body: str
    body_line: int
    lines: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Article:
    """An article. Dates carry the clinic's time zone; "" and () stand for what was not written.

    `id` names the article in feeds for ever, also when its address changes.
    `translation_of` is the slug of the English article that this one is in another language.
    `contents` says whether to print a list of the sections; None leaves it to the length of the text.
    `comments` asks for readers' comments, where the practice runs a server for them.
    `old_addresses` lead here: "/2020/05/a-walk", without a slash at the end.
    """

    source: Source
    title: str
    slug: str
    date: datetime.datetime
    id: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    description: str = ""
    author: str = ""
    status: Status = Status.PUBLISHED
    modified: datetime.datetime | None = None
    reviewed: datetime.date | None = None
    reviewed_by: str = ""
    next_review: datetime.date | None = None
    cover: str = ""
    cover_alt: str = ""
    lang: str = "en"
    translation_of: str = ""
    nocite: tuple[str, ...] = ()
    contents: bool | None = None
    comments: bool = False
    old_addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page that stands for itself, outside the list of articles; `translation_of` as in articles."""

    source: Source
    title: str
    slug: str
    description: str = ""
    template: str = "page"
    status: Status = Status.PUBLISHED
    lang: str = "en"
    translation_of: str = ""
    nocite: tuple[str, ...] = ()
