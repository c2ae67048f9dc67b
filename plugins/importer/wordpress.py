"""What a WordPress export (WXR) says of the whole site, and of one post beside what every feed says."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.importer.shortcodes import Attachment
from plugins.importer.tree import Element

_NAMESPACE = re.compile(r"\{http://wordpress\.org/export/[\d.]+/(?P<excerpt>excerpt/)?\}")
# What a post of this status is here; no other is brought.
_DRAFTS = {
    "draft": "",
    "pending": "It waited for somebody's approval on the old site.",
    "future": "It waited for its day on the old site; its date says which.",
    "private": "It was private on the old site.",
}
_OF_NO_INTEREST = frozenset({"", "post", "page", "attachment", "revision", "nav_menu_item"})


@dataclass(frozen=True, slots=True)
class OldSite:
    """Names of authors by their login, and files by their id."""

    authors: Mapping[str, str]
    attachments: Mapping[str, Attachment]
    exported: str


def named(element: Element) -> Element:
    """WordPress names its namespaces by version; "wp:" and "excerpt:" stand for all of them."""
    name = _NAMESPACE.sub(lambda match: "excerpt:" if match["excerpt"] else "wp:", element.name)
    children = [named(child) for child in element.children]
    return Element(name, element.attributes, element.line, element.text, children)


def old_site(channel: Element) -> OldSite:
    """What its channel says."""
    authors = {a.one("wp:author_login"): a.one("wp:author_display_name") for a in channel.all("wp:author")}
    files = [item for item in channel.all("item") if item.one("wp:post_type") == "attachment"]
    attachments = {
        item.one("wp:post_id"): Attachment(
            item.one("wp:attachment_url"),
            meta(item).get("_wp_attachment_image_alt", ""),
            item.one("wp:post_parent"),
        )
        for item in files
    }
    return OldSite(authors, attachments, channel.one("pubDate"))


def meta(item: Element) -> dict[str, str]:
    """The further fields of a post."""
    return {one.one("wp:meta_key"): one.one("wp:meta_value") for one in item.all("wp:postmeta")}


def is_post(item: Element) -> bool:
    """Whether it is an article: posts in the trash are none, nor are pages."""
    status = item.one("wp:status")
    return item.one("wp:post_type") in {"", "post"} and (status in {"", "publish"} or status in _DRAFTS)


def is_draft(item: Element) -> bool:
    """Whether readers could not see it."""
    return item.one("wp:status") in _DRAFTS or bool(item.one("wp:post_password"))


def remarks(item: Element) -> tuple[str, ...]:
    """What a person must know before readers may see it."""
    password = "It had a password on the old site." if item.one("wp:post_password") else ""
    return tuple(filter(None, (_DRAFTS.get(item.one("wp:status"), ""), password)))


def cover(item: Element, site: OldSite) -> Attachment | None:
    """The featured image; its address is "" when the export does not hold it."""
    number = meta(item).get("_thumbnail_id", "")
    return site.attachments.get(number, Attachment("")) if number else None


def left_out(items: Iterable[Element]) -> list[str]:
    """Sentences about what is not brought."""
    items = list(items)
    told = [
        f'The page "{item.one("title")}" (line {item.line}) was left out: pages are written here by hand.'
        for item in items
        if item.one("wp:post_type") == "page" and item.one("wp:status") != "trash"
    ]
    thrown = sum(item.one("wp:status") in {"trash", "auto-draft"} for item in items)
    others = Counter(kind for item in items if (kind := item.one("wp:post_type")) not in _OF_NO_INTEREST)
    comments = sum(len(item.all("wp:comment")) for item in items)
    if thrown:
        told.append(f"Left out, as thrown away or never begun: {thrown}.")
    if others:
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(others.items()))
        told.append(f"Left out, as no articles: {kinds}.")
    if comments:
        told.append(f"Comments of readers were left out: {comments}. Here they are not published.")
    return told
