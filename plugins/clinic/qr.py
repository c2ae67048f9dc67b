"""A text as a picture to scan (ISO/IEC 18004), drawn by segno."""

from segno import make_qr


def qr_svg(text: str, label: str) -> str:
    """An inline SVG, one unit a module with the quiet zone of four; colours are the style sheet's."""
    picture = make_qr(text, error="l").svg_inline(
        omitsize=True, title=label, svgclass="qr", lineclass="qr__dark", svgversion=2.0
    )
    return str(picture)
