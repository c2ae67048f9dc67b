"""A text as a picture to scan (ISO/IEC 18004), drawn by segno."""

from functools import lru_cache

from segno import QRCode, make_qr


def qr_svg(text: str, label: str) -> str:
    """An inline SVG, one unit a module with the quiet zone of four; colours are the style sheet's."""
    picture = _qr(text).svg_inline(
        omitsize=True, title=label, svgclass="qr", lineclass="qr__dark", svgversion=2.0
    )
    return str(picture)


@lru_cache(maxsize=4)
def _qr(text: str) -> QRCode:
    """The same for all languages of a site; choosing its pattern takes 10 ms."""
    return make_qr(text, error="l")
