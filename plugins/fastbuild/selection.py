"""Some of an article generator's pages, by the number of the call that writes them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from pelican.generators import ArticlesGenerator

_ARTICLES = ("translations", "articles", "hidden_translations", "hidden_articles")
_DRAFTS = ("drafts_translations", "drafts")


def generate_some(generator: ArticlesGenerator, numbers: Sequence[int], writer: Any) -> None:
    """As `generator.generate_pages(writer)`, but only the calls with these numbers, in order."""
    write = partial(writer.write_file, relative_urls=generator.settings["RELATIVE_URLS"])
    wanted, own = _Wanted(numbers), ArticlesGenerator

    def choose(method: Callable[[Any, Any], None], chosen: Mapping[str, Any]) -> None:
        if any(chosen.values()):
            method(_Choosing(generator, chosen), write)

    choose(own.generate_articles, {name: wanted.of(getattr(generator, name)) for name in _ARTICLES})
    periods = {kind: wanted.of(some) for kind, some in generator.period_archives.items()}
    periods = {kind: some for kind, some in periods.items() if some}
    choose(own.generate_period_archives, {"period_archives": periods})
    settings = generator.settings
    direct = [name for name in settings["DIRECT_TEMPLATES"] if settings.get(f"{name.upper()}_SAVE_AS", "y")]
    if chosen := wanted.of(direct):
        choose(own.generate_direct_templates, {"settings": {**settings, "DIRECT_TEMPLATES": chosen}})
    choose(own.generate_tags, {"tags": dict(wanted.of(generator.tags.items()))})
    choose(own.generate_categories, {"categories": wanted.of(generator.categories)})
    choose(own.generate_authors, {"authors": wanted.of(generator.authors)})
    choose(own.generate_drafts, {name: wanted.of(getattr(generator, name)) for name in _DRAFTS})


def generate_feeds_of(generator: ArticlesGenerator, items: set[int], writer: Any) -> None:
    """As `generator.generate_feeds(writer)`, if these articles, by `id`, are all that feeds have.

    Pelican sorts all articles to find them; the same ones come first without the others.
    """
    originals = {id(one) for item in _some(generator, items) for one in (item, *item.translations)}
    chosen = {
        "articles": [article for article in generator.articles if id(article) in originals],
        "translations": [article for article in generator.translations if id(article) in items],
    }
    ArticlesGenerator.generate_feeds(_Choosing(generator, chosen), writer)


def _some(generator: ArticlesGenerator, items: set[int]) -> Iterator[Any]:
    for name in (*_ARTICLES, *_DRAFTS):
        yield from (article for article in getattr(generator, name) if id(article) in items)


class _Wanted:
    """Goes through all calls' subjects, list by list."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._numbers = sorted(numbers)
        self._next = self._place = 0

    def of(self, subjects: Any) -> list[Any]:
        """Those of a list whose numbers are wanted."""
        start, self._place = self._place, self._place + len(subjects)
        numbers = list(self._until(self._place))
        if isinstance(subjects, list):
            return [subjects[number - start] for number in numbers]
        every = list(islice(subjects, len(subjects))) if numbers else []
        return [every[number - start] for number in numbers]

    def _until(self, end: int) -> Iterator[int]:
        while self._next < len(self._numbers) and self._numbers[self._next] < end:
            yield self._numbers[self._next]
            self._next += 1


class _Choosing:
    """A generator with some of its lists shortened."""

    def __init__(self, generator: ArticlesGenerator, chosen: Mapping[str, Any]) -> None:
        self._generator = generator
        vars(self).update(chosen)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._generator, name)
