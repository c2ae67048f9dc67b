"""Posts in social media, whose words are their title (10.15)."""

import re

from plugins.apa.entry import Entry
from plugins.apa.latex import Piece, plain
from plugins.apa.model import Kind

_POST = re.compile(
    r"(?i)(?:tweet|post|status update|thread|toot|skeet|comment|story|reel|photographs?|infographic)\b.*"
    r"|online forum (?:post|comment)"
)
_TITLE_WORDS = 20


def is_post(entry: Entry, kind: Kind) -> bool:
    """Whether a web page is a post by its description or by its author's handle."""
    handle = plain(entry.value("nameaddon")).startswith(("@", "u/"))
    return kind is Kind.WEB and (handle or bool(_POST.fullmatch(plain(entry.value("titleaddon", "type")))))


def first_words(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The first 20 words of a post."""
    kept: list[Piece] = []
    left = _TITLE_WORDS
    for piece in pieces:
        words = list(re.finditer(r"\S+", piece.text))
        if len(words) >= left:
            return (
                (*kept, Piece(piece.text[: words[left - 1].end()], piece.protected, piece.italic))
                if left
                else tuple(kept)
            )
        kept.append(piece)
        left -= len(words)
    return pieces
