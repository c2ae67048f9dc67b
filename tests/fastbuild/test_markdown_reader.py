"""A text is read as Pelican reads it, whatever its bytes are."""

from pathlib import Path
from typing import Any

import pytest
from pelican.readers import MarkdownReader as PelicanReader
from pelican.settings import read_settings

from plugins.fastbuild.markdown_reader import MarkdownReader
from plugins.fastbuild.reading import text_name

HEAD = "Title: A *title*\nDate: 2020-02-02\nSummary: Some *words* & more\n\n"
BYTES = {
    "plain": f"{HEAD}A text, é.\n\nMore.\n".encode(),
    "a byte order mark": f"\ufeff{HEAD}A text.\n".encode(),
    "lines as Windows ends them": f"{HEAD}A text\nof two lines.\n".replace("\n", "\r\n").encode(),
    "lines as they ended once": f"{HEAD}A text\nof two lines.\n".replace("\n", "\r").encode(),
    "both": f"{HEAD}One\r\ntwo\rthree\n\rfour".encode(),
    "nothing": b"",
    "only a mark": b"\xef\xbb\xbf",
    "no head": b"Only a text.",
}


def both(file: Path) -> list[Any]:
    readers = [kind(read_settings()) for kind in (PelicanReader, MarkdownReader)]
    return [
        (html, {name: str(value) for name, value in metadata.items()})
        for html, metadata in (reader.read(str(file)) for reader in readers)
    ]


@pytest.mark.parametrize("data", BYTES.values(), ids=BYTES)
def test_a_text_is_read_as_pelican_reads_it(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "text.md"
    file.write_bytes(data)
    plain, quick = both(file)
    assert quick == plain
    name, html, _ = MarkdownReader(read_settings()).read_named(str(file))
    assert (name, html) == (text_name(str(file)), plain[0])


def test_what_is_no_text_is_a_mistake_in_both(tmp_path: Path) -> None:
    file = tmp_path / "text.md"
    file.write_bytes(b"Title: a\n\n\xff\xfe")
    for kind in (PelicanReader, MarkdownReader):
        with pytest.raises(UnicodeDecodeError):
            kind(read_settings()).read(str(file))


def test_html_is_had_without_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "text.md"
    file.write_bytes(BYTES["plain"])
    reader = MarkdownReader(read_settings())
    html, metadata = reader.read(str(file))
    data, lasting = reader.packed(str(file), html, metadata)
    assert lasting
    assert reader.html(data) == html
