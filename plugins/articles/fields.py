"""The fields of one file's front matter, read one by one: text in, typed values and problems out."""

import datetime
import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TypeVar

from plugins.errors import Problem

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SLUG_LENGTH = 100  # with ".html" it must fit a file name, and an address should fit a line
# Longer is a slip: a text that lost its --- line, or half a page in a heading. Also what bounds the
# work of all that comes after, such as drawing a title.
_LONGEST_LINE = 300
_LONGEST_TEXT = 2000
_MOST_TEXTS = 100
_ADDRESS = re.compile(r"(?:/[A-Za-z0-9._~-]+)+/?")
_ADDRESS_LENGTH = 200
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}

Choice = TypeVar("Choice", bound=Enum)


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it was written: one text or a list of texts, and the line it starts on."""

    value: str | tuple[str, ...]
    line: int


@dataclass(slots=True)
class Fields:
    """Reads fields by kind and keeps every problem it meets; a field not written is None, "" or ().

    `what` is the word for the file in sentences: "article" or "page".
    """

    file: Path
    what: str
    written: Mapping[str, Field]
    zone: datetime.tzinfo
    problems: list[Problem] = field(default_factory=list)

    def only(self, known: Iterable[str]) -> None:
        """Complain about every field with another name."""
        names = list(known)
        for name, written in self.written.items():
            if name not in names:
                self._complain(
                    written.line,
                    f'"{name}" is not a field of {_a(self.what)}.',
                    nearest(name, names) or f"The fields are: {', '.join(names)}.",
                )

    def text(self, name: str) -> str:
        """A text on one or more lines, without the space around it."""
        written = self.written.get(name)
        if written is None:
            return ""
        if isinstance(written.value, tuple):
            self._complain(written.line, f"{name} is a list.", f"Write one text: {name}: …")
            return ""
        text = " ".join(written.value.split())
        longest = _LONGEST_TEXT if name == "description" else _LONGEST_LINE
        return text if self._short(name, text, longest) else ""

    def required(self, name: str) -> str:
        """A text that must be there."""
        complaints = len(self.problems)
        text = self.text(name)
        if not text and len(self.problems) == complaints:
            line = self.written[name].line if name in self.written else 1
            sentence = f"The {self.what} has no {name}."
            self._complain(line, sentence, f"Write it between the --- lines: {name}: …")
        return text

    def slug(self, name: str) -> str:
        """The last part of the address."""
        slug = self.required(name)
        if slug and not (_SLUG.fullmatch(slug) and len(slug) <= _SLUG_LENGTH):
            better = re.sub(r"[^a-z0-9]+", "-", slug.lower()).strip("-")[:_SLUG_LENGTH].strip("-")
            self._complain(
                self.written[name].line,
                f'The slug "{slug[:_SLUG_LENGTH]}" becomes part of an address and can hold '
                "only small letters a-z, digits and single hyphens.",
                f'How about "{better}"?' if better else "",
            )
        return slug

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; one text with commas counts as a list too."""
        written = self.written.get(name)
        if written is None:
            return ()
        texts = written.value.split(",") if isinstance(written.value, str) else written.value
        found = tuple(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))
        if len(found) > _MOST_TEXTS:
            self._complain(written.line, f"{name} lists {len(found)} texts.", f"{_MOST_TEXTS} are plenty.")
            return ()
        return tuple(text for text in found if self._short(name, text, _LONGEST_LINE))

    def one_of(self, name: str, known: tuple[str, ...], what: str) -> str:
        """One of the words the site knows; the first of them where none is written."""
        text = self.text(name)
        if not text or text in known:
            return text or known[0]
        self._complain(
            self.written[name].line,
            f'{name} is "{text[:40]}", which is no {what} of this site.',
            nearest(text, known) or nearest(text[:2], known) or f"Write one of: {', '.join(known)}.",
        )
        return known[0]

    def addresses(self, name: str) -> tuple[str, ...]:
        """Addresses inside the site, without a slash at the end."""
        texts = self.texts(name)
        for text in texts:
            if not _ADDRESS.fullmatch(text) or "/../" in f"{text}/" or len(text) > _ADDRESS_LENGTH:
                self._complain(
                    self.written[name].line,
                    f'{name} has "{text[:_ADDRESS_LENGTH]}".',
                    "Write what stood behind the site's name: /2020/05/a-walk",
                )
        return tuple(dict.fromkeys(text.rstrip("/") for text in texts))

    def flag(self, name: str) -> bool | None:
        """True or false."""
        text = self.text(name)
        if text and text.lower() not in _FLAGS:
            self._complain(self.written[name].line, f'{name} is "{text}".', "Write true or false.")
        return _FLAGS.get(text.lower())

    def choice(self, name: str, default: Choice) -> Choice:
        """One of a few words."""
        text = self.text(name)
        words = {str(member.value): member for member in type(default)}
        if text and text not in words:
            self._complain(
                self.written[name].line,
                f'{name} is "{text}".',
                nearest(text, words) or f"Write one of: {', '.join(words)}.",
            )
        return words.get(text, default)

    def day(self, name: str) -> datetime.date | None:
        """A day in the calendar of the clinic."""
        moment = self.moment(name)
        return moment.date() if moment else None

    def moment(self, name: str) -> datetime.datetime | None:
        """A day, or a day and a time: in the clinic's time zone where none is written."""
        text = self.text(name)
        if not text:
            return None
        try:
            moment = datetime.datetime.fromisoformat(text)
            return moment.astimezone(self.zone) if moment.tzinfo else moment.replace(tzinfo=self.zone)
        except (ValueError, OverflowError):
            shaped = re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)
            line = self.written[name].line
            if shaped:
                self._complain(line, f"{text} is not a day in the calendar.", "")
            else:
                self._complain(line, f'{name} is "{text}", not a date.', "Write it like 2026-11-20.")
            return None

    def required_moment(self, name: str) -> datetime.datetime:
        """A moment that must be there; where it is not, a complaint and any moment."""
        written = self.required(name) and self.moment(name)
        return written or datetime.datetime(1, 1, 1, tzinfo=self.zone)

    def _short(self, name: str, text: str, longest: int) -> bool:
        if len(text) > longest:
            sentence = f"A text of {name} has {len(text):,} letters."
            self._complain(self.written[name].line, sentence, f"{longest:,} are plenty.")
        return len(text) <= longest

    def _complain(self, line: int, sentence: str, suggestion: str) -> None:
        self.problems.append(Problem(self.file, line, sentence, suggestion))


def nearest(word: str, words: Iterable[str]) -> str:
    """The word that was meant, as a question; "" when none is near."""
    close = difflib.get_close_matches(word.lower(), list(words), n=1, cutoff=0.6)
    return f'Did you mean "{close[0]}"?' if close else ""


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
