"""WordPress's own signs in a text, [shortcodes] and <!-- wp:blocks -->, made HTML or taken out and told.

https://codex.wordpress.org/Shortcode_API
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s\]"']+)"""
_CODE = re.compile(
    rf"\[(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attributes>(?:\s+(?:[\w-]+={_VALUE}|\"[^\"]*\"|[\w.:/-]+))*)\s*/?\]"
)
_ATTRIBUTE = re.compile(rf"([\w-]+)=({_VALUE})")
_ESCAPED = re.compile(r"\[(\[[^\[\]]*\])\]")
# WordPress knows these by itself; any other counts as one when it has attributes or an end.
_KNOWN = frozenset({"audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption"})
_CAPTION = re.compile(
    r"\[(?P<name>(?:wp_)?caption)\b(?P<attributes>[^\]]*)\]"
    r"(?P<inside>(?:(?!\[(?:wp_)?caption\b).)*?)\[/(?P=name)\]",
    re.DOTALL,
)
_PICTURE = re.compile(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", re.IGNORECASE)
_EMBED = re.compile(r"\[embed\b[^\]]*\]\s*(?P<url>https?://[^\s<\[\]]+)\s*\[/embed\]")
# An address alone on its line: WordPress shows what is there.
_ALONE = re.compile(r"^[ \t]*(?P<url>https?://[^\s<>]+)[ \t]*$", re.MULTILINE)
_MADE_LATER = re.compile(r"\s*wp:(?P<name>[\w/-]+)\s(?:.*\s)?/\s*", re.DOTALL)
_QUIET = frozenset({"more", "nextpage", "spacer", "separator"})


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the old site: where it is, what it shows, and the id of the post it was put into."""

    address: str
    alt: str = ""
    parent: str = ""


def without_signs(html: str, post: str, attachments: Mapping[str, Attachment]) -> tuple[str, tuple[str, ...]]:
    """(the HTML without them, remarks about what is no longer there). `post` is the post's id."""
    remarks: list[str] = []
    html = _without_comments(html, remarks)
    html = _CAPTION.sub(_figure, html)
    html = _EMBED.sub(lambda match: _link(match["url"], remarks), html)
    html = _ALONE.sub(lambda match: _link(match["url"], remarks), html)
    escaped: list[str] = []
    html = _ESCAPED.sub(lambda match: _kept(match[1], escaped), html)
    ended = {match["name"] for match in _CODE.finditer(html) if match["end"]}

    def code(match: re.Match[str]) -> str:
        name = match["name"].lower()
        if name not in _KNOWN and match["name"] not in ended and "=" not in match["attributes"]:
            return match[0]  # [sic]
        values = {name: value.strip("\"'") for name, value in _ATTRIBUTE.findall(match["attributes"])}
        if name == "gallery":
            return _gallery(values, post, attachments, remarks)
        if name in {"audio", "video"} and (address := values.get("src") or values.get("mp4") or ""):
            return _link(address, remarks)
        remark = f"The shortcode [{match['name']}] was taken out; the text between its signs stayed."
        if remark not in remarks:
            remarks.append(remark)
        return ""

    html = _CODE.sub(code, html)
    return re.sub("\ue003(\\d+)\ue003", lambda match: escaped[int(match[1])], html), tuple(remarks)


def _kept(text: str, escaped: list[str]) -> str:
    """[[name]] shows [name] and does nothing."""
    escaped.append(text)
    return f"\ue003{len(escaped) - 1}\ue003"


def _without_comments(html: str, remarks: list[str]) -> str:
    """Block comments only say how the editor made the HTML between them; some are filled by WordPress."""
    parts: list[str] = []
    at = 0
    while (start := html.find("<!--", at)) >= 0 and (end := html.find("-->", start)) >= 0:
        made = _MADE_LATER.fullmatch(html, start + len("<!--"), end)
        if made and made["name"] not in _QUIET:
            remarks.append(f'The block "{made["name"]}" held nothing: WordPress filled it while it ran.')
        parts.append(html[at:start])
        at = end + len("-->")
    return "".join((*parts, html[at:]))


def _figure(match: re.Match[str]) -> str:
    picture = _PICTURE.search(match["inside"])
    if picture is None:
        return str(match["inside"])
    written = re.search(r'caption="([^"]*)"', match["attributes"])
    words = (match["inside"][picture.end() :].strip() or (written[1] if written else "")).strip()
    said = f"<figcaption>{words}</figcaption>" if words else ""
    return f"\n\n<figure>{picture[0]}{said}</figure>\n\n"


def _link(address: str, remarks: list[str]) -> str:
    remarks.append(f"Another page was shown inside the text; it is a link now: {address}")
    return f'<p><a href="{escape(address)}">{escape(address)}</a></p>'


def _gallery(
    values: Mapping[str, str], post: str, attachments: Mapping[str, Attachment], remarks: list[str]
) -> str:
    ids: Sequence[str] = re.findall(r"\d+", values.get("ids", values.get("include", "")))
    if not ids:
        ids = [id for id, attachment in attachments.items() if attachment.parent == post and post]
    found = [attachments[id] for id in ids if id in attachments]
    if len(found) < len(ids) or not ids:
        remarks.append(
            "A gallery named pictures that the export does not hold; export everything, or add them."
        )
    return "".join(f'<p><img src="{escape(one.address)}" alt="{escape(one.alt)}"></p>' for one in found)
