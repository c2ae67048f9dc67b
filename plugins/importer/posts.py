"""A feed or an export → posts, as the old site wrote them."""

import datetime
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.errors import DataError, Problem
from plugins.importer.tree import Element, read_tree

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_WORDPRESS = re.compile(r"\{http://wordpress\.org/export/[\d.]+/\}")


@dataclass(frozen=True, slots=True)
class Post:
    """One post. `html` is not to be trusted; It was at `address`; in the file it starts on `line`."""

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


def read_posts(file: Path, content: bytes, zone: datetime.tzinfo) -> tuple[Post, ...]:
    """Every post, in the order of the file; DataError with every problem there is."""
    root = read_tree(file, content)
    channel = next(iter(root.all("channel")), None)
    if root.name != "rss" or channel is None:
        sentence = "This is neither an RSS feed nor a WordPress export."
        raise DataError((Problem(file, root.line, sentence, "A feed starts with <rss> and <channel>."),))
    posts: list[Post] = []
    problems: list[Problem] = []
    for item in channel.all("item"):
        fields = _without_version(item)
        if fields.one("wp:post_type") in {"", "post"} and fields.one("wp:status") not in {
            "trash",
            "auto-draft",
        }:
            try:
                posts.append(_post(file, fields, zone))
            except DataError as error:
                problems += error.problems
    if problems:
        raise DataError(tuple(problems))
    if not posts:
        raise DataError((Problem(file, channel.line, "The file holds no posts."),))
    return tuple(posts)


def _without_version(item: Element) -> Element:
    """WordPress names its namespace by version; "wp:" stands for all of them."""
    children = [
        Element(_WORDPRESS.sub("wp:", child.name), child.attributes, child.line, child.text)
        for child in item.children
    ]
    return Element(item.name, item.attributes, item.line, item.text, children)


def _post(file: Path, item: Element, zone: datetime.tzinfo) -> Post:
    title = " ".join(item.one("title").split())
    if not title:
        raise DataError((Problem(file, item.line, "This post has no title."),))
    whole, opening = item.one(_CONTENT), item.one("description")
    terms = item.all("category")
    status = item.one("wp:status")
    return Post(
        title=title,
        address=item.one("link"),
        date=_date(file, item, zone),
        html=_paragraphs(whole) if item.one("wp:post_type") else whole or opening,
        line=item.line,
        author=item.one(_CREATOR),
        categories=tuple(t.text.strip() for t in terms if t.attributes.get("domain") in {None, "category"}),
        tags=tuple(t.text.strip() for t in terms if t.attributes.get("domain") == "post_tag"),
        description=re.sub(r"<[^>]*>", "", opening) if whole else "",
        id=item.one("guid"),
        name=item.one("wp:post_name")
        or unquote(urlsplit(item.one("link")).path.rstrip("/").rpartition("/")[2]),
        draft=status not in {"", "publish"},
        opening_only=not whole,
    )


def _date(file: Path, item: Element, zone: datetime.tzinfo) -> datetime.datetime:
    local, written = item.one("wp:post_date"), item.one("pubDate")
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


def _paragraphs(html: str) -> str:
    """WordPress's older posts have paragraphs by empty lines."""
    if re.search(r"<p[\s>]", html, re.IGNORECASE):
        return html
    blocks = (block.strip() for block in re.split(r"\n\s*\n", html.replace("\r\n", "\n")))
    return "\n".join(
        block if re.match(r"<(?!a\b|em\b|i\b|strong\b|b\b|img\b|span\b)", block) else f"<p>{block}</p>"
        for block in blocks
        if block
    )
