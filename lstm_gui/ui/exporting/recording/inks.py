"""Pens and brushes of Qt as the inks and lines of a figure."""

from math import ceil, floor, sqrt

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QBrush, QColor, QLinearGradient, QPen, QTransform

from lstm_gui.files.figures.marks import Fade, Ink, Path, Shape, Stroke

_CAPS = {
    Qt.PenCapStyle.FlatCap: "butt",
    Qt.PenCapStyle.SquareCap: "square",
    Qt.PenCapStyle.RoundCap: "round",
}
_JOINS = {
    Qt.PenJoinStyle.MiterJoin: "miter",
    Qt.PenJoinStyle.SvgMiterJoin: "miter",
    Qt.PenJoinStyle.BevelJoin: "bevel",
    Qt.PenJoinStyle.RoundJoin: "round",
}
_APART, _THIN = 8.0, 0.75
"""How far apart the lines of a hatching are, along the edge, and how wide, in pixels."""


def ink_of(color: QColor, opacity: float) -> Ink:
    """Return ``color``, seen through as much as ``opacity`` lets."""
    return Ink(color.name(), color.alphaF() * opacity)


def fill_of(brush: QBrush, place: QTransform, opacity: float) -> Ink | Fade | None:
    """Return what ``brush`` fills with, or None if nothing is seen of it."""
    if brush.style() == Qt.BrushStyle.NoBrush:
        return None
    gradient = brush.gradient()
    if isinstance(gradient, QLinearGradient):
        start, end = place.map(gradient.start()), place.map(gradient.finalStop())
        stops = tuple((share, ink_of(color, opacity)) for share, color in gradient.stops())
        return Fade((start.x(), start.y()), (end.x(), end.y()), stops)
    ink = ink_of(brush.color(), opacity)
    return ink if ink.opacity > 0 else None


def stroke_of(pen: QPen, place: QTransform, opacity: float) -> Stroke | None:
    """Return the line that ``pen`` draws, or None if nothing is seen of it."""
    ink = ink_of(pen.color(), opacity)
    if pen.style() == Qt.PenStyle.NoPen or ink.opacity == 0:
        return None
    scale = 1.0 if pen.isCosmetic() else sqrt(abs(place.determinant()))
    width = (pen.widthF() or 1.0) * scale
    dashed = pen.style() != Qt.PenStyle.SolidLine
    return Stroke(
        ink,
        width,
        _CAPS[pen.capStyle()],
        _JOINS[pen.joinStyle()],
        pen.miterLimit(),
        tuple(length * width for length in pen.dashPattern()) if dashed else (),
        pen.dashOffset() * width if dashed else 0.0,
    )


def hatching(area: QRectF, color: QColor, opacity: float) -> tuple[Shape, ...]:
    """Return lines from the bottom left to the top right all over ``area``, as Qt's pattern has."""
    left, top, right, bottom = area.left(), area.top(), area.right(), area.bottom()
    first, last = ceil((left + top) / _APART), floor((right + bottom) / _APART)
    numbers: list[float] = []
    for x_and_y in (_APART * index for index in range(first, last + 1)):
        numbers += max(left, x_and_y - bottom), min(bottom, x_and_y - left)
        numbers += min(right, x_and_y - top), max(top, x_and_y - right)
    stroke = Stroke(ink_of(color, opacity), _THIN)
    return (Shape(Path("ML" * (len(numbers) // 4), tuple(numbers)), stroke=stroke),)
