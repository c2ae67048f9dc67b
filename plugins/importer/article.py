"""A post → an article of ours: its Markdown, new sources and pictures, and what a person must look at."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from plugins.apa.entry import Bibliography
from plugins.articles.front import front_matter
from plugins.articles.slugs import slug_of
from plugins.importer import intext
from plugins.importer.clean import clean, take_references
from plugins.importer.illustrate import Taken, cover_of, take
from plugins.importer.markdown import to_markdown
from plugins.importer.pictures import Pictures
from plugins.importer.posts import Post
from plugins.importer.sources import Source, match_lines

_NOT_TEXT = frozenset({"a", "code", "pre", "h2", "h3", "h4", "h5", "h6"})
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg)$", re.IGNORECASE)
# An old address that can be led on; see plugins.articles.fields.
_PLAIN_ADDRESS = re.compile(r"(?:/[A-Za-z0-9._~-]+)+")


@dataclass(frozen=True, slots=True)
class Article:
    """What is to be written. `pictures` says which file goes to which name in images/."""

    slug: str
    fields: Mapping[str, str | tuple[str, ...]]
    body: str
    draft: bool
    links: frozenset[str]
    sources: tuple[Source, ...]
    pictures: Mapping[str, Path]
    remarks: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def text(self) -> str:
        """The file; a draft until a person has looked at what is to be looked at."""
        status = {"status": "draft"} if self.draft or self.remarks else {}
        return f"{front_matter({**self.fields, **status})}\n{self.body}"


def hold_back(articles: tuple[Article, ...], drafts: frozenset[str]) -> tuple[Article, ...]:
    """An article that links to a draft waits with it: its link would lead nowhere."""
    waiting = drafts | {article.slug for article in articles if article.draft or article.remarks}
    held = tuple(_waiting_for(article, article.links & waiting) for article in articles)
    return held if held == articles else hold_back(held, drafts)


def _waiting_for(article: Article, drafts: frozenset[str]) -> Article:
    said = [f"It links to {slug}, which is still a draft." for slug in sorted(drafts)]
    new = tuple(sentence for sentence in said if sentence not in article.remarks)
    return replace(article, remarks=(*article.remarks, *new)) if new else article


def slug_for(post: Post) -> str:
    """The old address's last part, made fit where it has other characters; else from the title."""
    return slug_of(post.name) or slug_of(post.title)


@dataclass(frozen=True, slots=True)
class Here:
    """What the site has: the slugs of its articles, these posts among them, and addresses that are in use."""

    slugs: frozenset[str]
    addresses: frozenset[str]


def convert(
    post: Post, library: Bibliography, bib: Path, pictures: Pictures, here: Here
) -> tuple[Article, Bibliography]:
    """The article, and the bibliography with its new entries (they will stand in `bib`)."""
    slug = slug_for(post)
    tree, remarks = clean(intext.plain(post.html))
    found = [*post.remarks, *remarks]
    old_address = _old_address(post, slug, here, found)
    if post.opening_only:
        found.append("The feed holds only the opening; copy the rest of the text from the old site.")
    sources = match_lines(take_references(tree), library, bib)
    found += sources.remarks
    _cite(tree, sources.found)
    found += [f'"{text}" looks like a citation, and no source fits for sure.' for text in _unlinked(tree)]
    taken = Taken(slug, pictures, found)
    for image in tree.find_all("img"):
        take(image, taken)
    cover = cover_of(post, taken)
    _links(tree, post, here.slugs, found)
    body = intext.written(to_markdown(tree))
    if sources.unsure:
        listed = BeautifulSoup("<h2>Other sources</h2><ul></ul>", "html.parser")
        for line in sources.unsure:
            item = listed.new_tag("li")
            item.string = line
            listed.ul.append(item)  # type: ignore[union-attr]
        body += f"\n{to_markdown(listed)}"
    if not body.strip():
        found.append("The post has no text.")
    if r"\[\@" in body:
        found.append("The text holds [@, which would be a citation; write it in another way.")
    fields: dict[str, str | tuple[str, ...]] = {
        "title": post.title,
        "date": post.date.replace(microsecond=0).isoformat(),
        "slug": slug,
        "id": post.id if re.match(r"[a-z]+:", post.id) else "",
        "author": post.author,
        "category": post.categories[0] if post.categories else "",
        "tags": tuple(dict.fromkeys((*post.categories[1:], *post.tags))),
        "description": _short(post.description),
        **cover,
        "old_addresses": (old_address,) if old_address else (),
        "nocite": tuple(s.key for s in sources.found if not re.search(rf"@{re.escape(s.key)}\b", body)),
    }
    new = tuple(source for source in sources.found if source.bibtex)
    notes = tuple(f"New source {source.key}: {source.line.text}" for source in new)
    links = frozenset(re.findall(r"\(/post/([a-z0-9-]+)", body))
    article = Article(slug, fields, body, post.draft, links, new, taken.names, tuple(found), notes)
    return article, sources.library


def _old_address(post: Post, slug: str, here: Here, found: list[str]) -> str:
    """Where readers may still come to; "" when it stays the same or nobody could read it there."""
    if post.draft:
        return ""
    path = unquote(urlsplit(post.address).path).rstrip("/")
    if not path or path == f"/post/{slug}":
        return ""
    if _PLAIN_ADDRESS.fullmatch(path) and "/../" not in f"{path}/" and path not in here.addresses:
        return path
    found.append(
        f"Its address was {path} and will be /post/{slug}; nothing leads from the old one to the new."
    )
    return ""


def _cite(tree: BeautifulSoup, sources: tuple[Source, ...]) -> None:
    tree.smooth()
    for text in tree.find_all(string=True):
        if not any(parent.name in _NOT_TEXT for parent in text.parents):
            text.replace_with(intext.cite(str(text), sources))


def _unlinked(tree: BeautifulSoup) -> list[str]:
    blocks = tree.find_all(["p", "li", "blockquote", "td", "h2", "h3", "h4"])
    innermost = (block for block in blocks if not block.find(["p", "li"]))
    return list(dict.fromkeys(words for block in innermost for words in intext.unlinked(block.get_text())))


def _links(tree: BeautifulSoup, post: Post, slugs: frozenset[str], found: list[str]) -> None:
    """Links inside the old site lead to our articles, or are told."""
    host = urlsplit(post.address).netloc
    for link in tree.find_all("a"):
        target = str(link.get("href", ""))
        if not target:  # the sanitiser took it
            found.append(f'The link on "{link.get_text()}" had no address that a website may offer.')
            link.unwrap()
            continue
        parts = urlsplit(target)
        if parts.scheme in {"mailto", "tel"} or (parts.netloc and parts.netloc != host):
            continue
        slug = slug_of(parts.path.rstrip("/").rpartition("/")[2])
        if slug in slugs:
            link["href"] = f"/post/{slug}"
        else:
            if not _PICTURE_FILE.search(parts.path):  # a picture that opened itself
                found.append(f'The link "{target}" ({link.get_text()}) led to a page of the old site.')
            link.unwrap()


def _short(text: str) -> str:
    """Feeds cut an opening anywhere; we cut it after a sentence or a word."""
    words = " ".join(BeautifulSoup(text, "html.parser").get_text().split()).removesuffix("[…]").strip()
    words = re.sub(r"\[?@", "", words)
    if len(words) <= 300:
        return words
    return words[:300].rpartition(" ")[0] + "…"
