"""Texts with citations → HTML, for those that are part of no site."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.apa.markdown_ext.extension import CitationExtension
from plugins.apa.model import Work
from plugins.apa.process import Result
from plugins.fastbuild.quick import quick_markdown
from plugins.languages.model import ENGLISH, Language


@dataclass(frozen=True, slots=True)
class Converted:
    """A document by itself: its HTML, what it cites, and what was odd about its citations (see Found)."""

    html: str
    result: Result
    escaped: tuple[str, ...]
    strays: tuple[tuple[str, str], ...]


class Converter:
    """Converts texts in one language that are part of no site; the `works` are made for that language."""

    def __init__(
        self,
        works: Mapping[str, Work],
        *,
        extensions: Iterable[str],
        whole: bool = False,
        language: Language = ENGLISH,
    ) -> None:
        self._code = language.code
        self._extension = CitationExtension(works, whole=whole)
        self._quick = quick_markdown(
            {"extensions": [*extensions, self._extension], "output_format": "html"},
        )

    def convert(self, text: str, nocite: Iterable[str] = ()) -> Converted:
        """One text; `nocite` lists works that it does not cite."""
        extension, markdown = self._extension, self._quick.restore()
        markdown.Meta = {"nocite": list(nocite), "lang": self._code}  # type: ignore[attr-defined]
        html: str = markdown.convert(text)
        found = extension.found
        return Converted(html, extension.result, tuple(found.escaped), tuple(found.strays))


def convert(
    text: str,
    works: Mapping[str, Work],
    *,
    extensions: Iterable[str],
    whole: bool = False,
    nocite: Iterable[str] = (),
    language: Language = ENGLISH,
) -> Converted:
    """Convert one text by itself; `nocite` and `whole` list works that it does not cite."""
    return Converter(works, extensions=extensions, whole=whole, language=language).convert(text, nocite)
