"""The settings of the editing program: which files there are and which fields they have.

Everything comes from the lists of fields that the readers themselves use, so that the two cannot drift.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plugins.admin.front_matter import text_fields
from plugins.admin.settings import GITHUB, Editing
from plugins.admin.widgets import ORIGINAL, Widget, label, widget
from plugins.articles.read import ARTICLE_FIELDS, PAGE_FIELDS
from plugins.authors.load import FIELDS as AUTHOR_FIELDS
from plugins.clinic.form import PLACE, PRACTICE, names

_DATA = "content/clinic.yaml"
# What changes in a hurry and from a phone has a form of its own, with an icon, though its file is the same.
_APART = {"notices": "campaign", "closures": "event_busy"}
# What changes most often comes first on the screen; in the file everything stays where it is.
_FIRST = (*_APART, "hours", "schedules")
# How the history reads.
_MESSAGES = {
    "create": "Add “{{slug}}”",
    "update": "Change “{{slug}}”",
    "uploadMedia": "Add “{{path}}”",
    "deleteMedia": "Delete “{{path}}”",
}
# How each field of an author is asked for.
_AUTHOR: dict[str, Widget] = {
    "name": {"widget": "string", "required": True, "hint": "As it stands in the articles"},
    "credentials": {"widget": "string", "hint": "Degree and licence in letters, such as PhD, LPC"},
    "license": {"widget": "string", "hint": "The licence in words, with state and number"},
    "about": {"widget": "text", "hint": "One or two sentences"},
}


@dataclass(frozen=True, slots=True)
class Editable:
    """What there is to edit. `works` are the bibliography's keys, each with words to find it by; `categories`
    are those in use.

    `several_places` says whether the practice's file lists its locations; `site` is the site's address.
    """

    works: tuple[tuple[str, str], ...]
    categories: tuple[str, ...]
    several_places: bool
    site: str


def settings(editing: Editing, editable: Editable) -> dict[str, Any]:
    """All settings, as they are written to config.json."""
    options = [{"value": key, "label": f"[@{key}] {words}"} for key, words in editable.works]
    api = {} if editing.api == GITHUB else {"api_root": editing.api}
    return {
        "backend": {
            "name": "github",
            "repo": editing.repository,
            "branch": editing.branch,
            "auth_methods": ["token"],
            "commit_messages": _MESSAGES,
            **api,
        },
        "publish_mode": "editorial_workflow" if editing.review else "simple",
        "app_title": "Edit the website",
        "logo": {"src": "../favicon.svg"},
        "site_url": editable.site,
        "media_folder": "content/images",
        "public_folder": "/images",
        # Pictures are the practice's own: no strangers' photos are looked through.
        "media_libraries": {"stock_assets": {"providers": []}},
        "editor": {"preview": False},
        "singletons": [*_practice(editable.several_places), _authors()],
        "collections": [_articles(options, editable.categories), _pages(options)],
    }


def practice_fields(several_places: bool) -> list[Widget]:
    """The practice's fields: with one place, that place's; with several, the list of them."""
    leave_out = names(PLACE) if several_places else ("locations",)
    shown = [field for field in PRACTICE if field.name not in leave_out]
    shown.sort(key=lambda field: _FIRST.index(field.name) if field.name in _FIRST else len(_FIRST))
    return [widget(field) for field in shown]


def _practice(several_places: bool) -> list[dict[str, Any]]:
    """The practice's file, as several forms that each show a part of it and keep the rest as it is."""
    fields = practice_fields(several_places)
    apart = [field for field in fields if field["name"] in _APART]
    rest = [field for field in fields if field["name"] not in _APART]
    return [
        *(_form(field["name"], field["label"], _APART[field["name"]], [field]) for field in apart),
        _form("practice", "Hours and contact", "schedule", rest),
    ]


def _form(name: str, title: str, icon: str, fields: list[Widget], file: str = _DATA) -> dict[str, Any]:
    return {
        "name": name,
        "label": title,
        "icon": icon,
        "file": file,
        # Which part of the file it writes: see page/files.js.
        "format": name,
        "fields": [*fields, ORIGINAL],
    }


def _authors() -> dict[str, Any]:
    fields = [
        {"name": name, "label": label(name), "required": False, **_AUTHOR[name]} for name in AUTHOR_FIELDS
    ]
    author = {"widget": "list", "required": False, "fields": fields, "summary": "{{name}}"}
    hint = "Only what is true and may be public; it ends each article with that name as its author"
    listed = {"name": "authors", "label": "Authors", "hint": hint, **author}
    return _form("authors", "Authors", "person", [listed], "content/authors.yaml")


def _articles(works: list[Widget], categories: Iterable[str]) -> dict[str, Any]:
    return {
        "name": "articles",
        "label": "Articles",
        "label_singular": "Article",
        "icon": "article",
        "folder": "content/articles",
        "slug": "{{fields.slug}}",
        "format": "text",
        "identifier_field": "title",
        "create": True,
        "delete": False,
        # The status first, for a phone cuts long titles.
        "summary": "{{status | default('published')}}: {{title}}",
        "sortable_fields": {
            "fields": ["date", "title", "status"],
            "default": {"field": "date", "direction": "descending"},
        },
        "fields": [
            # What somebody begins is not published unawares.
            {**field, "required": True, "default": "draft"} if field["name"] == "status" else field
            for field in text_fields(ARTICLE_FIELDS, works, categories)
        ],
    }


def _pages(works: list[Widget]) -> dict[str, Any]:
    return {
        "name": "pages",
        "label": "Pages",
        "label_singular": "Page",
        "icon": "description",
        "folder": "content/pages",
        "slug": "{{fields.slug}}",
        "format": "text",
        "identifier_field": "title",
        "create": False,
        "delete": False,
        "fields": text_fields(PAGE_FIELDS, works),
    }
