"""Crossref's JSON for a work → a typed record.

The shape is that of https://api.crossref.org/swagger-ui and api_format.md of CrossRef/rest-api-doc. Hardly a
field is guaranteed; one that is missing, null or of another shape is read as empty.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person, or a group when only `name` is given."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """A retraction, correction and the like: its type in Crossref's words, the other DOI, its date."""

    type: str
    doi: str
    label: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What Crossref holds about a work. Years are "" when not given; `issued` is the earliest of them."""

    doi: str
    type: str = ""
    title: str = ""
    subtitle: str = ""
    containers: tuple[str, ...] = ()
    authors: tuple[Contributor, ...] = ()
    editors: tuple[Contributor, ...] = ()
    year_in_print: str = ""
    year_online: str = ""
    year_issued: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    article_number: str = ""
    publisher: str = ""
    institution: str = ""
    updated_by: tuple[Update, ...] = ()
    update_to: tuple[Update, ...] = ()
    published_as: tuple[str, ...] = ()


def read_record(message: object) -> Record:
    """One item: the `message` of /works/{doi}, or one of a list's `items`."""
    return Record(
        doi=_text(message, "DOI"),
        type=_text(message, "type"),
        title=_first(message, "title"),
        subtitle=_first(message, "subtitle"),
        containers=tuple(text for item in _list(message, "container-title") if (text := _folded(item))),
        authors=_contributors(message, "author"),
        editors=_contributors(message, "editor"),
        year_in_print=_year(message, "published-print"),
        year_online=_year(message, "published-online"),
        year_issued=_year(message, "issued") or _year(message, "published"),
        volume=_text(message, "volume"),
        issue=_text(message, "issue"),
        pages=_text(message, "page"),
        article_number=_text(message, "article-number"),
        publisher=_text(message, "publisher"),
        institution=next((_text(item, "name") for item in _list(message, "institution")), ""),
        updated_by=_updates(message, "updated-by"),
        update_to=_updates(message, "update-to"),
        published_as=tuple(
            _text(other, "id") for other in _list(_node(message, "relation"), "is-preprint-of")
        ),
    )


def read_list(message: object) -> tuple[Record, ...]:
    """The items of a list: the `message` of /works?query…"""
    return tuple(read_record(item) for item in _list(message, "items"))


def read_agency(message: object) -> str:
    """The `message` of /works/{doi}/agency."""
    agency = _node(message, "agency")
    return _text(agency, "label") or _text(agency, "id")


def _contributors(message: object, name: str) -> tuple[Contributor, ...]:
    found = (
        Contributor(_text(item, "family"), _text(item, "given"), _text(item, "suffix"), _text(item, "name"))
        for item in _list(message, name)
    )
    return tuple(one for one in found if one.family or one.name)


def _updates(message: object, name: str) -> tuple[Update, ...]:
    """Each once: the publisher and Retraction Watch often report the same."""
    found = (
        Update(
            _text(item, "type").lower().replace("-", "_").replace(" ", "_"),
            _text(item, "DOI").lower(),
            _text(item, "label"),
            "-".join(f"{number:02}" for number in _date_parts(item, "updated")),
        )
        for item in _list(message, name)
    )
    unique = {(update.type, update.doi): update for update in reversed(tuple(found))}
    return tuple(reversed(unique.values()))


def _year(message: object, name: str) -> str:
    return next((str(number) for number in _date_parts(message, name)), "")


def _date_parts(message: object, name: str) -> tuple[int, ...]:
    """ "date-parts" is a list of dates, each [year, month, day] or less; [[null]] stands for none."""
    first = next(iter(_list(_node(message, name), "date-parts")), None)
    return tuple(number for number in first if isinstance(number, int)) if isinstance(first, list) else ()


def _node(message: object, name: str) -> object:
    return message.get(name) if isinstance(message, dict) else None


def _list(message: object, name: str) -> list[object]:
    found = _node(message, name)
    return found if isinstance(found, list) else []


def _first(message: object, name: str) -> str:
    return next((_folded(item) for item in _list(message, name)), "")


def _text(message: object, name: str) -> str:
    return _folded(_node(message, name))


def _folded(item: object) -> str:
    return " ".join(item.split()) if isinstance(item, str) else ""
