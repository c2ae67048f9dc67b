"""Which articles are most alike."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True, slots=True)
class Traits:
    """What an article is about: the tags its author gave it, and the keys of the works it cites."""

    tags: frozenset[str]
    cited: frozenset[str]

    @property
    def all(self) -> Iterator[tuple[str, str]]:
        """Tags and works, told apart."""
        return chain((("tag", tag) for tag in self.tags), (("work", key) for key in self.cited))


def related(articles: Iterable[Traits], count: int) -> tuple[tuple[int, ...], ...]:
    """For each article the places of the `count` most alike, the most alike first.

    A shared tag and a shared work count the same. Among equals, and where nothing is shared, the order of
    the articles decides: newest first.
    """
    traits = tuple(articles)
    having: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, article in enumerate(traits):
        for trait in article.all:
            having[trait].append(place)
    return tuple(
        _most_alike(place, article, having, len(traits), count) for place, article in enumerate(traits)
    )


def _most_alike(
    place: int, article: Traits, having: dict[tuple[str, str], list[int]], total: int, count: int
) -> tuple[int, ...]:
    shared = Counter(chain.from_iterable(having[trait] for trait in article.all))
    del shared[place]  # an article shares everything with itself
    alike: list[int] = []
    # Not by sorting, because thousands may share one trait, and two are wanted.
    for most in range(max(shared.values(), default=0), 0, -1):
        alike += sorted(other for other, number in shared.items() if number == most)
        if len(alike) >= count:
            break
    del alike[count:]
    # Enough of the newest to fill up, whatever is taken already.
    newest = (other for other in range(min(total, 2 * count + 1)) if other != place and other not in alike)
    return (*alike, *newest)[:count]
