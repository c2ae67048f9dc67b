"""The settings of the editing program: which files there are and which fields they have.

Everything comes from the lists of fields that the readers themselves use, so that the two cannot drift.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

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
_SLUG = [
    "^[a-z0-9]+(-[a-z0-9]+)*$",
    "Only small letters a-z, digits and single hyphens, such as kindness-a-start.",
]
# How the history reads.
_MESSAGES = {
    "create": "Add “{{slug}}”",
    "update": "Change “{{slug}}”",
    "uploadMedia": "Add “{{path}}”",
    "deleteMedia": "Delete “{{path}}”",
}
_DAY: Widget = {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
_YES_NO: Widget = {"widget": "select", "options": ["true", "false"]}
# How each field of a front matter is asked for, with a hint in plain words.
_FRONT: dict[str, Widget] = {
    "title": {"widget": "string", "required": True, "hint": "What readers see in lists and at the top"},
    "date": {**_DAY, "required": True, "hint": "The day it appears; a day to come waits for that day"},
    "slug": {
        "widget": "string",
        "required": True,
        "pattern": _SLUG,
        "hint": "The last part of its address, such as kindness-a-start; it should never change",
    },
    "id": {
        "widget": "string",
        "hint": "Leave this as it is, also when it is empty: it names the article for feed readers",
        "label": "ID",
    },
    "category": {"widget": "string", "hint": "One of the categories in use, or a new one"},
    "tags": {
        "widget": "list",
        "label_singular": "Tag",
        "field": {"name": "tag", "label": "Tag", "widget": "string"},
        "hint": "Words that lead to related articles",
    },
    "description": {
        "widget": "text",
        "required": True,
        "hint": "One or two sentences for search engines and lists",
    },
    "author": {"widget": "string", "hint": "The name of the author; empty means the practice"},
    "status": {
        "widget": "select",
        "options": ["published", "draft"],
        "hint": "A draft is not on the website; choose published when it is ready",
    },
    "modified": {**_DAY, "hint": "The day of the last change that matters to readers"},
    "reviewed": {**_DAY, "hint": "The day somebody last read it for correctness"},
    "reviewed_by": {"widget": "string", "hint": "Who read it, with degree"},
    "next_review": {**_DAY, "hint": "The day to read it again"},
    "cover": {"widget": "image", "choose_url": False, "hint": "A photo in place of the drawing"},
    "cover_alt": {
        "label": "What the cover shows",
        "widget": "string",
        "hint": "One sentence for people who cannot see it; every cover needs it",
    },
    "lang": {
        "label": "Language",
        "widget": "string",
        "hint": "Empty means English; otherwise two letters, such as es",
    },
    "translation_of": {
        "label": "Translation of",
        "widget": "string",
        "hint": "The slug of the English text that this one is a translation of; empty for any other",
    },
    "toc": {
        **_YES_NO,
        "label": "List of sections",
        "hint": "Whether to show a list of sections; empty leaves it to the length",
    },
    "comments": {
        **_YES_NO,
        "label": "Comments",
        "hint": "Whether readers may comment, where the practice runs a server for that; empty means no",
    },
    "old_addresses": {
        "widget": "list",
        "label_singular": "Address",
        "field": {"name": "address", "label": "Address", "widget": "string"},
        "hint": "Leave this as it is: where it stood before, such as /2020/05/a-walk",
    },
    "template": {"widget": "string", "hint": "Leave this as it is: it names the page's layout"},
}
# How each field of an author is asked for.
_AUTHOR: dict[str, Widget] = {
    "name": {"widget": "string", "required": True, "hint": "As it stands in the articles"},
    "credentials": {"widget": "string", "hint": "Degree and licence in letters, such as PhD, LPC"},
    "license": {"widget": "string", "hint": "The licence in words, with state and number"},
    "about": {"widget": "text", "hint": "One or two sentences"},
}
_NOCITE = "Works to list among the references without a citation in the text; type to search"
_LOOKUP = "Type a name or a word of the title; then type what stands in brackets into the text yourself"
# What a person who writes fills in comes first; what looks after itself comes last.
_AFTER = ("status", "cover", "cover_alt", "nocite", "tags", "author")
_WRITING = ("title", "date", "slug", "category", "description", "lookup", "body", *_AFTER)
_BODY = {
    "name": "body",
    "label": "Text",
    "widget": "text",
    "required": False,
    "hint": "Cite a work by its key: [@neff2011, p. 41] in brackets, or @neff2011 in a sentence",
}


@dataclass(frozen=True, slots=True)
class Editable:
    """What there is to edit. `works` are the bibliography's keys, each with words to find it by.

    `several_places` says whether the practice's file lists its locations; `site` is the site's address.
    """

    works: tuple[tuple[str, str], ...]
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
        "site_url": editable.site,
        "media_folder": "content/images",
        "public_folder": "/images",
        # Pictures are the practice's own: no strangers' photos are looked through.
        "media_libraries": {"stock_assets": {"providers": []}},
        "editor": {"preview": False},
        "singletons": [*_practice(editable.several_places), _authors()],
        "collections": [_articles(options), _pages(options)],
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
        "format": "practice",
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


def _articles(works: list[Widget]) -> dict[str, Any]:
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
        "summary": "{{title}} ({{status | default('published')}})",
        "fields": [
            # What somebody begins is not published unawares.
            {**field, "required": True, "default": "draft"} if field["name"] == "status" else field
            for field in _text(ARTICLE_FIELDS, works)
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
        "fields": _text(PAGE_FIELDS, works),
    }


def _text(fields: Iterable[str], works: list[Widget]) -> list[Widget]:
    """The front matter's fields, the text, and a search for works to cite in it."""
    nocite = {
        "label": "Further works",
        "widget": "select",
        "multiple": True,
        "options": works,
        "hint": _NOCITE,
    }
    asked = {**_FRONT, "nocite": nocite}
    shown = [{"name": name, "label": label(name), "required": False, **asked[name]} for name in fields]
    cited = [{"value": f"[@{work['value']}]", "label": work["label"]} for work in works]
    lookup = {"widget": "select", "required": False, "options": cited, "hint": _LOOKUP}
    shown += [{"name": "lookup", "label": "Look up a source", **lookup}, _BODY]
    shown.sort(key=lambda one: _WRITING.index(one["name"]) if one["name"] in _WRITING else len(_WRITING))
    return [*shown, ORIGINAL]
