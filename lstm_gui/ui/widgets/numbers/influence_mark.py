"""The mark that says how much a number matters now, and which way it works.

It is a triangle that is the larger the more of the strongest influence its number has, and
never too small to tell which way it points: to where the number has to go for the hidden
state to rise.
"""

from math import sqrt

from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QPolygonF

FAINTEST = 0.04
"""Smaller shares are not marked."""
_LEAST = 5.0


def vertical_mark(share: float, room: float, right: float, bottom: float) -> QPolygonF:
    """Return the mark in a corner of ``room`` pixels: up if ``share`` is above 0."""
    size = _size(share, room)
    base, tip = (bottom, bottom - size) if share > 0 else (bottom - size, bottom)
    return QPolygonF(
        [QPointF(right - size, base), QPointF(right, base), QPointF(right - size / 2, tip)]
    )


def horizontal_mark(share: float, room: float, x: float, y: float) -> QPolygonF:
    """Return the mark around ``(x, y)``: to the right if ``share`` is above 0."""
    size = _size(share, room)
    ahead = size if share > 0 else -size
    return QPolygonF(
        [
            QPointF(x - ahead / 2.6, y - size / 2),
            QPointF(x - ahead / 2.6, y + size / 2),
            QPointF(x + ahead / 1.8, y),
        ]
    )


def _size(share: float, room: float) -> float:
    least = min(_LEAST, room)
    return least + (room - least) * sqrt(min(abs(share), 1.0))
