"""Lists with a quick `in`, and translations found group by group, answer as Pelican's own."""

from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.contents import Article
from pelican.settings import DEFAULT_CONFIG
from pelican.utils import process_translations

from plugins.fastbuild.membership import Members
from plugins.fastbuild.translations import in_groups


class Alike:
    """Equals everything of its kind."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Alike)

    __hash__ = None  # type: ignore[assignment]


THINGS: list[Any] = [object(), object(), object(), Alike(), Alike(), 1, 1.0, True, "a"]
things = st.sampled_from(THINGS)
changes = st.lists(
    st.tuples(
        st.sampled_from(["append", "extend", "insert", "remove", "pop", "clear", "set", "del", "+=", "*="]),
        things,
    ),
    max_size=12,
)


def changed(items: list[Any], change: str, thing: Any) -> None:
    match change:
        case "append":
            items.append(thing)
        case "extend":
            items.extend([thing, thing])
        case "insert":
            items.insert(0, thing)
        case "remove" if thing in list(items):
            items.remove(thing)
        case "pop" if items:
            items.pop()
        case "clear":
            items.clear()
        case "set" if items:
            items[0] = thing
        case "del" if items:
            del items[0]
        case "+=":
            items += [thing]
        case "*=":
            items *= 2


@given(changes)
def test_a_list_that_knows_its_members_is_a_list(sequence: list[tuple[str, Any]]) -> None:
    plain: list[Any] = []
    quick = Members()
    for change, thing in sequence:
        changed(plain, change, thing)
        changed(quick, change, thing)
        assert quick == plain
        assert [one in quick for one in THINGS] == [one in plain for one in THINGS]


def article(slug: str, lang: str, translation: str) -> Article:
    metadata = {"title": slug, "slug": slug, "lang": lang, "translation": translation}
    return Article(
        "", metadata, settings={**DEFAULT_CONFIG, "PATH": "/content"}, source_path=f"/content/{slug}.md"
    )


written = st.lists(
    st.tuples(
        st.sampled_from("abcd"), st.sampled_from(["en", "de", "fr"]), st.sampled_from(["false", "true"])
    ),
    max_size=9,
)


@settings(deadline=None, max_examples=60)
@given(written, st.sampled_from(["slug", {"slug"}, {"slug", "lang"}, None, ""]))
def test_translations_are_those_that_pelican_finds(
    texts: list[tuple[str, str, str]], identity: str | set[str] | None
) -> None:
    def told(process: Any) -> list[Any]:
        articles = [article(*text) for text in texts]
        places = {id(one): place for place, one in enumerate(articles)}
        originals, translations = process(articles, identity)
        return [
            [places[id(one)] for one in originals],
            [places[id(one)] for one in translations],
            [[places[id(other)] for other in one.translations] for one in articles],
        ]

    assert told(in_groups(process_translations)) == told(process_translations)


def test_what_cannot_be_sorted_is_told_by_pelican() -> None:
    for items in (
        [SimpleNamespace(slug="a"), SimpleNamespace()],
        [SimpleNamespace(slug=1), SimpleNamespace(slug="a")],
    ):
        errors = []
        for process in (process_translations, in_groups(process_translations)):
            try:
                process(list(items), "slug")
            except Exception as error:  # noqa: BLE001 - whatever it is, it must be the same
                errors.append(repr(error))
        assert len(errors) == 2
        assert errors[0] == errors[1]
