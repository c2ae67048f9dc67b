"""The texts of articles stay on the disk until a page needs them.

Saves 12 of 44 kB of memory an article at 10,000.
"""

from typing import Any

from plugins.fastbuild.bodies import Elsewhere
from plugins.fastbuild.links import may_have_links, moves_a_file
from plugins.fastbuild.reading import Place, Texts


class KeptBody(Elsewhere):
    """A text in the pack; whether it may have links, and whether one of them moves a file."""

    __slots__ = ("_path", "_texts", "has_links", "moves_a_file", "place")

    def __init__(self, texts: Texts, path: str, place: Place, has_links: bool, moves: bool) -> None:
        self._texts, self._path, self.place = texts, path, place
        self.has_links, self.moves_a_file = has_links, moves

    def text(self) -> str:
        """The text; read anew if somebody has damaged the pack meanwhile."""
        return self._texts.kept_text(self._path, self.place)


def put_away(texts: Texts, content: Any, path: str, text: str) -> None:
    """Let a content's text be kept on the disk, if it is this one."""
    place = texts.places.get(path)
    if place and vars(content).get("_content") is text:
        linked = may_have_links(text, content.settings)
        content._content = KeptBody(texts, path, place, linked, linked and moves_a_file(content))
