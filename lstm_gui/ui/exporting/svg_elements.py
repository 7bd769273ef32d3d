"""What stands in an SVG: shapes with a pen and a brush, and the groups they are written in."""

from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct
from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QBrush, QColor, QLinearGradient, QPainterPath, QPen, QTransform

_Kind = QPainterPath.ElementType
_LETTERS = {_Kind.MoveToElement: "M", _Kind.LineToElement: "L", _Kind.CurveToElement: "C"}
_CAPS = {Qt.PenCapStyle.RoundCap: "round", Qt.PenCapStyle.SquareCap: "square"}
_JOINS = {Qt.PenJoinStyle.RoundJoin: "round", Qt.PenJoinStyle.BevelJoin: "bevel"}


class Element(Struct, frozen=True):
    """One shape.

    Parameters
    ----------
    tag, shape
        What it is, and the attributes that say where it lies.
    fill
        The attributes of what it is filled with.
    stroke
        Those of its outline, the same for all that stand in one group.
    clip
        The name of what it is clipped to, ``""`` for nothing.
    """

    tag: str
    shape: str
    fill: str
    stroke: str
    clip: str = ""


def written(elements: Iterable[Element]) -> str:
    """Return ``elements`` in their order; neighbours of one clip and outline stand in a group."""
    groups = groupby(elements, lambda one: (one.clip, one.stroke, one.tag == "rect"))
    return "\n".join(
        _group(clip, stroke, is_rect, list(members)) for (clip, stroke, is_rect), members in groups
    )


def _group(clip: str, stroke: str, is_rect: bool, members: list[Element]) -> str:
    clipped = f' clip-path="url(#{clip})"' if clip else ""
    # Smoothed edges of cells side by side would let the background through.
    crisp = is_rect and len(members) > 1 and stroke == NO_STROKE
    crisply = ' shape-rendering="crispEdges"' if crisp else ""
    shapes = "\n".join(f"<{one.tag} {one.shape} {one.fill}/>" for one in members)
    return f"<g {stroke}{clipped}{crisply}>\n{shapes}\n</g>"


NO_STROKE = 'stroke="none"'


def stroke_of(pen: QPen, opacity: float, scale: float) -> str:
    """Return the attributes of an outline drawn with ``pen`` where lengths are ``scale`` times."""
    if pen.style() == Qt.PenStyle.NoPen:
        return NO_STROKE
    width = (pen.widthF() or 1.0) * (1.0 if pen.isCosmetic() else scale)
    parts = [_painted("stroke", pen.color(), opacity), f'stroke-width="{width:g}"']
    if pen.style() != Qt.PenStyle.SolidLine:
        dashes = " ".join(f"{dash * width:g}" for dash in pen.dashPattern())
        parts.append(
            f'stroke-dasharray="{dashes}" stroke-dashoffset="{pen.dashOffset() * width:g}"'
        )
    if pen.capStyle() in _CAPS:
        parts.append(f'stroke-linecap="{_CAPS[pen.capStyle()]}"')
    if pen.joinStyle() in _JOINS:
        parts.append(f'stroke-linejoin="{_JOINS[pen.joinStyle()]}"')
    return " ".join(parts)


def paint_server(brush: QBrush, transform: QTransform) -> str:
    """Return what ``brush`` fills with, if that is no plain colour, with ``{name}`` as its name."""
    gradient = brush.gradient()
    if isinstance(gradient, QLinearGradient):
        start, end = transform.map(gradient.start()), transform.map(gradient.finalStop())
        stops = "".join(
            f'<stop offset="{place:g}" {_painted("stop", color, 1.0, "-color")}/>'
            for place, color in gradient.stops()
        )
        return (
            '<linearGradient id="{name}" gradientUnits="userSpaceOnUse"'
            f' x1="{start.x():g}" y1="{start.y():g}" x2="{end.x():g}" y2="{end.y():g}">'
            f"{stops}</linearGradient>"
        )
    if brush.style() == Qt.BrushStyle.BDiagPattern:
        line = _painted("stroke", brush.color(), 1.0)
        return (
            '<pattern id="{name}" patternUnits="userSpaceOnUse" width="8" height="8">'
            f'<path d="M-1 1L1 -1M0 8L8 0M7 9L9 7" {line}/></pattern>'
        )
    return ""


def fill_of(
    brush: QBrush,
    opacity: float,
    rule: Qt.FillRule = Qt.FillRule.OddEvenFill,
    server: str = "",
) -> str:
    """Return the attributes of what is filled with ``brush``, or with a paint ``server``."""
    if brush.style() == Qt.BrushStyle.NoBrush:
        return 'fill="none"'
    if server:
        return f'fill="url(#{server})"'
    even_odd = ' fill-rule="evenodd"' if rule == Qt.FillRule.OddEvenFill else ""
    return _painted("fill", brush.color(), opacity) + even_odd


def _painted(what: str, color: QColor, opacity: float, suffix: str = "") -> str:
    alpha = color.alphaF() * opacity
    through = "" if alpha >= 1.0 else f' {what}-opacity="{alpha:.4g}"'
    return f'{what}{suffix}="{color.name()}"{through}'


def path_data(path: QPainterPath) -> str:
    """Return ``path`` as the ``d`` of an SVG path, to a hundredth of a pixel."""
    parts: list[str] = []
    for index in range(path.elementCount()):
        element = path.elementAt(index)
        parts.append(f"{_LETTERS.get(element.type, '')}{element.x:.2f} {element.y:.2f}")
    return " ".join(parts)


def rectangle(rect: QRectF) -> str:
    """Return where ``rect`` lies as attributes of an SVG rectangle."""
    x, y, width, height = (round(one, 2) for one in rect.getRect())
    return f'x="{x:.7g}" y="{y:.7g}" width="{width:.7g}" height="{height:.7g}"'
