"""Somebody who writes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """`name` is the byline of articles; "" stands for what was not given."""

    name: str
    credentials: str = ""
    license: str = ""
    about: str = ""
