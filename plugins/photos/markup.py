"""Finished HTML with `<img>` → the same with every size and kind of the photograph, and room kept for it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape

from plugins.photos.model import Kind, Photo, Published

# How wide running text is (theme/static/css/tokens.css: --measure, --gutter).
_MEASURE = 656
_NARROW = "calc(95.2vw - 1.2rem)"
_FROM_MEASURE = "(min-width: 45rem)"

IMG = re.compile(r"""<img\b(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE)
LINK = re.compile(r"""(?P<before><a\b[^>]*?\shref=")(?P<target>[^"]*)""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_TAG = re.compile(r"<[^>]*>")
# What is worked out here and nowhere else.
_OURS = frozenset({"src", "srcset", "sizes", "width", "height", "loading", "decoding", "fetchpriority"})


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a picture, in CSS pixels."""

    width: int
    height: int


Picture = Photo | Size  # a drawing (SVG) has only a size


def illustrated(html: str, find: Callable[[str], Picture | None], address: Callable[[Published], str]) -> str:
    """A text with its pictures; `find` knows those of the site by what stands in `src`.

    Only a picture before the first word is fetched at once: all others are below the fold.
    """

    def replaced(match: re.Match[str]) -> str:
        attributes = dict(_attributes(match["attributes"]))
        picture = find(attributes.get("src", ""))
        if picture is None:
            return match[0]
        first = not _TAG.sub("", html[: match.start()]).strip() and not IMG.search(html, 0, match.start())
        return _tag(picture, attributes, address, first)

    return IMG.sub(replaced, html)


def linked(html: str, find: Callable[[str], Photo | None], address: Callable[[Published], str]) -> str:
    """A text whose links to photographs lead to what was made of them."""

    def replaced(match: re.Match[str]) -> str:
        photo = find(unescape(match["target"]))
        return match["before"] + escape(address(photo.largest)) if photo else match[0]

    return LINK.sub(replaced, html)


@dataclass(frozen=True, slots=True)
class Cover:
    """A photograph for templates, which know how wide it will be.

    `folder` is where its versions are, seen from the root of the host.
    """

    photo: Photo
    folder: str

    def picture(self, *, alt: str, css: str, sizes: str, loading: str, first: bool) -> str:
        """HTML; `first` is for the one that people see first of all."""
        size = self.photo.largest
        attributes = {"class": css, "alt": alt, "width": str(size.width), "height": str(size.height)}
        told = {"loading": loading} | ({"fetchpriority": "high"} if first else {"decoding": "async"})
        return _picture(self.photo, attributes | told, sizes, lambda one: f"{self.folder}/{one.name}")


def addresses(html: str) -> Iterator[str]:
    """What the pictures of a text name, in order."""
    for match in IMG.finditer(html):
        yield dict(_attributes(match["attributes"])).get("src", "")


def targets(html: str) -> Iterator[str]:
    """What the links of a text lead to, in order."""
    for match in LINK.finditer(html):
        yield unescape(match["target"])


def _tag(
    picture: Picture, attributes: Mapping[str, str], address: Callable[[Published], str], first: bool
) -> str:
    natural = picture if isinstance(picture, Size) else Size(picture.largest.width, picture.largest.height)
    shown = _shown(natural, attributes)
    kept = {name: value for name, value in attributes.items() if name not in _OURS}
    told = {"fetchpriority": "high"} if first else {"loading": "lazy", "decoding": "async"}
    all_of_it = {**kept, "alt": kept.get("alt", ""), "width": str(shown.width), "height": str(shown.height)}
    if isinstance(picture, Size):
        return f"<img{_written({'src': attributes['src'], **all_of_it, **told})}>"
    return _picture(picture, all_of_it | told, _sizes(shown.width), address)


def _shown(natural: Size, attributes: Mapping[str, str]) -> Size:
    """As large as the author asks for, in the picture's own proportions."""
    wide, high = (
        int(attributes.get(name, "0") or 0) if attributes.get(name, "0").isdecimal() else 0
        for name in ("width", "height")
    )
    if wide:
        return Size(wide, max(1, round(natural.height * wide / natural.width)))
    if high:
        return Size(max(1, round(natural.width * high / natural.height)), high)
    return natural


def _sizes(width: int) -> str:
    if width >= _MEASURE:
        return f"{_FROM_MEASURE} 41rem, {_NARROW}"
    return f"(min-width: {width + 40}px) {width}px, {_NARROW}"


def _picture(
    photo: Photo, attributes: Mapping[str, str], sizes: str, address: Callable[[Published], str]
) -> str:
    plain = photo.plain
    # For programs that know no list of sizes: feeds, mail, old browsers.
    middle = next((one for one in plain if one.width >= _MEASURE), plain[-1])
    modern = [photo.of(kind) for kind in (Kind.AVIF, Kind.WEBP)]
    sources = "".join(
        f"<source{_written({'type': one[0].kind.value, 'srcset': _set(one, address), 'sizes': sizes})}>"
        for one in modern
        if one and one[0].kind is not plain[0].kind
    )
    several = {"srcset": _set(plain, address), "sizes": sizes} if len(plain) > 1 else {}
    img = f"<img{_written({'src': address(middle), **several, **attributes})}>"
    return f"<picture>{sources}{img}</picture>" if sources else img


def _set(versions: tuple[Published, ...], address: Callable[[Published], str]) -> str:
    return ", ".join(f"{address(one)} {one.width}w" for one in versions)


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    for name, value in _ATTRIBUTE.findall(text):
        yield name.lower(), unescape(value[1:-1] if value[:1] in {'"', "'"} else value)
