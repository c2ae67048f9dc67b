"""All articles of the last build at once, when nothing has changed since but the text of a few.

Then their titles, dates, tags, and the lists made of them are the same; neither need the articles be made,
nor the lists, nor can pages have changed that read none of the changed texts. Otherwise Pelican does its
work.
"""

import os
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from plugins.fastbuild.counts import counts
from plugins.fastbuild.fingerprints import Fingerprints, UnknownError
from plugins.fastbuild.frozen import Frozen, NotFrozenError, freeze, make_wrapper, wrapper_kind
from plugins.fastbuild.kept_bodies import KeptBody
from plugins.fastbuild.links import may_have_links, moves_a_file
from plugins.fastbuild.membership import Members
from plugins.fastbuild.reading import Texts, text_name
from plugins.fastbuild.sources import sources
from plugins.fastbuild.unchanged_files import Stamp

LISTS = (
    "articles",
    "translations",
    "hidden_articles",
    "hidden_translations",
    "drafts",
    "drafts_translations",
    "dates",
)
_NAMED = ("tags", "categories", "authors")
_IN_CONTEXT = ("articles", "drafts", "hidden_articles", "dates", *_NAMED, "related_posts")
# More changed texts than these are read by several processes, which Pelican's own way leads to.
_FEW = 16

Rows = dict[str, Any]


class CannotError(Exception):
    """Pelican must do its work; says why."""


def seen(generator: ArticlesGenerator) -> dict[str, Stamp | None]:
    """The generator's source files; raises CannotError."""
    settings = generator.settings
    try:
        return sources(generator, settings["ARTICLE_PATHS"], settings["ARTICLE_EXCLUDES"])
    except OSError as error:
        raise CannotError(str(error)) from None


def captured(generator: ArticlesGenerator, stamps: Mapping[str, Stamp | None]) -> Rows:
    """What to keep of a generator that has read its articles since `seen`; raises CannotError."""
    settings, texts = generator.settings, _texts(generator)
    found = list(generator.context["generated_content"].items())
    articles = [article for _, article in found]
    if any(type(article) is not Article or hasattr(article, "override_save_as") for article in articles):
        raise CannotError("there are unusual articles")
    numbers = {id(article): number for number, article in enumerate(articles)}
    paths = [os.path.join(generator.path, location) for location, _ in found]
    bodies = [vars(article)["_content"] for article in articles]
    if set(stamps) != set(paths) or not all(isinstance(body, KeptBody) for body in bodies):
        raise CannotError("not every text is kept")
    try:
        latest = max((article.date.timestamp() for article in articles), default=0.0)
        frozen = freeze(articles, numbers)
        named = {name: _named_lists(getattr(generator, name), numbers) for name in _NAMED}
    except (NotFrozenError, UnknownError, OverflowError, OSError, AttributeError, TypeError) as error:
        raise CannotError(str(error)) from None
    if not settings["WITH_FUTURE_DATES"] and latest > time.time():
        raise CannotError("an article waits for its day")
    return {
        "latest": latest,
        "stamps": [stamps[path] for path in paths],
        "paths": paths,
        "locations": [location for location, _ in found],
        "frozen": frozen,
        "places": [body.place for body in bodies],
        "linked": [body.has_links for body in bodies],
        "pack": texts.pack.stat().st_ino,
        "lists": {name: [numbers[id(one)] for one in getattr(generator, name)] for name in LISTS},
        "named": named,
        "periods": {
            kind: [
                {key: [numbers[id(one)] for one in value] if key in ("dates", "articles") else value
                 for key, value in period.items()}
                for period in periods
            ]
            for kind, periods in generator.period_archives.items()
        },
        "static_links": sorted(generator.context["static_links"]),
        "linking": [number for number, article in enumerate(articles) if _formatted_links(article)],
    }  # fmt: skip


