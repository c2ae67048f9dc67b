"""What a reader must have so that its texts can be read ahead and kept."""

from typing import Any, Protocol


class Ahead(Protocol):
    """Reads a text anywhere, and says all that there is to keep of it."""

    reads_ahead: bool
    # What `read` raises to say all that is wrong with a text, in a form that can be pickled.
    refusals: tuple[type[Exception], ...]

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """(HTML, metadata) of one file, as Pelican asks for them."""

    def conditions(self) -> str:
        """Says all that the result depends on besides the file and its path; "" lets nothing be kept."""

    def packed(self, path: str, content: str, metadata: dict[str, Any]) -> tuple[bytes, bool]:
        """What a reading gave and left behind, and whether it will still be right at the next build."""

    def unpacked(self, path: str, data: bytes) -> tuple[str, dict[str, Any]] | None:
        """What the reading gave; what it left behind is put where it was. None: read it anew."""


class Named(Ahead, Protocol):
    """A reader that spares others work."""

    def read_named(self, path: str) -> tuple[str, str, dict[str, Any]]:
        """(`text_name`, HTML, metadata) of one file, all of the same bytes."""

    def html(self, data: bytes) -> str:
        """The HTML alone of what `packed` gave."""
