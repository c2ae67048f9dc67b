"""All of it, for every published text of a project."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from plugins.advice.grade import grade
from plugins.advice.markdown_lines import lines_of_words
from plugins.advice.slips import overdue, slips
from plugins.advice.wording import wordings
from plugins.articles.markdown_ext import Converter
from plugins.articles.model import Article, Page, Status
from plugins.errors import Problem

_CITED = re.compile(r"\[[^\]]*@[^\]]*\]")  # nobody reads "(Neff, 2011)" as words


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard a text is to read; `grade` counts years of school."""

    title: str
    grade: float


def warnings(texts: Iterable[Article | Page], today: date) -> Iterator[Problem]:
    """What somebody forgot."""
    for text in _published(texts):
        file = text.source.file
        yield from slips(file, lines_of_words(text.source.body, text.source.body_line))
        if isinstance(text, Article):
            line = text.source.lines.get("next_review", 1)
            yield from overdue(file, line, text.next_review, today)


def advice(texts: Iterable[Article | Page]) -> Iterator[Problem]:
    """What somebody might say better."""
    for text in _published(texts):
        yield from wordings(text.source.file, lines_of_words(text.source.body, text.source.body_line))


def readings(texts: Iterable[Article | Page], markdown: Mapping[str, Any]) -> Iterator[Reading]:
    """How hard each article is."""
    converter = Converter(markdown, quick=True)
    for text in _published(texts):
        if isinstance(text, Article) and text.lang == "en":
            found = grade(converter.convert(_CITED.sub("", text.source.body), {}))
            if found is not None:
                yield Reading(text.title, found)


def _published(texts: Iterable[Article | Page]) -> Iterator[Article | Page]:
    return (text for text in texts if text.status is Status.PUBLISHED)
