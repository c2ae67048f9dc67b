"""How the editing program asks for a text: its front matter field by field, and the text itself."""

from collections.abc import Iterable

from plugins.admin.widgets import ORIGINAL, Widget, label
from plugins.languages.catalogue import LANGUAGES
from plugins.languages.model import ENGLISH

_SLUG = [
    "^[a-z0-9]+(-[a-z0-9]+)*$",
    "Only small letters a-z, digits and single hyphens, such as kindness-a-start.",
]
_DAY: Widget = {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
_YES_NO: Widget = {"widget": "select", "options": ["true", "false"]}
# How each field of a front matter is asked for, with a hint in plain words.
_FRONT: dict[str, Widget] = {
    "title": {"widget": "string", "required": True, "hint": "What readers see in lists and at the top"},
    "date": {
        **_DAY,
        "required": True,
        "default": "{{now}}",
        "hint": "The day it appears; a day to come waits for that day",
    },
    "slug": {
        "widget": "string",
        "required": True,
        "pattern": _SLUG,
        "hint": "The last part of its address, such as kindness-a-start; once published, leave it as it is",
    },
    "id": {
        "widget": "string",
        "hint": "Leave this as it is, also when it is empty: it names the article for feed readers",
        "label": "ID",
    },
    "category": {"widget": "string"},
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
    "cover": {
        "widget": "image",
        "choose_url": False,
        "hint": "A photo in place of the drawing at the top",
    },
    "cover_alt": {
        "label": "What the cover shows",
        "widget": "string",
        "hint": "One sentence for people who cannot see it; every cover needs it",
    },
    "lang": {
        "label": "Language",
        "widget": "select",
        "options": [code for code in LANGUAGES if code != ENGLISH.code],
        "hint": "Empty means English; es is Spanish",
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
_NOCITE = "Works to list among the references without a citation in the text; type to search"
_LOOKUP = "Type a name or a word of the title; then type what stands in brackets into the text yourself"
# What a person who writes fills in comes first; what looks after itself comes last.
_AFTER = ("status", "cover", "cover_alt", "category", "tags", "nocite", "author")
_WRITING = ("title", "date", "slug", "description", "lookup", "body", *_AFTER)
_BODY = {
    "name": "body",
    "label": "Text",
    "widget": "text",
    "required": False,
    "hint": "Cite a work by its key: [@neff2011, p. 41] in brackets, or @neff2011 in a sentence",
}


def text_fields(fields: Iterable[str], works: list[Widget], categories: Iterable[str] = ()) -> list[Widget]:
    """The front matter's fields, the text, and a search for works to cite in it; `categories` are in use."""
    known = ", ".join(categories)
    nocite = {
        "label": "Further works",
        "widget": "select",
        "multiple": True,
        "options": works,
        "hint": _NOCITE,
    }
    category = {**_FRONT["category"], "hint": f"{known}, or a new one" if known else "What it is about"}
    asked = {**_FRONT, "category": category, "nocite": nocite}
    shown = [{"name": name, "label": label(name), "required": False, **asked[name]} for name in fields]
    cited = [{"value": f"[@{work['value']}]", "label": work["label"]} for work in works]
    lookup = {"widget": "select", "required": False, "options": cited, "hint": _LOOKUP}
    shown += [{"name": "lookup", "label": "Look up a source", **lookup}, _BODY]
    shown.sort(key=lambda one: _WRITING.index(one["name"]) if one["name"] in _WRITING else len(_WRITING))
    return [*shown, ORIGINAL]
