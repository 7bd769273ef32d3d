"""The lines of the wires of a diagram, and how wide they are."""

import math
from functools import lru_cache

from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QPainterPath

from lstm_gui.scenes.pictures.parts import Point
from lstm_gui.ui.style.least_line import line_width
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
