"""The pictures of a post under names of ours, each beside what is to be said about it."""

from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from bs4 import Tag

from plugins.articles.slugs import slug_of
from plugins.importer.pictures import Pictures
from plugins.importer.posts import Post


@dataclass(slots=True)
class Taken:
    """The pictures of one article: their names in images/, and what was found to be wrong with them."""

    slug: str
    pictures: Pictures
    found: list[str]
    names: dict[str, Path] = field(default_factory=dict)

    def name(self, address: str) -> str:
        """The name of a picture, the same for the same picture; "" when there is none, which is told."""
        picture = self.pictures.find(address)
        if isinstance(picture, str):
            self.found.append(f"The picture {address or 'without an address'} {picture}")
            return ""
        stem = slug_of(picture.stem) or "picture"
        for number in count(1):
            name = f"{self.slug}-{stem}{'' if number == 1 else f'-{number}'}{picture.suffix}"
            if self.names.setdefault(name, picture.file) == picture.file:
                return name
        raise AssertionError  # there is always another number


def take(image: Tag, taken: Taken) -> None:
    """Point a picture to our images/; one that cannot be had is taken out and told."""
    alt = str(image.get("alt", "")).strip()
    name = taken.name(str(image.get("src", "")))
    if not name:
        if alt:
            taken.found[-1] += f' It shows: "{alt}".'
        image.decompose()
        return
    image["src"] = f"/images/{name}"
    if not alt:
        taken.found.append(f"The picture /images/{name} has no words for people who cannot see it.")


def cover_of(post: Post, taken: Taken) -> dict[str, str]:
    """The fields of the post's own picture."""
    if post.cover is None:
        return {}
    if not post.cover.address:
        taken.found.append("Its own picture is not in the export.")
        return {}
    name = taken.name(post.cover.address)
    if name and not post.cover.alt:
        taken.found.append(f"The cover /images/{name} has no words for people who cannot see it: cover_alt.")
    return {"cover": f"/images/{name}", "cover_alt": post.cover.alt} if name else {}
