"""What makes two finished references equal: words, marks and italics, not kinds of blanks and quotes."""

import re
import unicodedata
from html.parser import HTMLParser

_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "‑": "-"})


def levelled(text: str) -> str:
    """Text with one kind of blank, quotation mark, apostrophe and hyphen, composed (NFC)."""
    text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    text = re.sub(r"\.\.\.|\. \. \.", "…", text)
    return re.sub(r"[\s\u00ad\u200b\u2060\ufeff]+", " ", text).strip()


def italics(html: str) -> str:
    """The letters and digits of HTML, each italic one marked; a comma's slant does not matter."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(f"{letter}*" if italic else letter for letter, italic in reader.letters)


def words(html: str) -> str:
    """The text of HTML, levelled."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return levelled("".join(reader.text))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.letters: list[tuple[str, bool]] = []
        self.italic = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.italic = self.italic or tag == "i"

    def handle_endtag(self, tag: str) -> None:
        self.italic = self.italic and tag != "i"

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        self.letters += ((letter, self.italic) for letter in data if letter.isalnum())
