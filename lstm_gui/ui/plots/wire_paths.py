"""The lines of the wires of a diagram."""

import math
from functools import lru_cache

from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QPainterPath

from lstm_gui.scenes.pictures.parts import Point


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
