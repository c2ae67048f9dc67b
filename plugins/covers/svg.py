"""A drawing as SVG: inside a page, where the style sheet colours it, and as a file with its own colours."""

from collections.abc import Callable

from plugins.covers.drawing import STEP, WIDTH, Drawing, Glint, Ground, Ridge
from plugins.covers.palette import Palette

_GLINT_HEIGHT = 5


def inline(drawing: Drawing) -> str:
    """For a page: classes in place of colours, no ids, silent to assistive technology."""
    return (
        f'<svg class="cover cover--{drawing.hour.value}" viewBox="0 0 {WIDTH} {drawing.height}"'
        f' aria-hidden="true">{_shapes(drawing, lambda name: f"cover__{name}")}</svg>'
    )


def file(drawing: Drawing, palette: Palette) -> str:
    """For a file: light colours as attributes, and a style with dark ones for readers who prefer them."""
    names = ("sky", "sun", *(ground.value for ground in Ground), "glint")
    dark = "".join(f".{name}{{fill:{palette.dark(name, drawing.hour)}}}" for name in names)

    def coloured(name: str) -> str:
        return f'{name}" fill="{palette.light(name, drawing.hour)}'

    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{drawing.height}"'
        f' viewBox="0 0 {WIDTH} {drawing.height}">'
        f"<style>@media(prefers-color-scheme:dark){{{dark}}}</style>"
        f'<path class="{coloured("sky")}" d="M0 0h{WIDTH}v{drawing.height}H0z"/>'
        f"{_shapes(drawing, coloured)}</svg>\n"
    )


def path(ridge: Ridge, bottom: int) -> str:
    """The ground from a ridge to the bottom as path data: one smooth curve, then down and around."""
    points, slopes = ridge.points, ridge.slopes
    if len(set(ridge.heights)) == 1:
        return f"M0 {points[0].y}H{WIDTH}V{bottom}H0z"
    first, half = points[0], STEP // 2
    curve = f"M0 {first.y}C{half} {first.y + slopes[0]}"
    joint = " "
    for point, slope in zip(points[1:], slopes[1:], strict=True):
        curve += f"{joint}{point.x - half} {point.y - slope} {point.x} {point.y}"
        joint = "S"
    return f"{curve}V{bottom}H0z"


def _shapes(drawing: Drawing, name: Callable[[str], str]) -> str:
    sun = drawing.sun
    shapes = [f'<circle class="{name("sun")}" cx="{sun.middle.x}" cy="{sun.middle.y}" r="{sun.radius}"/>']
    for ridge in drawing.ridges:
        shapes.append(f'<path class="{name(ridge.ground.value)}" d="{path(ridge, drawing.height)}"/>')
        if ridge.ground is Ground.WATER:
            shapes.append(f'<path class="{name("glint")}" d="{"".join(map(_bar, drawing.glints))}"/>')
    return "".join(shapes)


def _bar(glint: Glint) -> str:
    width, height, half = glint.width, _GLINT_HEIGHT, _GLINT_HEIGHT / 2
    cap = f"a{half} {half} 0 0 1 0"
    return f"M{glint.left.x} {glint.left.y}h{width}{cap} {height}h-{width}{cap}-{height}"
