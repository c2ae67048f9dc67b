"""A feed or an export → posts, as the old site wrote them."""

import datetime
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.errors import DataError, Problem
from plugins.importer import wordpress
from plugins.importer.shortcodes import Attachment, without_signs
from plugins.importer.tree import Element, read_tree
from plugins.importer.wordpress import OldSite

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_MEDIA = "{http://search.yahoo.com/mrss/}content"
# What WordPress calls what has no category.
_NO_CATEGORY = "Uncategorized"


@dataclass(frozen=True, slots=True)
class Post:
    """One post. `html` is not to be trusted; it was at `address`; in the file it starts on `line`.

    `cover` is its own picture, with "" as its address when the export does not hold it.
    """

    title: str
    address: str
    date: datetime.datetime
    html: str
    line: int
    author: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    description: str = ""
    id: str = ""
    name: str = ""
    draft: bool = False
    opening_only: bool = False
    cover: Attachment | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """The posts of a file, in its order, and sentences about what else it holds and nobody brings."""

    posts: tuple[Post, ...]
    left: tuple[str, ...]


def read_posts(file: Path, content: bytes, zone: datetime.tzinfo) -> Export:
    """Everything in the file; DataError with every problem there is."""
    root = read_tree(file, content)
    channel = next(iter(root.all("channel")), None)
    if root.name != "rss" or channel is None:
        sentence = "This is neither an RSS feed nor a WordPress export."
        raise DataError((Problem(file, root.line, sentence, "A feed starts with <rss> and <channel>."),))
    posts: list[Post] = []
    problems: list[Problem] = []
    channel = wordpress.named(channel)
    site = wordpress.old_site(channel)
    for item in filter(wordpress.is_post, channel.all("item")):
        try:
            posts.append(_post(file, item, site, zone))
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(tuple(problems))
    if not posts:
        raise DataError((Problem(file, channel.line, "The file holds no posts."),))
    return Export(tuple(posts), tuple(wordpress.left_out(channel.all("item"))))


def _post(file: Path, item: Element, site: OldSite, zone: datetime.tzinfo) -> Post:
    title = " ".join(item.one("title").split())
    if not title:
        raise DataError((Problem(file, item.line, "This post has no title."),))
    whole, opening = item.one(_CONTENT), item.one("description")
    terms = item.all("category")
    html, remarks = whole or opening, wordpress.remarks(item)
    if item.one("wp:post_type"):
        html, more = without_signs(whole, item.one("wp:post_id"), site.attachments)
        html, remarks = html if _has_paragraphs(whole) else _paragraphs(html), (*remarks, *more)
        opening = item.one("excerpt:encoded") or opening
    login = item.one(_CREATOR)
    return Post(
        title=title,
        address=item.one("link"),
        date=_date(file, item, site, zone),
        html=html,
        line=item.line,
        author=site.authors.get(login) or login,
        categories=tuple(
            term.text.strip()
            for term in terms
            if term.attributes.get("domain") in {None, "category"} and term.text.strip() != _NO_CATEGORY
        ),
        tags=tuple(t.text.strip() for t in terms if t.attributes.get("domain") == "post_tag"),
        description=re.sub(r"<[^>]*>", "", opening) if whole else "",
        id=item.one("guid"),
        name=unquote(item.one("wp:post_name"))
        or unquote(urlsplit(item.one("link")).path.rstrip("/").rpartition("/")[2]),
        draft=wordpress.is_draft(item),
        opening_only=not whole and not item.one("wp:post_type"),
        cover=wordpress.cover(item, site) if item.one("wp:post_type") else _picture(item),
        remarks=remarks,
    )


def _picture(item: Element) -> Attachment | None:
    """Wix names a post's own picture as an enclosure, or in the way of Media RSS."""
    for named in (*item.all("enclosure"), *item.all(_MEDIA)):
        picture = f"{named.attributes.get('type', '')} {named.attributes.get('medium', '')}"
        if "image" in picture and named.attributes.get("url"):
            return Attachment(named.attributes["url"])
    return None


def _date(file: Path, item: Element, site: OldSite, zone: datetime.tzinfo) -> datetime.datetime:
    local, written = item.one("wp:post_date"), item.one("pubDate")
    if local.startswith("0000") and wordpress.is_draft(item):  # it was never published
        local, written = "", site.exported
    try:
        if local:
            return datetime.datetime.fromisoformat(local).replace(tzinfo=zone)
        moment = parsedate_to_datetime(written)
        return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    except (ValueError, OverflowError, TypeError):
        found = [child for name in ("wp:post_date", "pubDate") for child in item.all(name)]
        line = found[0].line if found else item.line
        sentence = (
            f'The date "{local or written}" cannot be read.' if local or written else "This post has no date."
        )
        raise DataError(
            (Problem(file, line, sentence, "Write it like Mon, 06 Mar 2023 14:00:00 GMT."),)
        ) from None


def _has_paragraphs(html: str) -> bool:
    return bool(re.search(r"<p[\s>]", html, re.IGNORECASE))


def _paragraphs(html: str) -> str:
    """WordPress's older posts have paragraphs by empty lines."""
    blocks = (block.strip() for block in re.split(r"\n\s*\n", html.replace("\r\n", "\n")))
    return "\n".join(
        block if re.match(r"<(?!a\b|em\b|i\b|strong\b|b\b|img\b|span\b)", block) else f"<p>{block}</p>"
        for block in blocks
        if block
    )
