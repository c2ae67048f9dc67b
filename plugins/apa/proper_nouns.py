"""Which words of an article's own title are names: its text writes them with a capital, and never small."""

import re

_WORD = re.compile(r"(?<![\w{])[A-Z][\w’'-]*")
_TAG = re.compile(r"<[^>]*>")
# What stands before a word inside a sentence.
_INSIDE = r"[a-z,;)]\s"


def with_names_kept(title: str, html: str) -> str:
    """The title in BibTeX's way, each name in braces, so that sentence case (6.17) leaves its capital.

    `html` is the article. Words of three letters and less are left alone: they are mostly not names.
    """
    text = _TAG.sub("", html)
    return _WORD.sub(lambda match: f"{{{match[0]}}}" if _is_name(match[0], text) else match[0], title)


def _is_name(word: str, text: str) -> bool:
    """A capital inside a sentence says it, a small letter anywhere speaks against it."""
    if len(word) < 4 or word not in text:
        return False
    small = re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text)
    return small is None and re.search(rf"{_INSIDE}{re.escape(word)}(?!\w)", text) is not None