class Restored:
    """A generator's articles as they were, but for a few texts."""

    def __init__(self, generator: ArticlesGenerator, rows: Rows, stamps: Mapping[str, Stamp | None]) -> None:
        """Raises CannotError; then nothing has happened."""
        self.generator, self.rows, settings = generator, dict(rows), generator.settings
        self._texts = _texts(generator)
        if not settings["WITH_FUTURE_DATES"] and rows["latest"] > time.time():
            raise CannotError("an article is of the future")
        paths = rows["paths"]
        if len(stamps) != len(paths) or not stamps.keys() >= set(paths):
            raise CannotError("there are other files")
        touched = [
            number
            for number, (path, then) in enumerate(zip(paths, rows["stamps"], strict=True))
            if then is None or stamps[path] != then
        ]
        self.changed = [number for number in touched if text_name(paths[number]) != rows["places"][number][0]]
        if len(self.changed) > _FEW:
            raise CannotError("many texts have changed")
        self.is_same = not touched
        counts.known += len(paths) - len(self.changed)
        self.rows["stamps"] = [stamps[path] for path in paths]
        self.rows["places"], self.rows["linked"] = list(rows["places"]), list(rows["linked"])
        try:
            if self._texts.pack.stat().st_ino != rows["pack"]:
                raise CannotError("the kept texts have been put in order")
        except OSError:
            raise CannotError("the kept texts are gone") from None
        self._frozen = Frozen(rows["frozen"], self._body, settings, generator.context)
        if self.changed:
            self._texts.read([paths[number] for number in self.changed], all_paths=False)
            for number in self.changed:
                self._exchange(number)

    def take_place(self) -> None:
        """Let the generator have the articles and all its lists of them."""
        generator, rows, all_ = self.generator, self.rows, self._frozen.articles
        context = generator.context
        context["generated_content"].update(zip(rows["locations"], all_, strict=True))
        context["static_links"] |= set(rows["static_links"])
        for name, numbers in rows["lists"].items():
            setattr(generator, name, [all_[number] for number in numbers])
        named = {
            name: [(make_wrapper(*kind), Members(map(all_.__getitem__, numbers))) for kind, numbers in items]
            for name, items in rows["named"].items()
        }
        generator.tags = defaultdict(Members, named["tags"])
        generator.categories, generator.authors = named["categories"], named["authors"]
        generator.period_archives = defaultdict(list)
        for kind, periods in rows["periods"].items():
            generator.period_archives[kind] = [
                {key: [all_[number] for number in value] if key in ("dates", "articles") else value
                 for key, value in period.items()}
                for period in periods
            ]  # fmt: skip
        generator._update_context(_IN_CONTEXT)
        context["period_archives"] = generator.period_archives
        linking = [all_[number] for number in rows["linking"]]
        generator.refresh_metadata_intersite_links = partial(_refresh, linking)
        signals.article_generator_finalized.send(generator)

    def changed_articles(self) -> list[Any]:
        """Those with another text."""
        return [self._frozen.articles[number] for number in self.changed]

    def some(self, name: str) -> list[Any]:
        """The articles whose numbers were kept under a name."""
        return [self._frozen.articles[number] for number in self.rows[name]]

    def _exchange(self, number: int) -> None:
        """Give an article its new text, if nothing else of it is new."""
        old, new = self._frozen.articles[number], self._read_anew(number)
        new.translations = old.translations
        prints = Fingerprints(self.generator.settings, ())
        links = old.get_static_links() == new.get_static_links()
        if not links or moves_a_file(new) or prints.own(old) != prints.own(new):
            raise CannotError("more than a text has changed")
        place = self._texts.places.get(self.rows["paths"][number])
        if place is None:
            raise CannotError("a text cannot be kept")
        self.rows["places"][number] = place
        self.rows["linked"][number] = may_have_links(new._content, new.settings)
        vars(old)["_content"] = self._body(number)

    def _read_anew(self, number: int) -> Any:
        generator = self.generator
        try:
            new = generator.readers.read_file(
                base_path=generator.path,
                path=self.rows["locations"][number],
                content_class=Article,
                context=generator.context,
            )
            if type(new) is Article and new.is_valid():
                return new
        except Exception as error:  # noqa: BLE001 - it will happen again where it is told
            raise CannotError(str(error)) from None
        raise CannotError("an article is none any more")

    def _body(self, number: int) -> KeptBody:
        place, linked = self.rows["places"][number], self.rows["linked"][number]
        return KeptBody(self._texts, self.rows["paths"][number], place, linked, False)


def _texts(generator: ArticlesGenerator) -> Texts:
    texts: Texts = generator._fastbuild_texts
    return texts


def _named_lists(named: Any, numbers: Mapping[int, int]) -> list[Any]:
    items: Iterable[Any] = named.items() if isinstance(named, dict) else named
    return [(wrapper_kind(wrapper), [numbers[id(one)] for one in some]) for wrapper, some in items]


def _formatted_links(article: Any) -> bool:
    settings = article.settings
    values = (article.metadata.get(name, "") for name in settings["FORMATTED_FIELDS"])
    return any(may_have_links(str(value), settings) for value in values)


def _refresh(articles: list[Any]) -> None:
    for article in articles:
        article.refresh_metadata_intersite_links()
