"""The lines of the wires of a diagram, how wide they are, and the heads of their arrows."""

import math
from functools import lru_cache

from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from lstm_gui.scenes.pictures.parts import Point
from lstm_gui.ui.style.least_line import line_width
from lstm_gui.ui.style.theme import NO_PEN, brush_of
from lstm_gui.words.numbers import drawn_share

THINNEST, THICKEST = 1.5, 6.0


def wire_width(value: float, full: float) -> float:
    """Return the width of a wire of ``value``: `THINNEST` for 0, `THICKEST` from ``full`` on."""
    thinnest = line_width(THINNEST)
    return thinnest + (THICKEST - thinnest) * abs(drawn_share(value, full))


@lru_cache(maxsize=256)
def path_of(points: tuple[Point, ...]) -> QPainterPath:
    """Return the line through ``points``."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


@lru_cache(maxsize=256)
def direction_of(points: tuple[Point, ...]) -> tuple[float, float]:
    """Return cosine and sine of where a wire arrives."""
    (x0, y0), (x1, y1) = points[-2:]
    angle = math.atan2(y1 - y0, x1 - x0)
    return math.cos(angle), math.sin(angle)


@lru_cache(maxsize=256)
def shortened(points: tuple[Point, ...], by: float) -> tuple[Point, ...]:
    """Return the line without the last ``by`` units, over which an arrow is drawn."""
    (x0, y0), (x1, y1) = points[-2:]
    length = math.hypot(x1 - x0, y1 - y0)
    share = max(0.0, 1 - by / length)
    return (*points[:-1], (x0 + share * (x1 - x0), y0 + share * (y1 - y0)))


def paint_arrow(painter: QPainter, points: tuple[Point, ...], color: QColor, width: float) -> None:
    """Paint the head of an arrow where the line through ``points`` ends."""
    painter.setPen(NO_PEN)
    painter.setBrush(brush_of(color))
    painter.drawPolygon(_head(points, width))


@lru_cache(maxsize=256)
def _head(points: tuple[Point, ...], width: float) -> QPolygonF:
    (x1, y1), cos, sin = points[-1], *direction_of(points)
    length, half = 9.0, 4.0 + width / 4
    corners = ((0.0, 0.0), (-length, half), (-length, -half))
    return QPolygonF([QPointF(x1 + a * cos - b * sin, y1 + a * sin + b * cos) for a, b in corners])
